import { partitionsApart, UTILISATION } from './placement';
import { BALLOT_BOXES } from '../../model/vote';
import { GATE_COPIES } from '../../model/keys';
import {
  NEW_TABLE_PARTITIONS,
  PARTITION_READS,
  PARTITION_WRITES,
  type WarmThroughput,
} from '../dynamodb/partitions';

/** A crowd that is expected. */
export interface Crowd {
  /** Votes in all. */
  people: number;
  /** Seconds in which they come, evenly. */
  seconds: number;
  votings: number;
  access: 'FREE' | 'PAID';
}

/** What it takes of the table and of its index of votes. */
export interface Needs {
  /** Votes a second, the even rate. */
  rate: number;
  table: WarmThroughput;
  index: WarmThroughput;
  /** Write and read units a second that are really used. */
  writes: number;
  reads: number;
}

/** How often `castVote` reads a gate, another copy each time, and writes a vote, into another box: see its pipeline. */
const GATE_TRIES = 3;
const VOTE_TRIES = 6;

/** Write units of a vote: on the table, and its entry in the index. */
const WRITES: Record<Crowd['access'], number> = { FREE: 1, PAID: 6 };

/** What a crowd needs to be served from its first second. */
export function needsOf({ people, seconds, votings, access }: Crowd): Needs {
  const rate = people / seconds;
  const perVoting = rate / votings;
  const writes = rate * WRITES[access];
  const spread = (total: number, limit: number) => Math.ceil(total / (limit * UTILISATION));
  // Votes are spread by voter; gates and boxes are few, and some of them fall on one partition.
  const table = Math.max(
    spread(writes * 1.25, PARTITION_WRITES),
    partitionsApart({
      keys: GATE_COPIES.length * votings,
      perKey: perVoting / GATE_COPIES.length,
      limit: PARTITION_READS,
      tries: GATE_TRIES,
    }),
    NEW_TABLE_PARTITIONS,
  );
  const index = Math.max(
    partitionsApart({
      keys: BALLOT_BOXES.length * votings,
      perKey: perVoting / BALLOT_BOXES.length,
      limit: PARTITION_WRITES,
      tries: VOTE_TRIES,
    }),
    NEW_TABLE_PARTITIONS,
  );
  const warm = (partitions: number): WarmThroughput => ({
    writes: partitions * PARTITION_WRITES,
    reads: partitions * PARTITION_READS,
  });
  return { rate, table: warm(table), index: warm(index), writes: writes + rate, reads: rate };
}
