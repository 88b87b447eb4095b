import type { DataSourceOutcome } from '../../../protocol';
import { sameValue, toPlainItemOrNull, toWireMap, type WireMap } from '../attribute-values';
import type { DynamoDbError } from '../client';
import { outcomeOfError } from '../outcome';
import { type ExpressionObject, type RequestObject } from '../request';
import type { OperationEnvironment } from './operation';

/** `condition` of a write. */
export interface Condition extends ExpressionObject {
  /** Attributes that may differ between the stored item and the one that a put tried to store. */
  equalsIgnore?: string[];
  /** Whether the stored item is read strongly consistently; true unless said otherwise. */
  consistentRead?: boolean;
  conditionalCheckFailedHandler?: { strategy: 'Reject' | 'Custom'; lambdaArn?: string };
}

/** What a conditional check handler may change about the write for another try. */
export interface Retry {
  attributeValues?: RequestObject;
  update?: ExpressionObject;
  condition?: Condition;
}

interface FailedWrite {
  operation: 'PutItem' | 'UpdateItem' | 'DeleteItem';
  error: DynamoDbError;
  condition: Condition | undefined;
  request: RequestObject;
  attempted?: WireMap;
}

/**
 * What the service does when a condition fails (developer guide, "Condition expressions", "Handling a condition
 * check failure"): read the stored item; when the write would have changed nothing, call it a success; else reject,
 * or let a Lambda function decide between rejecting, discarding and trying again once.
 */
export async function settleFailedCondition(
  write: FailedWrite,
  environment: OperationEnvironment,
  tryAgain: ((retry: Retry) => Promise<DataSourceOutcome>) | undefined,
): Promise<DataSourceOutcome> {
  const { client, tableName } = environment;
  const { Item: stored } = await client.send<{ Item?: WireMap }>('GetItem', {
    TableName: tableName,
    Key: toWireMap(write.request.key as RequestObject),
    ConsistentRead: write.condition?.consistentRead ?? true,
  });
  const current = toPlainItemOrNull(stored);
  if (isAlreadyDone(write, stored)) return { result: current };

  const rejected = outcomeOfError(write.error, current);
  const handler = write.condition?.conditionalCheckFailedHandler;
  if (handler?.strategy !== 'Custom' || !handler.lambdaArn || !tryAgain) return rejected;
  const decision = await decide(handler.lambdaArn, write, stored, environment);
  if (decision.action === 'discard') return { result: current };
  if (decision.action === 'retry') return tryAgain(decision.retryMapping ?? {});
  return rejected;
}

function isAlreadyDone(write: FailedWrite, stored: WireMap | undefined): boolean {
  if (write.operation === 'DeleteItem') return stored === undefined;
  if (write.operation === 'UpdateItem' || !write.attempted || !stored) return false;
  const ignored = new Set(write.condition?.equalsIgnore);
  const names = new Set([...Object.keys(stored), ...Object.keys(write.attempted)]);
  return [...names].every((name) => ignored.has(name) || sameValue(stored[name], write.attempted?.[name]));
}

/** Asks the handler. One that fails leaves the write rejected. */
async function decide(
  lambdaArn: string,
  write: FailedWrite,
  stored: WireMap | undefined,
  { ports, scope, site, tableName, region }: OperationEnvironment,
): Promise<{ action?: string; retryMapping?: Retry }> {
  const outcome = await ports.invokeLambda(
    lambdaArn,
    {
      arguments: scope.arguments,
      requestMapping: { version: '2018-05-29', ...write.request },
      currentValue: stored ?? null,
      resolver: {
        tableName,
        awsRegion: region,
        parentType: site.typeName,
        field: site.fieldName,
        outputType: site.outputType,
      },
      identity: scope.identity,
    },
    'RequestResponse',
  );
  return outcome.ok ? (outcome.payload ?? {}) : {};
}
