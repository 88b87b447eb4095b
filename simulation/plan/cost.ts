import { NEW_TABLE_PARTITIONS, PARTITION_READS, PARTITION_WRITES } from '../dynamodb/partitions';
import { PRICES } from '../prices/list';
import type { Crowd, Needs } from './needs';
import { OPERATIONS_ON_ARRIVAL, type Audience } from './quotas';

/** A part of what a crowd costs, in USD. */
export interface Cost {
  what: string;
  usd: number;
}

/** Units of a vote: of the table and of the index, reads included. */
export const VOTE_UNITS: Record<Crowd['access'], { reads: number; writes: number }> = {
  FREE: { reads: 1, writes: 2 },
  PAID: { reads: 1.5, writes: 7 },
};

/** Microseconds of a GB that counting takes for a vote, measured by `npm run simulate`. */
export const COUNTING_GB_SECONDS = 5e-6;

/** What a crowd costs: once, for getting ready, and on the day. */
export function costsOf(crowd: Crowd, needs: Needs, { watching, paceMilliseconds }: Audience): Cost[] {
  const { people, seconds, access } = crowd;
  const units = VOTE_UNITS[access];
  const warm = [needs.table, needs.index].reduce(
    (sum, { writes, reads }) =>
      sum +
      Math.max(0, writes - NEW_TABLE_PARTITIONS * PARTITION_WRITES) * PRICES.warmWrite.usd +
      Math.max(0, reads - NEW_TABLE_PARTITIONS * PARTITION_READS) * PRICES.warmRead.usd,
    0,
  );
  const messages = (watching * seconds * 1000) / paceMilliseconds;
  return [
    { what: 'warm throughput, once and for all', usd: warm },
    { what: 'votes: AppSync', usd: people * PRICES.operation.usd },
    {
      what: 'votes: DynamoDB',
      usd: people * (units.reads * PRICES.read.usd + units.writes * PRICES.write.usd),
    },
    { what: 'votes: firewall', usd: people * PRICES.firewall.usd },
    { what: 'votes: counting', usd: people * COUNTING_GB_SECONDS * PRICES.compute.usd },
    {
      what: 'arriving: AppSync and firewall',
      usd: people * OPERATIONS_ON_ARRIVAL * (PRICES.operation.usd + PRICES.firewall.usd),
    },
    { what: 'watching: messages', usd: messages * PRICES.update.usd },
    { what: 'watching: connections', usd: ((watching * seconds) / 60) * PRICES.connection.usd },
  ];
}
