import { toPlainItem, toPlainItemOrNull, toWireMap, type WireMap } from '../attribute-values';
import { DynamoDbError } from '../client';
import { Expressions, type RequestObject } from '../request';
import { type Condition, type Retry, settleFailedCondition } from './failed-condition';
import type { Operation, OperationEnvironment } from './operation';

/** Answers the item as stored. */
export const putItem: Operation = (request, environment) =>
  write(request, environment, (retry) => {
    const attributeValues = retry?.attributeValues ?? (request.attributeValues as RequestObject | undefined);
    const item = toWireMap({ ...attributeValues, ...(request.key as RequestObject) });
    return {
      operation: 'PutItem',
      input: { Item: item },
      attempted: item,
      resultOf: () => toPlainItem(item),
    };
  });

/** Answers the item after the update. */
export const updateItem: Operation = (request, environment) =>
  write(request, environment, (retry, expressions) => ({
    operation: 'UpdateItem',
    input: {
      Key: toWireMap(request.key as RequestObject),
      UpdateExpression: expressions.add(retry?.update ?? request.update),
      ReturnValues: 'ALL_NEW',
    },
    resultOf: ({ Attributes }) => toPlainItemOrNull(Attributes),
  }));

/** Answers the item before it was deleted, or null when there was none. */
export const deleteItem: Operation = (request, environment) =>
  write(request, environment, () => ({
    operation: 'DeleteItem',
    input: { Key: toWireMap(request.key as RequestObject), ReturnValues: 'ALL_OLD' },
    resultOf: ({ Attributes }) => toPlainItemOrNull(Attributes),
  }));

interface Write {
  operation: 'PutItem' | 'UpdateItem' | 'DeleteItem';
  input: Record<string, unknown>;
  /** The item that a put tried to store. */
  attempted?: WireMap;
  resultOf(output: { Attributes?: WireMap }): unknown;
}

async function write(
  request: RequestObject,
  environment: OperationEnvironment,
  describe: (retry: Retry | undefined, expressions: Expressions) => Write,
) {
  const attempt = async (retry?: Retry) => {
    const expressions = new Expressions();
    const described = describe(retry, expressions);
    const condition = (retry ? retry.condition : request.condition) as Condition | undefined;
    const conditionText = expressions.add(condition);
    try {
      const output = await environment.client.send<{ Attributes?: WireMap }>(described.operation, {
        TableName: environment.tableName,
        ...described.input,
        ...(conditionText && { ConditionExpression: conditionText }),
        ...expressions.attributes(),
      });
      return { result: described.resultOf(output) };
    } catch (error) {
      if (!(error instanceof DynamoDbError) || error.name !== 'ConditionalCheckFailedException') throw error;
      return settleFailedCondition(
        { error, condition, request, attempted: described.attempted, operation: described.operation },
        environment,
        retry ? undefined : attempt,
      );
    }
  };
  return attempt();
}
