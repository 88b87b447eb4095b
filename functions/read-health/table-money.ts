import { QueryCommand, type DynamoDBClient, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { CHECKOUTS_BY_NEXT_CHECK, checkPartition } from '../../model/checkouts';
import { STATEMENTS, type Key } from '../../model/keys';
import { PAYMENT_PROVIDERS } from '../../model/payment-providers';
import { unmadeRefunds } from '../../model/refunds';
import type { PaymentProvider, Statement } from '../../schema/generated/types';
import { SOON } from '../lib/checkouts/checks';
import { readableCheckouts } from '../lib/checkouts/table-store';
import { toItem } from '../lib/dynamodb/attributes';
import { getItems, plain } from '../lib/dynamodb/items';
import type { Log } from '../lib/log';
import type { MoneyHealth } from './handler';

/** Milliseconds after which a check that was not made, or a refund, is late: both are looked after every minute. */
export const LATE = 600_000;

const MOST_OVERDUE = 100;
const MOST_REFUNDS = 50;

/** What the one table knows of money that needs somebody. */
export class TableMoney {
  constructor(
    private readonly dynamodb: Pick<DynamoDBClient, 'send'>,
    private readonly tableName: string,
    private readonly log: Log,
  ) {}

  async read(now: number): Promise<MoneyHealth> {
    const [overdue, inDoubt, [newest]] = await Promise.all([
      this.ofProviders((provider) => this.overdue(provider, now)),
      this.ofProviders((provider) => this.inDoubt(provider, now)),
      this.statements(),
    ]);
    return {
      purchasesOverdue: overdue,
      refundsInDoubt: inDoubt,
      differences: newest?.differenceCount ?? 0,
      statementMonth: newest?.month ?? null,
    };
  }

  private async ofProviders(count: (provider: PaymentProvider) => Promise<number>): Promise<number> {
    const counts = await Promise.all(PAYMENT_PROVIDERS.map(count));
    return counts.reduce((sum, each) => sum + each, 0);
  }

  /** Purchases that were not paid as far as we know, and that their provider should have been asked about. */
  private async overdue(provider: PaymentProvider, now: number): Promise<number> {
    const before = new Date(now - LATE).toISOString();
    const query = this.toBeChecked({ provider, paid: false }, before, MOST_OVERDUE);
    const { Count = 0 } = await this.dynamodb.send(new QueryCommand({ ...query, Select: 'COUNT' }));
    return Count;
  }

  /** While a refund is to be made its purchase is looked at {@link SOON}, and so stands before all others. */
  private async inDoubt(provider: PaymentProvider, now: number): Promise<number> {
    const query = this.toBeChecked(
      { provider, paid: true },
      new Date(now + SOON).toISOString(),
      MOST_REFUNDS,
    );
    const { Items = [] } = await this.dynamodb.send(new QueryCommand(query));
    const keys = Items.map((item) => plain(item)).map(({ PK, SK }): Key => ({ PK, SK }));
    if (keys.length === 0) return 0;
    const items = await getItems(this.dynamodb as DynamoDBClient, this.tableName, keys);
    const late = new Date(now - LATE).toISOString();
    return readableCheckouts(items, this.log)
      .flatMap((checkout) => unmadeRefunds(checkout))
      .filter(({ at }) => at <= late).length;
  }

  private toBeChecked(
    queue: Parameters<typeof checkPartition>[0],
    until: string,
    Limit: number,
  ): QueryCommandInput {
    return {
      TableName: this.tableName,
      IndexName: CHECKOUTS_BY_NEXT_CHECK,
      KeyConditionExpression: 'pendingSince = :queue AND nextCheckAt <= :until',
      ExpressionAttributeValues: toItem({ ':queue': checkPartition(queue), ':until': until }),
      Limit,
    };
  }

  private async statements(): Promise<Pick<Statement, 'month' | 'differenceCount'>[]> {
    const { Items = [] } = await this.dynamodb.send(
      new QueryCommand({
        TableName: this.tableName,
        KeyConditionExpression: 'PK = :statements',
        ExpressionAttributeValues: toItem({ ':statements': STATEMENTS }),
        ScanIndexForward: false,
        Limit: 1,
      }),
    );
    return Items.map((item) => plain(item) as unknown as Statement);
  }
}
