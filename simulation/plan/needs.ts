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

/** What is planned for is this much of what a partition gives: no minute is even. */
const UTILISATION = 0.8;

/** How often, of a hundred such days, keys may fall together on one partition so that it is too busy. */
const RISK = 0.01;

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
    partitionsApart(GATE_COPIES.length * votings, perVoting / GATE_COPIES.length, PARTITION_READS),
    NEW_TABLE_PARTITIONS,
  );
  const index = Math.max(
    partitionsApart(BALLOT_BOXES.length * votings, perVoting / BALLOT_BOXES.length, PARTITION_WRITES),
    NEW_TABLE_PARTITIONS,
  );
  const warm = (partitions: number): WarmThroughput => ({
    writes: partitions * PARTITION_WRITES,
    reads: partitions * PARTITION_READS,
  });
  return { rate, table: warm(table), index: warm(index), writes: writes + rate, reads: rate };
}

/**
 * Partitions over which some keys, each busy alike, are spread so widely that no partition gets more than it can take:
 * the chance that any `most + 1` of them meet is about C(keys, most + 1) / partitions ^ most.
 */
export function partitionsApart(keys: number, perKey: number, limit: number): number {
  const total = Math.ceil((keys * perKey) / (limit * UTILISATION));
  const most = Math.floor((limit * UTILISATION) / perKey);
  if (most >= keys) return 1;
  if (most < 1) return Infinity;
  const apart = Math.exp((logChoose(keys, most + 1) - Math.log(RISK)) / most);
  return Math.max(total, Math.ceil(apart));
}

function logChoose(all: number, chosen: number): number {
  let sum = 0;
  for (let index = 1; index <= chosen; index += 1) sum += Math.log((all - chosen + index) / index);
  return sum;
}
