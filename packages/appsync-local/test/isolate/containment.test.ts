import { createIsolate, type Isolate } from '../../src/isolate';
import { handlers, ones, runResolver, unitResolver } from './support';

const thousand = `const many = ${ones(1000)};`;
/** The name of a member that no call may name as it is. */
const constructor = "const c = ['const', 'ructor'].join('');";
/** Code that the language allows, and that means harm. */
const attacks = {
  spin: `${thousand} let n = 0; for (const a of many) for (const b of many) for (const c of many) for (const d of many) n += 1; return n;`,
  stack: 'const chain = { next: (n) => chain.next(n + 1) + 1 }; return chain.next(0);',
  escape: `${constructor} return ctx[c][c]('return process')();`,
  escapeByHelper: `${constructor} return util.error[c]('return process')();`,
  escapeByData: `${constructor} return ctx.args.list.map[c]('return globalThis.process')();`,
  pollute: 'ctx.args.constructor.prototype.polluted = true; return {};',
  pollutePrimitive: '"".constructor.prototype.trim = 1; return {};',
  polluteLibrary: 'const open = /** @type {any} */ (util); open.autoId = 1; return {};',
  polluteModule: 'const open = /** @type {any} */ (util.time.nowISO8601); open.cache = 1; return {};',
  cycle: 'ctx.stash.self = ctx.stash; return { payload: ctx.stash };',
  cycleInError: 'ctx.stash.self = ctx.stash; util.error("m", "T", ctx.stash);',
  huge: `${thousand} const text = JSON.stringify(many); let all = ''; for (const a of many) for (const b of [1, 2, 3]) all = all + text; return all;`,
};

let isolate: Isolate;

beforeAll(async () => {
  isolate = await createIsolate(
    [
      unitResolver('honest', handlers('return { payload: "served" };')),
      ...Object.entries(attacks).map(([name, code]) => unitResolver(name, handlers(code))),
      unitResolver(
        'counts',
        `let count = 0;\nconst seen = [];\n${handlers('count += 1; seen.push(count); return { payload: seen };')}`,
      ),
      unitResolver('polluted', handlers('return { payload: [{}.polluted, "".trim(), typeof util.autoId] };')),
    ],
    { workers: 2, stepTimeoutMs: 300 },
  );
});
afterAll(() => isolate.close());

const outcome = async (name: string) =>
  (await runResolver(isolate, name, [], { arguments: { list: [1] } })).output;

/** Runs an attack in the middle of honest steps, which must all be answered. */
async function amongOthers(name: string) {
  const honest = () => Promise.all(Array.from({ length: 50 }, () => outcome('honest')));
  const [before, attack, after] = await Promise.all([honest(), outcome(name), honest()]);
  for (const output of [...before, ...after]) expect(output).toMatchObject({ type: 'done', value: 'served' });
  return attack;
}

test.each<[string, unknown]>([
  ['spin', 'spin: The code was stopped after 300 ms'],
  ['stack', expect.stringContaining('Maximum call stack size exceeded')],
  ['escape', expect.stringContaining('Code generation from strings disallowed')],
  ['escapeByHelper', expect.stringContaining('Code generation from strings disallowed')],
  ['escapeByData', expect.stringContaining('Code generation from strings disallowed')],
  ['pollute', expect.stringContaining('not extensible')],
  ['pollutePrimitive', expect.stringContaining('read only')],
  ['polluteLibrary', expect.stringContaining('read only')],
  ['polluteModule', expect.stringContaining('not extensible')],
  ['cycle', expect.stringContaining('circular')],
  ['cycleInError', expect.stringContaining('circular')],
  ['huge', 'The evaluated object is larger than 5 MB'],
])('%s harms only itself', async (name, message) => {
  const attack = await amongOthers(name);

  expect(attack).toMatchObject({ type: 'failed', error: { message, errorType: 'Code', data: null } });
});

test('several attacks at once harm only themselves', async () => {
  const outputs = await Promise.all(['spin', 'stack', 'spin', 'huge'].map(amongOthers));

  expect(outputs.map(({ type }) => type)).toEqual(['failed', 'failed', 'failed', 'failed']);
});

test('nothing at module level outlives an evaluation', async () => {
  const outputs = await Promise.all(Array.from({ length: 20 }, () => outcome('counts')));

  for (const output of outputs) expect(output).toMatchObject({ value: [1] });
});

test('no attempt at pollution left a trace', async () => {
  for (const name of ['pollute', 'pollutePrimitive', 'polluteLibrary']) await outcome(name);
  const outputs = await Promise.all(Array.from({ length: 20 }, () => outcome('polluted')));

  for (const output of outputs) expect(output).toMatchObject({ value: [null, '', 'function'] });
});
