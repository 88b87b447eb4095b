import type { DynamoDbCall } from '../local/appsync/ports';

/** DynamoDB request units. */
export interface Units {
  read: number;
  write: number;
}

/**
 * Units of one request, by the rules of "DynamoDB read and write operations" and "DynamoDB transactions" in the
 * Amazon DynamoDB developer guide, for items below 1 KB: a strongly consistent read takes one unit and an
 * eventually consistent one half, a write takes one, and each doubles inside a transaction.
 * @throws Error for a request whose units depend on more than the request, such as a query.
 */
export function unitsOf({ operation, request }: DynamoDbCall): Units {
  switch (operation) {
    case 'GetItem':
      return { read: request['ConsistentRead'] === true ? 1 : 0.5, write: 0 };
    case 'PutItem':
    case 'UpdateItem':
    case 'DeleteItem':
      return { read: 0, write: 1 };
    case 'TransactWriteItems':
      return { read: 0, write: 2 * (request['TransactItems'] as unknown[]).length };
    default:
      throw new Error(`The units of ${operation} are not known from the request alone.`);
  }
}

/** Units of several requests. */
export function sumOfUnits(calls: DynamoDbCall[]): Units {
  return calls
    .map(unitsOf)
    .reduce((sum, units) => ({ read: sum.read + units.read, write: sum.write + units.write }), {
      read: 0,
      write: 0,
    });
}
