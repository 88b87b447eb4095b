import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type { CodeUnit } from '../protocol';

/** A place in a source file. Line and column count from 1. */
export interface SourcePosition {
  /** The path that the source map names, without leading `../`; without a map, the unit's name. */
  file: string;
  line: number;
  column: number;
}

/** Turns a place in deployed code (line from 1, column from 0) into the place that its author knows. */
export type Locate = (line: number, column: number) => SourcePosition;

const inlineMap =
  /\/\/[#@] sourceMappingURL=data:application\/json;(?:charset=[^;,]+;)?base64,([\w+/=]+)\s*$/;

/** Follows the unit's inline source map; without a readable one, places are those of the deployed code. */
export function createLocate(unit: CodeUnit): Locate {
  const map = readMap(unit.code);
  return (line, column) => {
    const original = map && originalPositionFor(map, { line, column });
    return original?.source
      ? { file: original.source.replace(/^(\.\.?\/)+/, ''), line: original.line, column: original.column + 1 }
      : { file: unit.name, line, column: column + 1 };
  };
}

function readMap(code: string): TraceMap | undefined {
  const encoded = inlineMap.exec(code)?.[1];
  if (!encoded) return undefined;
  try {
    return new TraceMap(Buffer.from(encoded, 'base64').toString('utf8'));
  } catch {
    // A broken map is no reason to refuse code that runs: the service treats the comment as a debugging aid.
    return undefined;
  }
}
