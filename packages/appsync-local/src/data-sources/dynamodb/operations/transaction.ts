import { randomUUID } from 'node:crypto';
import { invalidRequest } from '../../../field-error';
import { toPlainItem, toPlainItemOrNull, toWireMap, type WireMap } from '../attribute-values';
import { DynamoDbError } from '../client';
import { outcomeOfError } from '../outcome';
import {
  type ExpressionObject,
  Expressions,
  type RequestObject,
  requiredList,
  requiredObject,
  requiredText,
} from '../request';
import type { Operation } from './operation';

/** Answers `{items, cancellationReasons}`: the items in the order asked for, null where there is none. */
export const transactGetItems: Operation = async (request, { client }) => {
  const items = requiredList(request, 'transactItems').map((item, index) => {
    const within = `transactItems[${index}].`;
    const expressions = new Expressions();
    const projection = expressions.add(item.projection as ExpressionObject, `${within}projection`);
    return {
      Get: {
        TableName: requiredText(item, 'table', within),
        Key: toWireMap(requiredObject(item, 'key', within)),
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
  const items = requiredList(request, 'transactItems');
  const TransactItems = items.map((item, index) => writeOf(item, `transactItems[${index}].`));
  return transact('keys', async () => {
    // The token makes a repeated HTTP request harmless, as it does in the SDK.
    await client.send('TransactWriteItems', { TransactItems, ClientRequestToken: randomUUID() });
    return items.map(({ key }) => toPlainItem(toWireMap(key as RequestObject)));
  });
};

function writeOf(item: RequestObject, within: string): Record<string, unknown> {
  const operation = requiredText(item, 'operation', within);
  const key = requiredObject(item, 'key', within);
  const condition = item.condition as
    (ExpressionObject & { returnValuesOnConditionCheckFailure?: boolean }) | undefined;
  const expressions = new Expressions();
  const update =
    operation === 'UpdateItem'
      ? expressions.add(requiredObject(item, 'update', within), `${within}update`)
      : undefined;
  const conditionText = expressions.add(condition, `${within}condition`);
  const common = {
    TableName: requiredText(item, 'table', within),
    ...(conditionText && {
      ConditionExpression: conditionText,
      ReturnValuesOnConditionCheckFailure:
        condition?.returnValuesOnConditionCheckFailure === false ? 'NONE' : 'ALL_OLD',
    }),
    ...expressions.attributes(),
  };
  switch (operation) {
    case 'PutItem':
      return { Put: { ...common, Item: toWireMap({ ...(item.attributeValues as RequestObject), ...key }) } };
    case 'UpdateItem':
      return { Update: { ...common, Key: toWireMap(key), UpdateExpression: update } };
    case 'DeleteItem':
      return { Delete: { ...common, Key: toWireMap(key) } };
    case 'ConditionCheck':
      return { ConditionCheck: { ...common, Key: toWireMap(key) } };
    default:
      throw invalidRequest(`Unsupported operation '${operation}' in '$[${within}operation]'.`);
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
