import path from 'node:path';
import { createContext, runInContext, Script, type Context } from 'node:vm';
import { buildSync } from 'esbuild';

/** What the code asked of its surroundings. */
export interface Observed {
  raised: unknown[];
  appended: unknown[];
  effects: unknown[];
  lines: unknown[];
  returned: unknown[];
}

/** A library in surroundings like the isolate's. */
export interface Bench {
  /** Evaluates an expression and gives its value as JSON would carry it. */
  run: (expression: string) => unknown;
  observed: Observed;
}

const entry = `
  import { createLibrary, installStringSemantics } from './src/library/index';
  globalThis.start = (host) => {
    const library = createLibrary(host);
    installStringSemantics();
    Object.assign(globalThis, library.globals, {
      ddb: library.modules['@aws-appsync/utils/dynamodb'],
      rds: library.modules['@aws-appsync/utils/rds'],
      ai: library.modules['@aws-appsync/utils/ai'],
    });
  };`;

const freeze = `
  const seen = new Set();
  const freezeAll = (value) => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) return;
    seen.add(value);
    Object.freeze(value);
    freezeAll(Object.getPrototypeOf(value));
    for (const { value: inner, get, set } of Object.values(Object.getOwnPropertyDescriptors(value))) {
      freezeAll(inner);
      freezeAll(get);
      freezeAll(set);
    }
  };
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (name !== 'globalThis') freezeAll(globalThis[name]);
  }`;

const { outputFiles } = buildSync({
  stdin: { contents: entry, resolveDir: path.resolve(__dirname, '../..'), loader: 'ts' },
  bundle: true,
  write: false,
  format: 'iife',
  platform: 'neutral',
  target: 'es2022',
  mainFields: ['module', 'main'],
});
const script = new Script(outputFiles[0]!.text);

/** The library bundled as one script, in a context with nothing but the language, frozen as the isolate does. */
export function createBench(): Bench {
  const observed: Observed = { raised: [], appended: [], effects: [], lines: [], returned: [] };
  const context = createContext({ host: hostOf(observed) });
  script.runInContext(context);
  runInContext('start(host)', context);
  runInContext(`(() => {${freeze}})()`, context);
  return { run: (expression) => evaluate(context, expression), observed };
}

function hostOf(observed: Observed) {
  return {
    raise(error: unknown, unauthorized?: boolean) {
      observed.raised.push({ error, unauthorized });
      throw new Error('raised');
    },
    append: (error: unknown) => void observed.appended.push(error),
    effect: (effect: unknown) => void observed.effects.push(effect),
    console: (level: string, values: unknown[]) => void observed.lines.push([level, values]),
    earlyReturn(value: unknown, skipTo: string) {
      observed.returned.push([value, skipTo]);
      throw new Error('returned early');
    },
    authType: () => 'API Key Authorization',
  };
}

function evaluate(context: Context, expression: string): unknown {
  const value: unknown = runInContext(`(${expression})`, context);
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
