import { createIsolate } from '../../src/isolate';
import { handlers, runResolver, unitResolver } from './support';

const args = { number: 100, text: 'a', none: null, list: [1], object: { a: 1 }, yes: true };

async function run(expression: string): Promise<unknown> {
  const code = handlers(`return { payload: ${expression} };`);
  const isolate = await createIsolate([unitResolver('code.js', code)], { workers: 1 });
  try {
    const { output } = await runResolver(isolate, 'code.js', [], { arguments: args });
    return output.type === 'failed' ? output.error.message : (output as { value?: unknown }).value;
  } finally {
    await isolate.close();
  }
}

test.each([
  ["ctx.args.number + ''", 'A number and a string stand at +'],
  ["'n' + ctx.args.number", 'A string and a number stand at +'],
  ['ctx.args.text + ctx.args.none', 'A string and a null stand at +'],
  ["ctx.args.list + 'a'", 'A list and a string stand at +'],
  ['ctx.args.number + ctx.args.yes', 'A number and a boolean stand at +'],
  ['`${ctx.args.none}`', 'A null stands in a template'],
  ['`${ctx.args.missing}`', 'A null stands in a template'],
  ['`${ctx.args.object}`', 'A object stands in a template'],
])('%s is stopped', async (expression, message) => {
  expect(await run(expression)).toContain(message);
});

test.each([
  ["ctx.args.number + 0 + ''", '100'],
  ['ctx.args.number + ctx.args.number', 200],
  ["ctx.args.text + 'b' + ctx.args.text", 'aba'],
  ["'n' + ctx.args.list.length + 'm'", 'n1m'],
  ['(ctx.args.text /* + */) + (ctx.args.text)', 'aa'],
  ['`${ctx.args.number}-${ctx.args.text}-${ctx.args.yes}`', '100-a-true'],
])('%s is %j', async (expression, value) => {
  expect(await run(expression)).toBe(value);
});
