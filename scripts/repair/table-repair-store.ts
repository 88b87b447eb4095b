import { paginateQuery } from '@aws-sdk/client-dynamodb';
import { randomUUID } from 'node:crypto';
import { isInstant } from '../../functions/lib/ballots/countable';
import { toItem } from '../../functions/lib/dynamodb/attributes';
import { plain, read, type PlainItem } from '../../functions/lib/dynamodb/items';
import { transactThroughConflicts } from '../../functions/lib/dynamodb/transact';
import { readVotingTally } from '../../functions/lib/tally/voting-tally';
import { auditWrite } from '../../model/audit-trail';
import {
  epochOfRow,
  isTallyBase,
  isTallySlot,
  minuteOfKey,
  TALLY_SLOTS,
  tallyMinuteKey,
  tallyRepairKey,
} from '../../model/keys';
import {
  countingRows,
  REPAIR,
  repairBeginning,
  repairEnding,
  repairSealing,
  type Repair,
  rowExpiries,
  rowSealings,
} from '../../model/repair';
import { returnWrite } from '../../model/schedule';
import { minuteOf } from '../../model/series';
import { countAttribute, TALLY_SLOT, tallyFrom, type Counts } from '../../model/tally';
import { repairedConclusionWrite } from '../../model/voting';
import { put, remove, type Write } from '../../model/writes';
import { readVotes } from '../operator/ballots';
import type { Target } from '../operator/target';
import { sameCounts, type CountedVotes, type RepairStore } from './repair';

/** Seconds that the rows of an epoch outlast it: longer than the stream delivers votes to counting. */
const ROW_LIFETIME = 3 * 24 * 3600;

/**
 * A repair on the table.
 * @param now milliseconds since the epoch, by the clock of DynamoDB.
 * @param by who repairs, for the audit trail.
 */
export function createRepairStore(target: Target, now: () => number, by: string): RepairStore {
  const { client, tableName } = target;
  const at = (): string => new Date(now()).toISOString();
  const write = (writes: Write[]) => transactThroughConflicts(client, tableName, writes);
  const tallyRows = (votingId: string) => partition(target, tallyRepairKey(votingId).PK);
  const sealedRows = async (votingId: string, { epoch }: Repair): Promise<PlainItem[]> =>
    (await tallyRows(votingId)).filter(
      (row) => (isTallySlot(row) || isTallyBase(row)) && epochOfRow(row) === epoch - 1,
    );
  return {
    read: async (votingId) => {
      const found = await readVotingTally(client, tableName, votingId);
      if (!found) return undefined;
      const { recount, ...unconcluded } = found.voting;
      const rows = await tallyRows(votingId);
      const row = rows.find(({ SK }) => SK === tallyRepairKey(votingId).SK);
      const repair = row && read(REPAIR, row);
      const slots = countingRows(rows, repair).map((slot) => read(TALLY_SLOT, slot));
      const tally = tallyFrom(unconcluded, slots);
      return { voting: recount ? { ...unconcluded, recount } : unconcluded, tally, repair };
    },
    begin: (votingId, from, before) => write([repairBeginning(votingId, from, before)]),
    seal: (votingId, repair) => write([repairSealing(votingId, repair)]),
    sealRows: async (votingId, repair) => {
      for (const sealing of rowSealings(votingId, repair, at())) await write([sealing]);
    },
    sealedVersion: async (votingId, repair) =>
      (await sealedRows(votingId, repair)).reduce(
        (version, row) => version + read(TALLY_SLOT, row).version,
        0,
      ),
    votesBefore: async ({ id, options }, before) => {
      const found: CountedVotes = { counts: {}, minutes: {}, votes: 0, uncountable: [] };
      const offered = new Set(options.map((option) => option.id));
      await readVotes(target, id, ({ PK, optionId, castAt, struck }) => {
        if (struck || (isInstant(castAt) && castAt >= before)) return;
        if (optionId === undefined || !offered.has(optionId) || !isInstant(castAt)) {
          found.uncountable.push(PK);
          return;
        }
        found.votes += 1;
        increment(found.counts, countAttribute(optionId));
        increment((found.minutes[minuteOf(castAt)] ??= {}), countAttribute(optionId));
      });
      return found;
    },
    setMinutes: async (votingId, before, wanted) => {
      const rows = await partition(target, tallyMinuteKey(votingId, '', 0).PK);
      const stored = new Map<string, PlainItem[]>();
      for (const row of rows) stored.set(minuteOfKey(row), [...(stored.get(minuteOfKey(row)) ?? []), row]);
      for (const minute of new Set([...stored.keys(), ...Object.keys(wanted)])) {
        if (minute >= minuteOf(before)) continue;
        const counts = wanted[minute] ?? {};
        if (sameCounts(sumOf(stored.get(minute) ?? []), counts)) continue;
        const [first, ...others] = TALLY_SLOTS.map((slot) => tallyMinuteKey(votingId, minute, slot));
        await write([put(first!, { ...counts, updatedAt: at() }), ...others.map((key) => remove(key))]);
      }
    },
    end: async (votingId, repair, counts, version) => {
      const instant = at();
      return write([
        ...repairEnding(votingId, repair, { counts, version, at: instant }),
        auditWrite({
          id: randomUUID(),
          at: instant,
          by,
          action: 'REPAIR_TALLY',
          votingId,
          // Beside the entry of a struck vote, counts by option would tell how its voter chose: totals do not.
          before: { total: totalOf(sumOf(await sealedRows(votingId, repair))) },
          after: { total: totalOf(counts), version },
        }),
      ]);
    },
    expireRows: async (votingId, repair) => {
      const expiresAt = Math.floor(now() / 1000) + ROW_LIFETIME;
      for (const expiry of rowExpiries(votingId, repair, expiresAt)) await write([expiry]);
    },
    conclude: (voting, { total, counts, version }) => {
      const recount = { at: at(), total, counts: counts.map(({ votes }) => votes), version: version + 1 };
      return write([repairedConclusionWrite(voting, recount), returnWrite(voting.id, voting)]);
    },
  };
}

/** All items of a partition, read strongly consistently. */
async function partition({ client, tableName }: Target, PK: string): Promise<PlainItem[]> {
  const items: PlainItem[] = [];
  const query = {
    TableName: tableName,
    KeyConditionExpression: 'PK = :key',
    ExpressionAttributeValues: toItem({ ':key': PK }),
    ConsistentRead: true,
  };
  for await (const { Items = [] } of paginateQuery({ client }, query)) items.push(...Items.map(plain));
  return items;
}

/** Only what counts votes: `n1`, `n2`, … */
function sumOf(rows: PlainItem[]): Counts {
  const sum: Counts = {};
  for (const row of rows)
    for (const [name, value] of Object.entries(row))
      if (/^n\d+$/.test(name)) sum[name] = (sum[name] ?? 0) + Number(value);
  return sum;
}

function totalOf(counts: Counts): number {
  return Object.values(counts).reduce((total, votes) => total + votes, 0);
}

function increment(counts: Counts, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
