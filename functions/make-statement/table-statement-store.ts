import {
  QueryCommand,
  ScanCommand,
  type DynamoDBClient,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import { FOLDED_SUMS, foldedName, LEDGER_ENTRY, type LedgerEntry } from '../../model/credits';
import {
  CHECKOUT_PREFIX,
  closingEntryKey,
  DIFFERENCE_PREFIX,
  foldedKey,
  LEDGER_PREFIX,
  LISTED_PREFIX,
  ofStatement,
  profileKey,
  statementProgressKey,
  STATEMENTS,
  voterOf,
  type Key,
} from '../../model/keys';
import {
  differenceWrite,
  listedPageWrite,
  newStatementWrite,
  STATEMENT_PROGRESS,
  statementProgressRemoval,
  statementProgressWrite,
  statementWrite,
  type StatementItem,
  type StatementProgress,
} from '../../model/statements';
import type { CreditEntryKind } from '../../schema/generated/types';
import type { ListedRecord } from '../lib/checkouts/lists';
import { readableCheckouts } from '../lib/checkouts/table-store';
import { fromItem, toItem } from '../lib/dynamodb/attributes';
import { getItem, plain, read, type PlainItem } from '../lib/dynamodb/items';
import { isThrottled, transactThroughConflicts, writeItem } from '../lib/dynamodb/transact';
import type { Log } from '../lib/log';
import { retry } from '../lib/retry';
import type { BooksPage, StatementStore, VoterLedger } from './store';

/** On top of the retries of the SDK. What is still throttled then ends the run, and the next one goes on. */
const PATIENCE = { attempts: 8, firstPause: 200, longestPause: 5000, mayPass: isThrottled };

/** Items that one page of the table looks at: so many voters at most are added up between two notes of how far it is. */
const PAGE = 200;

/** Seconds that listed pages are kept, should nobody make their statement. */
const KEPT_SECONDS = 30 * 24 * 3600;

/** The one table, as those see it who make statements. */
export class TableStatementStore implements StatementStore {
  constructor(
    private readonly dynamodb: DynamoDBClient,
    private readonly tableName: string,
    private readonly log: Log,
    private readonly now: () => number = Date.now,
  ) {}

  async progress(): Promise<StatementProgress | undefined> {
    const item = await getItem(this.dynamodb, this.tableName, statementProgressKey());
    return item && withoutKey(read(STATEMENT_PROGRESS, item));
  }

  async newest(month: string): Promise<StatementItem | undefined> {
    const query = {
      ScanIndexForward: false,
      Limit: 1,
      KeyConditionExpression: 'PK = :statements AND begins_with(SK, :month)',
      ExpressionAttributeValues: toItem({ ':statements': STATEMENTS, ':month': `${month}#` }),
    };
    const { items } = await this.query(query);
    return items[0] && (withoutKey(items[0]) as unknown as StatementItem);
  }

  begin(month: string, revision: number): Promise<boolean> {
    return writeItem(this.dynamodb, this.tableName, newStatementWrite(month, revision));
  }

  async save(progress: StatementProgress): Promise<void> {
    const isWritten = await retry(
      () => writeItem(this.dynamodb, this.tableName, statementProgressWrite(progress)),
      PATIENCE,
    );
    if (!isWritten) throw new Error(`Somebody else is making the statement of ${progress.month}.`);
  }

  async finish(progress: StatementProgress, statement: StatementItem): Promise<void> {
    const writes = [statementWrite(statement), statementProgressRemoval(progress)];
    if (!(await transactThroughConflicts(this.dynamodb, this.tableName, writes)))
      throw new Error(`Somebody else has made the statement of ${statement.month}.`);
  }

  async keepListed(progress: StatementProgress, page: number, records: ListedRecord[]): Promise<void> {
    const expiresAt = Math.floor(this.now() / 1000) + KEPT_SECONDS;
    const write = listedPageWrite(progress, page, records, expiresAt);
    await retry(() => writeItem(this.dynamodb, this.tableName, write), PATIENCE);
  }

  async *listed({ month, revision, pages }: StatementProgress): AsyncGenerator<ListedRecord[]> {
    let left = pages;
    for await (const item of this.all(ofStatement(month, revision), LISTED_PREFIX)) {
      // A page behind those that were noted is one that was listed once more.
      if (left === 0) return;
      left -= 1;
      yield item['records'] as unknown as ListedRecord[];
    }
  }

  async addDifference(
    progress: StatementProgress,
    difference: Parameters<StatementStore['addDifference']>[1],
  ): Promise<void> {
    const write = differenceWrite(progress, difference);
    await retry(() => writeItem(this.dynamodb, this.tableName, write), PATIENCE);
    const { kind, provider, reference, checkoutId } = difference;
    this.log('warn', 'StatementDifference', {
      month: progress.month,
      kind,
      provider: provider ?? undefined,
      reference: reference ?? undefined,
      checkout: checkoutId ?? undefined,
    });
  }

  async countDifferences({ month, revision }: StatementProgress): Promise<number> {
    let count = 0;
    for await (const _ of this.all(ofStatement(month, revision), DIFFERENCE_PREFIX)) count += 1;
    return count;
  }

  books(after: Key | undefined): Promise<BooksPage> {
    return retry(async () => {
      const {
        Items = [],
        LastEvaluatedKey,
        ConsumedCapacity,
      } = await this.dynamodb.send(
        new ScanCommand({
          TableName: this.tableName,
          ConsistentRead: true,
          Limit: PAGE,
          FilterExpression: 'SK = :profile OR SK = :sums OR (begins_with(SK, :checkout) AND paid = :true)',
          ExpressionAttributeValues: toItem({
            ':profile': profileKey('').SK,
            ':sums': foldedKey('').SK,
            ':checkout': CHECKOUT_PREFIX,
            ':true': true,
          }),
          ReturnConsumedCapacity: 'TOTAL',
          ...(after ? { ExclusiveStartKey: toItem(after) } : {}),
        }),
      );
      const items = Items.map(plain);
      const isCheckout = ({ SK }: Key) => SK.startsWith(CHECKOUT_PREFIX);
      return {
        voters: items.filter((item) => !isCheckout(item)).map(voterOf),
        checkouts: readableCheckouts(items.filter(isCheckout), this.log),
        next: LastEvaluatedKey && (fromItem(LastEvaluatedKey) as Key),
        units: ConsumedCapacity?.CapacityUnits ?? 0,
      };
    }, PATIENCE);
  }

  /** What is folded moves from entries to sums: with the same version of them before and after, both belong together. */
  ledger(userId: string): Promise<VoterLedger> {
    const attempt = async (): Promise<VoterLedger | undefined> => {
      const before = await this.sumsAndProfile(userId);
      const sums = new Map<string, number>(Object.entries(before.sums));
      const closing = closingEntryKey(userId).SK;
      let sum = 0;
      for await (const item of this.all(profileKey(userId).PK, LEDGER_PREFIX)) {
        const entry = read(LEDGER_ENTRY, item);
        sum += entry.credits;
        if (entry.SK === closing) continue;
        const name = foldedName(entry);
        sums.set(name, (sums.get(name) ?? 0) + entry.credits);
      }
      const after = await this.sumsAndProfile(userId);
      if (after.sumsVersion !== before.sumsVersion) return undefined;
      const isStill = after.version === before.version;
      return { balance: isStill ? after.credits : undefined, sum, entries: entriesOf(sums) };
    };
    const error = () => new Error(`The ledger of ${userId} is being folded all the time.`);
    return retry(attempt, PATIENCE, error);
  }

  private async sumsAndProfile(userId: string) {
    const [folded, profile] = await Promise.all([
      getItem(this.dynamodb, this.tableName, foldedKey(userId)),
      getItem(this.dynamodb, this.tableName, profileKey(userId)),
    ]);
    const { version: sumsVersion, ...sums } = folded
      ? withoutKey(read(FOLDED_SUMS, folded))
      : { version: undefined };
    const { version, credits = 0 } = (profile ?? {}) as { version?: number; credits?: number };
    return { sumsVersion, sums: sums as Record<string, number>, version, credits };
  }

  private async *all(partition: string, prefix: string): AsyncGenerator<PlainItem> {
    let startKey: QueryCommandInput['ExclusiveStartKey'];
    do {
      const page = await this.query({
        KeyConditionExpression: 'PK = :partition AND begins_with(SK, :prefix)',
        ExpressionAttributeValues: toItem({ ':partition': partition, ':prefix': prefix }),
        ExclusiveStartKey: startKey,
      });
      yield* page.items;
      startKey = page.next;
    } while (startKey);
  }

  private query(
    input: Partial<QueryCommandInput>,
  ): Promise<{ items: PlainItem[]; next: QueryCommandInput['ExclusiveStartKey'] }> {
    return retry(async () => {
      const { Items = [], LastEvaluatedKey } = await this.dynamodb.send(
        new QueryCommand({ TableName: this.tableName, ConsistentRead: true, ...input }),
      );
      return { items: Items.map(plain), next: LastEvaluatedKey };
    }, PATIENCE);
  }
}

/** Months stand for instants in them: `2026-11 VOTE` is an entry of that month. */
function entriesOf(sums: Map<string, number>): VoterLedger['entries'] {
  return [...sums].map(([name, credits]): Pick<LedgerEntry, 'at' | 'kind' | 'credits'> => {
    const [at = '', kind] = name.split(' ');
    return { at, kind: kind as CreditEntryKind, credits };
  });
}

function withoutKey<T extends Key>(item: T): Omit<T, keyof Key> {
  const { PK: _, SK: __, ...rest } = item;
  return rest;
}
