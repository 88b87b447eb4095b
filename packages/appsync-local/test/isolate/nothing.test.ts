import { createIsolate, type NullMeaning } from '../../src/isolate';
import { handlers, runResolver, unitResolver } from './support';

/** Runs the body of a request handler; `before` stands at the top of the module. */
async function run(body: string, nullMeaning: NullMeaning = 'service', args = {}) {
  const isolate = await createIsolate([unitResolver('code.js', handlers(body))], { nullMeaning, workers: 1 });
  try {
    const { output } = await runResolver(isolate, 'code.js', [], { arguments: args });
    return output.type === 'failed' ? output.error.message : (output as { value?: unknown }).value;
  } finally {
    await isolate.close();
  }
}

const payload = (expression: string): string => `return { payload: ${expression} };`;
const args = { none: null, list: [1, null], text: 'a', object: {} };

test.each([
  ['ctx.args.missing === ctx.args.none', true, false],
  ['ctx.args.missing !== ctx.args.none', false, true],
  ['(ctx.args.missing) /* === */ === (ctx.args.none)', true, false],
  ['[ctx.args.missing === ctx.args.none === ctx.args.text]', [false], [false]],
  ['ctx.args.text === ctx.args.missing', false, false],
  ['ctx.args.text === ctx.args.text', true, true],
  ['JSON.stringify({ a: ctx.args.missing, b: ctx.args.text })', '{"a":null,"b":"a"}', '{"b":"a"}'],
  ['Object.values({ a: ctx.args.missing })[0] === ctx.args.none', true, false],
])('%s is %j for the service, %j by the standard', async (expression, service, standard) => {
  expect(await run(payload(expression), 'service', args)).toEqual(service);
  expect(await run(payload(expression), 'standard', args)).toEqual(standard);
});

test('what is stored as undefined is null, however it is written', async () => {
  const body =
    'const { missing } = ctx.args; const a = { missing }; a.b = missing; return { payload: JSON.stringify([a, missing]) };';
  expect(await run(body, 'service', args)).toBe('[{"missing":null,"b":null},null]');
  expect(await run(body, 'standard', args)).toBe('[{},null]');
});

test('a switch tells null from undefined no more than a comparison does', async () => {
  const body =
    'switch (ctx.args.missing) { case ctx.args.none: return { payload: 1 }; default: return { payload: 2 }; }';
  expect(await run(body, 'service', args)).toBe(1);
  expect(await run(body, 'standard', args)).toBe(2);
});

test('a value of two sides is stored as it is', async () => {
  const body = 'const a = { b: ctx.args.text ?? ctx.args.object.c, d: ctx.args.none ?? ctx.args.missing };';
  expect(await run(`${body} return { payload: JSON.stringify(a) };`, 'service', args)).toBe(
    '{"b":"a","d":null}',
  );
});

test('both sides of ?? are evaluated', async () => {
  const body = 'return { payload: ctx.args.text ?? ctx.args.none.there };';
  expect(await run(body, 'standard', args)).toBe('a');
  expect(await run(body, 'service', args)).toContain('Cannot read properties of null');
});

const unsure = 'is null and has a default: whether AppSync takes it then is not known';
test.each([
  ['const { none = 1 } = ctx.args; return { payload: none };', `code.js:1:`],
  ['const { a: { b = 1 } } = { a: { b: ctx.args.none } }; return { payload: b };', unsure],
  ['for (const { none = 1 } of [ctx.args]) { return { payload: none }; } return {};', unsure],
  ['for (const { none = 1 } of [ctx.args]) return { payload: none }; return {};', unsure],
  ['const f = (a = 1) => a; return { payload: f(ctx.args.none) };', unsure],
  ['const f = (a = 1) => ({ a }); return { payload: f(ctx.args.none) };', unsure],
  ['function f({ none = ctx.args.text }) { return none; } return { payload: f(ctx.args) };', unsure],
  ['return { payload: ctx.args.object === ctx.stash };', 'Two objects were compared'],
  [
    'return { payload: ctx.args.list.includes(ctx.args.missing) };',
    'includes was asked for null or undefined',
  ],
  ['return { payload: ctx.args.text.indexOf(ctx.args.missing) };', 'indexOf was asked for null or undefined'],
])('%s is stopped', async (body, message) => {
  expect(await run(body, 'service', args)).toContain(message);
});

test.each([
  ['const { missing = 1, text = 2 } = ctx.args; return { payload: [missing, text] };', [1, 'a']],
  ['const { none = null } = ctx.args; return { payload: [none] };', [null]],
  ['const { missing = ctx.args.none } = ctx.args; return { payload: [missing] };', [null]],
  ['const f = (a = 1) => a; return { payload: [f(), f(2)] };', [1, 2]],
  ['const f = ({ a = 1 }, [b = 2]) => [a, b]; return { payload: f({}, []) };', [1, 2]],
  ['return { payload: [1].indexOf(ctx.args.none) };', -1],
  [
    'return { payload: [ctx.error, ctx.prev, ctx.source, ctx.identity, ctx.result] };',
    [null, null, null, null, null],
  ],
])('%s runs', async (body, value) => {
  expect(await run(body, 'service', args)).toEqual(value);
});
