import { QueryCommand, type DynamoDBClient, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { CHECKOUT_PREFIX, checkoutKey, VOTINGS_BY_OPENING } from '../../model/keys';
import { PAYMENT_SHARES, paymentPartition, paymentPosition, type PaymentRange } from '../../model/payments';
import { readableCheckouts } from '../lib/checkouts/table-store';
import { toItem } from '../lib/dynamodb/attributes';
import { plain } from '../lib/dynamodb/items';
import type { Log } from '../lib/log';
import type { ReadShare, SharePage } from './merge';

/** Purchases to be read: so many in a page, and only those before a position. */
export interface Reading {
  pageSize: number;
  before?: string;
  /** Whether only those are wanted whose money was taken. */
  isPaid?: boolean;
}

/** Sorts after whatever begins with what is before it. */
const END = '~';

/** The purchases in the one table. */
export class TablePayments {
  constructor(
    private readonly dynamodb: DynamoDBClient,
    private readonly tableName: string,
    private readonly log: Log,
  ) {}

  /** Readers of all purchases of a range, each of them newest first. */
  shares(range: PaymentRange, reading: Reading): ReadShare[] {
    const { userId, from } = range;
    // A list that is read on after midnight may begin a day later than it did.
    if (reading.before !== undefined && reading.before < from) return [];
    if (userId !== undefined) return [this.voterReader(userId, range, reading)];
    return PAYMENT_SHARES.map((share) => this.shareReader(share, range, reading));
  }

  private voterReader(userId: string, range: PaymentRange, reading: Reading): ReadShare {
    const id = reading.before?.split('#')[1];
    const last = checkoutKey(userId, id ?? END);
    return this.pages([
      {
        query: {
          ConsistentRead: true,
          KeyConditionExpression: 'PK = :voter AND SK BETWEEN :first AND :last',
        },
        values: { ':voter': last.PK, ':first': CHECKOUT_PREFIX, ':last': last.SK },
        range,
        reading,
      },
    ]);
  }

  private shareReader(share: number, range: PaymentRange, reading: Reading): ReadShare {
    const last = reading.before ?? `${range.to}${END}`;
    return this.pages(
      monthsDown(range.from, last).map((month) => ({
        query: {
          IndexName: VOTINGS_BY_OPENING,
          KeyConditionExpression: 'kind = :part AND opening BETWEEN :first AND :last',
        },
        values: { ':part': paymentPartition(month, share), ':first': range.from, ':last': last },
        range,
        reading,
        end: month,
      })),
    );
  }

  /** One query after the other, each to its end. */
  private pages(parts: Part[]): ReadShare {
    const left = [...parts];
    let startKey: QueryCommandInput['ExclusiveStartKey'];
    return async () => {
      for (;;) {
        const [part] = left;
        if (!part) return undefined;
        const page = await this.page(part, startKey);
        startKey = page.startKey;
        if (!startKey) left.shift();
        const readTo = page.readTo ?? (left.length > 0 ? part.end : undefined);
        // Of a voter's own purchases a page with none that are wanted does not say where it ended.
        if (page.items.length > 0 || (startKey && readTo)) return { items: page.items, readTo };
      }
    };
  }

  private async page(
    { query, values, range, reading }: Part,
    startKey: QueryCommandInput['ExclusiveStartKey'],
  ): Promise<SharePage & { startKey: QueryCommandInput['ExclusiveStartKey'] }> {
    const filter = filterOf(range, reading);
    const { Items = [], LastEvaluatedKey } = await this.dynamodb.send(
      new QueryCommand({
        TableName: this.tableName,
        ...query,
        ...filter.expressions,
        ExpressionAttributeValues: toItem({ ...values, ...filter.values }),
        ScanIndexForward: false,
        Limit: reading.pageSize,
        ExclusiveStartKey: startKey,
      }),
    );
    const found = readableCheckouts(Items.map(plain), this.log);
    const items = found.filter((checkout) => {
      const day = checkout.createdAt.slice(0, 10);
      const isBefore = reading.before === undefined || paymentPosition(checkout) < reading.before;
      return isBefore && day >= range.from && day <= range.to;
    });
    const last = LastEvaluatedKey && plain(LastEvaluatedKey);
    const readTo = last && (typeof last['opening'] === 'string' ? last['opening'] : endOf(found, reading));
    return { items, startKey: LastEvaluatedKey, readTo };
  }
}

interface Part {
  query: Partial<QueryCommandInput>;
  values: object;
  range: PaymentRange;
  reading: Reading;
  /** What nothing newer than is left once it is read. */
  end?: string;
}

/** Of a voter's own purchases the last one read says where a page ended. */
function endOf(found: Parameters<typeof paymentPosition>[0][], { before }: Reading): string | undefined {
  const last = found.at(-1);
  return last ? paymentPosition(last) : before;
}

function filterOf({ status, provider }: PaymentRange, { isPaid }: Reading) {
  const wanted = { status, provider, paid: isPaid };
  const names = Object.entries(wanted).filter(([, value]) => value !== undefined && value !== null);
  if (names.length === 0) return { expressions: {}, values: {} };
  return {
    expressions: {
      FilterExpression: names.map(([name]) => `#${name} = :${name}`).join(' AND '),
      ExpressionAttributeNames: Object.fromEntries(names.map(([name]) => [`#${name}`, name])),
    },
    values: Object.fromEntries(names.map(([name, value]) => [`:${name}`, value])),
  };
}

/** The months of a range, the last one first. */
function monthsDown(from: string, last: string): string[] {
  const months: string[] = [];
  for (let month = last.slice(0, 7); month >= from.slice(0, 7); month = monthBefore(month))
    months.push(month);
  return months;
}

function monthBefore(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 2, 1)).toISOString().slice(0, 7);
}
