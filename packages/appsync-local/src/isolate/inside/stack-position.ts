import type { CompiledPosition } from '../program';

/** A frame of a unit's script, as V8 writes it: `at request (unit:3:12:7)`. */
const frame = /\bunit:(\d+):(\d+):(\d+)\)?$/m;

/** The innermost place in resolver code of an error's stack. */
export function positionIn(error: unknown): CompiledPosition | undefined {
  const found = error instanceof Error && typeof error.stack === 'string' ? frame.exec(error.stack) : null;
  return found ? { unit: Number(found[1]), line: Number(found[2]), column: Number(found[3]) - 1 } : undefined;
}
