import { toPlainItem, type WireMap } from '../attribute-values';
import { Expressions, type RequestObject } from '../request';
import type { Operation, OperationEnvironment } from './operation';

interface Page {
  Items?: WireMap[];
  LastEvaluatedKey?: WireMap;
  ScannedCount?: number;
}

/** Answers a page: `{items, nextToken, scannedCount}`. `limit` counts what is read, before the filter. */
export const query: Operation = async (request, environment) => {
  const expressions = new Expressions();
  const condition = expressions.add(request.query);
  return readPage('Query', request, environment, expressions, {
    KeyConditionExpression: condition,
    ...(typeof request.scanIndexForward === 'boolean' && { ScanIndexForward: request.scanIndexForward }),
  });
};

/** The same over a table or an index, in segments if asked for. */
export const scan: Operation = async (request, environment) =>
  readPage('Scan', request, environment, new Expressions(), {
    ...(present(request.totalSegments) && {
      TotalSegments: request.totalSegments,
      Segment: request.segment ?? 0,
    }),
  });

async function readPage(
  operation: 'Query' | 'Scan',
  request: RequestObject,
  { client, tableName, pageTokens, site }: OperationEnvironment,
  expressions: Expressions,
  input: Record<string, unknown>,
) {
  const filter = expressions.add(request.filter);
  const projection = expressions.add(request.projection);
  const startKey = pageTokens.open(request.nextToken, site.name);
  const page = await client.send<Page>(operation, {
    TableName: tableName,
    ...input,
    ...(present(request.index) && { IndexName: request.index }),
    ...(present(request.limit) && { Limit: request.limit }),
    ...(present(request.select) && { Select: request.select }),
    ...(request.consistentRead === true && { ConsistentRead: true }),
    ...(filter && { FilterExpression: filter }),
    ...(projection && { ProjectionExpression: projection }),
    ...expressions.attributes(),
    ...(startKey && { ExclusiveStartKey: startKey }),
  });
  return {
    result: {
      items: (page.Items ?? []).map(toPlainItem),
      nextToken: pageTokens.seal(page.LastEvaluatedKey, site.name),
      scannedCount: page.ScannedCount ?? 0,
    },
  };
}

function present(value: unknown): boolean {
  return value !== null && value !== undefined;
}
