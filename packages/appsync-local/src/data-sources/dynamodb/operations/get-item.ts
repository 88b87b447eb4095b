import { toPlainItemOrNull, toWireMap, type WireMap } from '../attribute-values';
import { Expressions, type RequestObject } from '../request';
import type { Operation } from './operation';

/** Answers the item, or null when there is none. */
export const getItem: Operation = async (request, { client, tableName }) => {
  const expressions = new Expressions();
  const projection = expressions.add(request.projection);
  const { Item } = await client.send<{ Item?: WireMap }>('GetItem', {
    TableName: tableName,
    Key: toWireMap(request.key as RequestObject),
    ...(request.consistentRead === true && { ConsistentRead: true }),
    ...(projection && { ProjectionExpression: projection }),
    ...expressions.attributes(),
  });
  return { result: toPlainItemOrNull(Item) };
};
