import { constants, createContext, Script } from 'node:vm';
import { checkCodes, checkPipeline } from '../language';
import { bundles } from '../isolate/bundles';
import { CodeRejected } from '../isolate/code-rejected';
import { link, unitsOf } from '../isolate/link';
import { scriptName, type RawStepOutput } from '../isolate/program';
import { withPlaces } from '../isolate/step-output';
import type { Inside } from '../isolate/worker/context';
import type { ResolverProgram, StepInput, StepOutput } from '../protocol';

/** What resolver code finds in place of this machine's clock and of chance. */
export interface Surroundings {
  /** Milliseconds since 1970. */
  now: () => number;
  /** From 0 up to, but never, 1. */
  random: () => number;
}

/** Stack traces would take more time than the code that ends with an early return; places in it are not told. */
const SURROUNDINGS = `(now, random) => {
  Date.now = now;
  Math.random = random;
  Object.defineProperty(Error, 'stackTraceLimit', { get: () => 0, set: () => undefined });
}`;

/** Evaluates one step, here and now. */
export type TrustedStep = (input: StepInput) => StepOutput;

/**
 * Loads programs into a context of this very process: the compiler, the library and the pipelines are those of the
 * isolate, but nothing stops code that does not end, or that takes all memory. For code that one would run anyway.
 * @throws CodeRejected when the service would refuse some of the code
 */
export async function loadTrusted(
  programs: ResolverProgram[],
  { now, random }: Surroundings,
): Promise<TrustedStep> {
  const diagnostics = [...checkCodes(unitsOf(programs)), ...programs.flatMap(checkPipeline)];
  if (diagnostics.length > 0) throw new CodeRejected(diagnostics);
  const linked = link(programs);
  const context = createContext(constants.DONT_CONTEXTIFY, {
    codeGeneration: { strings: false, wasm: false },
  });
  const evaluate = (code: string, filename: string): unknown =>
    new Script(code, { filename }).runInContext(context);
  const replace = evaluate(SURROUNDINGS, 'surroundings');
  (replace as (now: () => number, random: () => number) => void)(now, random);
  const inside = evaluate((await bundles()).inside, 'inside') as Inside;
  for (const [unit, { script }] of linked.units.entries()) inside.define(evaluate(script, scriptName(unit)));
  inside.load(JSON.stringify(linked.programs));
  return (input) =>
    withPlaces(linked.units, input.resolver, asData(inside.evaluateHere(input)) as RawStepOutput);
}

/** What JSON would leave of values of the context: without what is undefined, cut off from where it came from. */
function asData(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((part) => asData(part) ?? null);
  const data: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const part = asData((value as Record<string, unknown>)[name]);
    if (part !== undefined && typeof part !== 'function') data[name] = part;
  }
  return data;
}
