import { countAttribute, type Addition, type Counts } from '../../model/tally';
import type { StreamedVote } from './votes';

/** Votes to be committed together, and how far they bring the shard. */
export interface Chunk {
  additions: Addition[];
  /** The sequence number of the last vote. */
  sequence: bigint;
}

/**
 * Rows that one chunk may touch: DynamoDB takes 100 in a transaction, one of them is the checkpoint, and the rest is
 * room to breathe.
 */
export const MAX_ROWS = 90;

/** Cuts votes, in the order of their shard, into chunks that each fit into one transaction. */
export function chunksOf(votes: StreamedVote[]): Chunk[] {
  const chunks: ChunkBuilder[] = [];
  for (const vote of votes) {
    let chunk = chunks.at(-1);
    if (!chunk?.hasRoomFor(vote)) {
      chunk = new ChunkBuilder();
      chunks.push(chunk);
    }
    chunk.add(vote);
  }
  return chunks.map((chunk) => chunk.build());
}

class ChunkBuilder {
  private readonly additions = new Map<string, Addition>();
  private rows = 0;
  private sequence = 0n;

  hasRoomFor(vote: StreamedVote): boolean {
    return this.rows + this.newRowsFor(vote) <= MAX_ROWS;
  }

  add(vote: StreamedVote): void {
    this.rows += this.newRowsFor(vote);
    this.sequence = vote.sequence;
    const { votingId, optionId, minute } = vote;
    const addition = this.additions.get(votingId) ?? { votingId, counts: {}, minutes: {} };
    this.additions.set(votingId, addition);
    const attribute = countAttribute(optionId);
    increment(addition.counts, attribute);
    increment((addition.minutes[minute] ??= {}), attribute);
  }

  build(): Chunk {
    return { additions: [...this.additions.values()], sequence: this.sequence };
  }

  /** A voting's slot, and the slot of each minute. */
  private newRowsFor({ votingId, minute }: StreamedVote): number {
    const addition = this.additions.get(votingId);
    if (!addition) return 2;
    return addition.minutes[minute] ? 0 : 1;
  }
}

function increment(counts: Counts, attribute: string): void {
  counts[attribute] = (counts[attribute] ?? 0) + 1;
}
