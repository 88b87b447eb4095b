import { invalid, Refusal, type Reason } from './errors';
import { conditionOf } from './expressions/condition';
import type { Placeholders } from './expressions/operands';
import { updated } from './expressions/update';
import type { Item } from './items';
import type { Change, Table } from './table';

/** A write in DynamoDB's own words, alone or in a transaction. */
export interface WriteRequest extends Placeholders {
  TableName: string;
  Key?: Item;
  Item?: Item;
  UpdateExpression?: string;
  ConditionExpression?: string;
  ReturnValues?: string;
  ReturnValuesOnConditionCheckFailure?: string;
}

/** The kinds of writes. */
export type WriteKind = 'Put' | 'Update' | 'Delete' | 'ConditionCheck';

/** A write that was asked for, and the item that it is about. */
export interface Intent {
  kind: WriteKind;
  request: WriteRequest;
  partition: string;
  sort: string;
}

/** @throws Refusal for what DynamoDB does not understand. */
export function intentOf(table: Table, kind: WriteKind, request: WriteRequest): Intent {
  const key = kind === 'Put' ? request.Item : request.Key;
  if (!key) throw invalid('A write needs a key.');
  if (request.TableName !== table.definition.name) throw invalid(`There is no table ${request.TableName}.`);
  const [partition, sort] = table.keyOf(key);
  if (partition === '' || sort === '') throw invalid('The provided key element does not match the schema');
  return { kind, request, partition, sort };
}

/** Whether the condition of a write holds now. */
export function holds(table: Table, { request, partition, sort }: Intent): boolean {
  if (request.ConditionExpression === undefined) return true;
  const item = table.get(partition, sort)?.item;
  return conditionOf(request.ConditionExpression)({ ...request, item });
}

/** What a write makes of its item; undefined: nothing, it was a check. */
export function changeOf(table: Table, { kind, request, partition, sort }: Intent): Change | undefined {
  if (kind === 'ConditionCheck') return undefined;
  if (kind === 'Put') return { partition, sort, after: request.Item! };
  if (kind === 'Delete') return { partition, sort, after: undefined };
  const current = table.get(partition, sort)?.item ?? request.Key!;
  const after = request.UpdateExpression ? updated(request.UpdateExpression, current, request) : current;
  return { partition, sort, after };
}

/** The refusal of a single write. */
export function conditionFailed(table: Table, { request, partition, sort }: Intent): Refusal {
  const item =
    request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' ? table.get(partition, sort)?.item : undefined;
  return new Refusal('ConditionalCheckFailedException', 'The conditional request failed', undefined, item);
}

/** The refusal of a transaction: one reason for each of its writes. */
export function cancelled(reasons: Reason[]): Refusal {
  const codes = reasons.map(({ Code }) => Code).join(', ');
  return new Refusal(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    reasons,
  );
}

/** Why one write stands in the way of its transaction; undefined when it does not. */
export function reasonAgainst(table: Table, intent: Intent): Reason | undefined {
  if (holds(table, intent)) return undefined;
  const { request, partition, sort } = intent;
  const item = table.get(partition, sort)?.item;
  return {
    Code: 'ConditionalCheckFailed',
    Message: 'The conditional request failed',
    ...(request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' && item && { Item: item }),
  };
}
