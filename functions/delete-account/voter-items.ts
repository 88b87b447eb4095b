import { paginateQuery, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { goneWrite, stopSellingWrite } from '../../model/closure';
import { appSeenKey, closureKey, mailboxKey, profileKey } from '../../model/keys';
import { departureWrites, MAILBOX } from '../../model/people';
import { PROFILE, type ProfileItem } from '../../model/profile';
import { remove, type Write } from '../../model/writes';
import { toItem } from '../lib/dynamodb/attributes';
import { getItem, plain, read, type PlainItem } from '../lib/dynamodb/items';
import {
  transact,
  transactThroughConflicts,
  writeItem,
  type TransactionOutcome,
} from '../lib/dynamodb/transact';
import { closeAccount } from '../lib/people/close-account';

/** The most writes of one transaction ("TransactWriteItems", Amazon DynamoDB API reference). */
export const WRITES_AT_ONCE = 100;

/** A voter's items in the one table. Reads are strongly consistent. */
export class VoterItems {
  constructor(
    private readonly dynamodb: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  /** The profile, or undefined if there is none. */
  async profile(userId: string): Promise<ProfileItem | undefined> {
    const item = await getItem(this.dynamodb, this.tableName, profileKey(userId));
    return item && read(PROFILE, item);
  }

  /** All items whose sort key begins so, page by page, however many there are. */
  async *pages(userId: string, prefix: string): AsyncGenerator<PlainItem[]> {
    const query = {
      TableName: this.tableName,
      ConsistentRead: true,
      KeyConditionExpression: 'PK = :voter AND begins_with(SK, :prefix)',
      ExpressionAttributeValues: toItem({ ':voter': profileKey(userId).PK, ':prefix': prefix }),
    };
    for await (const { Items = [] } of paginateQuery({ client: this.dynamodb }, query))
      yield Items.map(plain);
  }

  /** All items whose sort key begins so. */
  async all(userId: string, prefix: string): Promise<PlainItem[]> {
    const items: PlainItem[] = [];
    for await (const page of this.pages(userId, prefix)) items.push(...page);
    return items;
  }

  /** Sells nothing to this voter until then. @param until seconds since 1970; a later instant stays. */
  async stopSelling(userId: string, until: number): Promise<void> {
    await writeItem(this.dynamodb, this.tableName, stopSellingWrite(userId, until));
  }

  /** Leaves tokens of this voter nothing to do. @param now milliseconds since 1970. */
  async close(userId: string, now: number): Promise<void> {
    await closeAccount({ client: this.dynamodb, tableName: this.tableName }, userId, now);
  }

  /** Notes that the user of this voter is gone. */
  async noteGone(userId: string): Promise<void> {
    await writeItem(this.dynamodb, this.tableName, goneWrite(userId));
  }

  /** Whether that was noted, a little while ago. */
  async isGone(userId: string): Promise<boolean> {
    return (await getItem(this.dynamodb, this.tableName, closureKey(userId)))?.['gone'] === true;
  }

  /** Begins to forget this voter's mailbox, and forgets the authenticator app. @param now milliseconds since 1970. */
  async leaveMailbox(userId: string, now: number): Promise<void> {
    await writeItem(this.dynamodb, this.tableName, remove(appSeenKey(userId)));
    const item = await getItem(this.dynamodb, this.tableName, mailboxKey(userId));
    if (!item) return;
    const { person } = read(MAILBOX, item);
    const writes = departureWrites(userId, person, new Date(now).toISOString());
    const left = await transactThroughConflicts(this.dynamodb, this.tableName, writes);
    // The mailbox has another account: there is nothing to forget but that it was this one's.
    if (!left) await writeItem(this.dynamodb, this.tableName, remove(mailboxKey(userId)));
  }

  /** Writes everything or nothing, once. */
  write(writes: Write[]): Promise<TransactionOutcome> {
    return transact(this.dynamodb, this.tableName, writes);
  }
}

/** A list cut into parts of at most so many. */
export function inParts<T>(list: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, part) =>
    list.slice(part * size, (part + 1) * size),
  );
}
