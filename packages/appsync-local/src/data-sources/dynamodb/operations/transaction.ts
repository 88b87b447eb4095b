import { randomUUID } from 'node:crypto';
import { toPlainItem, toPlainItemOrNull, toWireMap, type WireMap } from '../attribute-values';
import { DynamoDbError } from '../client';
import { outcomeOfError } from '../outcome';
import { type ExpressionObject, Expressions, type RequestObject } from '../request';
import type { Operation } from './operation';

/** Answers `{items, cancellationReasons}`: the items in the order asked for, null where there is none. */
export const transactGetItems: Operation = async (request, { client }) => {
  const items = (request.transactItems as TransactItem[]).map((item) => {
    const expressions = new Expressions();
    const projection = expressions.add(item.projection);
    return {
      Get: {
        TableName: item.table,
        Key: toWireMap(item.key),
        ...(projection && { ProjectionExpression: projection }),
        ...expressions.attributes(),
      },
    };
  });
  return transact('items', async () => {
    const { Responses = [] } = await client.send<{ Responses?: { Item?: WireMap }[] }>('TransactGetItems', {
      TransactItems: items,
    });
    return Responses.map(({ Item }) => toPlainItemOrNull(Item));
  });
};

/** Answers `{keys, cancellationReasons}`: the keys written, in the order of the request. */
export const transactWriteItems: Operation = async (request, { client }) => {
  const items = request.transactItems as TransactItem[];
  const TransactItems = items.map(writeOf);
  return transact('keys', async () => {
    // The token makes a repeated HTTP request harmless, as it does in the SDK.
    await client.send('TransactWriteItems', { TransactItems, ClientRequestToken: randomUUID() });
    return items.map(({ key }) => toPlainItem(toWireMap(key)));
  });
};

/** A member of `transactItems`. */
interface TransactItem extends RequestObject {
  table: string;
  key: RequestObject;
  operation: 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'ConditionCheck';
  condition?: ExpressionObject & { returnValuesOnConditionCheckFailure?: boolean };
}

function writeOf(item: TransactItem): Record<string, unknown> {
  const { key, condition } = item;
  const expressions = new Expressions();
  const update = expressions.add(item.update);
  const conditionText = expressions.add(condition);
  const common = {
    TableName: item.table,
    ...(conditionText && {
      ConditionExpression: conditionText,
      ReturnValuesOnConditionCheckFailure:
        condition?.returnValuesOnConditionCheckFailure === false ? 'NONE' : 'ALL_OLD',
    }),
    ...expressions.attributes(),
  };
  switch (item.operation) {
    case 'PutItem':
      return { Put: { ...common, Item: toWireMap({ ...(item.attributeValues as RequestObject), ...key }) } };
    case 'UpdateItem':
      return { Update: { ...common, Key: toWireMap(key), UpdateExpression: update } };
    case 'DeleteItem':
      return { Delete: { ...common, Key: toWireMap(key) } };
    case 'ConditionCheck':
      return { ConditionCheck: { ...common, Key: toWireMap(key) } };
  }
}

async function transact(resultName: 'items' | 'keys', run: () => Promise<unknown[]>) {
  try {
    return { result: { [resultName]: await run(), cancellationReasons: null } };
  } catch (error) {
    if (!(error instanceof DynamoDbError) || !error.cancellationReasons) throw error;
    const cancellationReasons = error.cancellationReasons.map(reasonOf);
    return outcomeOfError(error, { [resultName]: null, cancellationReasons });
  }
}

/** The spelling is that of the developer guide's page "TransactWriteItems"; DynamoDB's own code differs. */
function reasonOf({ Code = 'None', Message, Item }: { Code?: string; Message?: string; Item?: WireMap }) {
  if (Code === 'None') return { type: 'None', message: 'None' };
  const reason =
    Code === 'ConditionalCheckFailed'
      ? { type: 'ConditionCheckFailed', message: 'The condition check failed.' }
      : { type: Code, message: Message ?? Code };
  return Item ? { ...reason, item: toPlainItem(Item) } : reason;
}
