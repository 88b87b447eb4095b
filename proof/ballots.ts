/** Published ballots: one JSON a line, sorted by id, nothing else. A line is a leaf of the hash tree. */
import { utf8, type Bytes } from './bytes';
import { canonicalJson } from './canonical';

/** A vote without its voter and its instant. */
export interface PublishedBallot {
  ballotId: string;
  optionId: string;
}

/**
 * Ballots of a full subtree of the hash tree, 2^10: what is read and hashed at once. All blocks but the last hold as many.
 */
export const BLOCK_SIZE = 1024;

/** A ballot as it is published: its line in the file, without the line break, which is also its leaf. */
export function ballotLine({ ballotId, optionId }: PublishedBallot): string {
  return canonicalJson({ ballotId, optionId });
}

/** The bytes of a leaf. */
export function leafOf(ballot: PublishedBallot): Bytes {
  return utf8(ballotLine(ballot));
}

/** The ballot in a line; undefined if the line is not written as {@link ballotLine} writes it. */
export function ballotIn(line: string): PublishedBallot | undefined {
  try {
    const { ballotId, optionId } = JSON.parse(line) as Record<string, unknown>;
    if (typeof ballotId !== 'string' || typeof optionId !== 'string') return undefined;
    return ballotLine({ ballotId, optionId }) === line ? { ballotId, optionId } : undefined;
  } catch {
    return undefined;
  }
}

/** The lines of a file that comes in pieces. Each ends with a line break, the last one, too. */
export async function* linesIn(pieces: AsyncIterable<Bytes>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
