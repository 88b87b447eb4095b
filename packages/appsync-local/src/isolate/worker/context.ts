import { constants, createContext, Script } from 'node:vm';
import type { StepInput } from '../../protocol';
import type { LinkedProgram } from '../program';
import { scriptName } from '../program';

/** What the bundle `inside/index.ts` exports. */
export interface Inside {
  define(module: unknown): void;
  load(programsJson: string): void;
  evaluate(inputJson: string): string;
  evaluateHere(input: StepInput): object;
}

/**
 * Makes the context that resolver code runs in. Its global object is its own (no host object stands behind it), code
 * cannot be made from strings, and nothing but functions of the context's own and strings is handed in or out.
 */
export function createInside(bundle: string, scripts: string[], programs: LinkedProgram[]): Inside {
  const context = createContext(constants.DONT_CONTEXTIFY, {
    codeGeneration: { strings: false, wasm: false },
  });
  const evaluate = (code: string, filename: string): unknown =>
    new Script(code, { filename }).runInContext(context);
  const inside = evaluate(bundle, 'inside') as Inside;
  for (const [unit, script] of scripts.entries()) inside.define(evaluate(script, scriptName(unit)));
  inside.load(JSON.stringify(programs));
  return inside;
}
