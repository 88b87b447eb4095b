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

/** The epoch that a vote is counted into; undefined: a repair of the tally takes it from the votes. */
export type Placing = (vote: StreamedVote) => number | undefined;

/** Cuts votes, in the order of their shard, into chunks that each fit into one transaction. */
export function chunksOf(votes: StreamedVote[], epochOf: Placing): Chunk[] {
  const chunks: ChunkBuilder[] = [];
  for (const vote of votes) {
    let chunk = chunks.at(-1);
    const epoch = epochOf(vote);
    if (!chunk?.hasRoomFor(vote, epoch)) {
      chunk = new ChunkBuilder();
      chunks.push(chunk);
    }
    chunk.add(vote, epoch);
  }
  return chunks.map((chunk) => chunk.build());
}

class ChunkBuilder {
  private readonly additions = new Map<string, Addition>();
  private rows = 0;
  private sequence = 0n;

  hasRoomFor(vote: StreamedVote, epoch: number | undefined): boolean {
    return this.rows + this.newRowsFor(vote, epoch) <= MAX_ROWS;
  }

  add(vote: StreamedVote, epoch: number | undefined): void {
    this.rows += this.newRowsFor(vote, epoch);
    this.sequence = vote.sequence;
    if (epoch === undefined) return;
    const { votingId, optionId, minute } = vote;
    const name = nameOf(vote, epoch);
    const addition = this.additions.get(name) ?? { votingId, epoch, counts: {}, minutes: {} };
    this.additions.set(name, addition);
    const attribute = countAttribute(optionId);
    increment(addition.counts, attribute);
    increment((addition.minutes[minute] ??= {}), attribute);
  }

  build(): Chunk {
    return { additions: [...this.additions.values()], sequence: this.sequence };
  }

  /** A voting's slot, and the slot of each minute. */
  private newRowsFor(vote: StreamedVote, epoch: number | undefined): number {
    if (epoch === undefined) return 0;
    const addition = this.additions.get(nameOf(vote, epoch));
    if (!addition) return 2;
    return addition.minutes[vote.minute] ? 0 : 1;
  }
}

function nameOf({ votingId }: StreamedVote, epoch: number): string {
  return `${votingId}/${epoch}`;
}

function increment(counts: Counts, attribute: string): void {
  counts[attribute] = (counts[attribute] ?? 0) + 1;
}
