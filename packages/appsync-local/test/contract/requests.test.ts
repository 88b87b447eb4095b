import { askJson } from './harness/graphql';
import { cases, page, topic } from './harness/topic';

const DYNAMODB = 'JavaScript resolver function reference for DynamoDB';
const MISTAKES = 'Troubleshooting and common mistakes';
const SEEN = 'Answers of the service, captured';
/** The path is the service's form, the words are those of its like. */
const DECIDED = 'Decided, after the words that were seen';

type Source = 'none' | 'table' | 'function' | 'http';

const S = (text: unknown): object => ({ S: text });
const key = { pk: S('requests'), sk: S('a') };
const query = { expression: 'pk = :pk', expressionValues: { ':pk': S('requests') } };
const update = { expression: 'SET n = :n', expressionValues: { ':n': { N: 1 } } };

async function refusal(source: Source, request: unknown): Promise<string | undefined> {
  const { errors } = await askJson('query', source, 'request', request);
  const [error] = errors;
  if (error) expect(error).toMatchObject({ path: [source], errorType: 'MappingTemplate', data: null });
  return error?.message;
}

/** A request, the way to its one wrong element, and what the service says of such. */
interface Wrong {
  source?: Source;
  request: unknown;
  message: string;
}

const unsupported = (way: string): string => `Unsupported element '$${way}'.`;
const missing = (way: string): string => `Value for field '$${way}' not found.`;
const must = (way: string, be: string): string => `Value for field '$${way}' must be ${be}.`;

function wrong(rows: Wrong[]): (Wrong & { case: string })[] {
  return rows.map((row) => ({ ...row, case: `${JSON.stringify(row.request)} is refused: ${row.message}` }));
}

topic('Requests of resolvers', () => {
  cases(
    [
      ...page(
        SEEN,
        wrong([
          {
            request: {
              operation: 'UpdateItem',
              key,
              update,
              condition: { expression: 'n = n', returnValuesOnConditionCheckFailure: false },
            },
            message: unsupported('[condition][returnValuesOnConditionCheckFailure]'),
          },
          {
            request: { operation: 'UpdateItem', key, update, returnValues: 'ALL_OLD' },
            message: unsupported('[returnValues]'),
          },
          {
            request: { operation: 'PutItem', key, hasCustomPartitionKey: true },
            message: unsupported('[hasCustomPartitionKey]'),
          },
          { request: { operation: 'PutItem', key, item: {} }, message: unsupported('[item]') },
          { request: { operation: 'Query', query, limit: '5' }, message: must('[limit]', 'a number') },
          {
            request: { operation: 'BatchGetItem', tables: { T: { keys: [] } } },
            message: "RequestItem keys '$[tables][T]' can't be empty",
          },
          {
            request: { operation: 'GetItem', key: { pk: 'x', sk: S('a') } },
            message: "Expected JSON object for attribute value '$[key][pk]' but got 'STRING' instead.",
          },
        ]),
      ),
      ...page(MISTAKES, [...wrong([{ request: { payload: {} }, message: missing('[operation]') }])]),
      ...page(
        DECIDED,
        wrong([
          {
            request: { operation: 'GetItem', key, consistenRead: true },
            message: unsupported('[consistenRead]'),
          },
          { request: { operation: 'Query', query, Limit: 1 }, message: unsupported('[Limit]') },
          { request: { operation: 'Query', query, condition: {} }, message: unsupported('[condition]') },
          {
            request: { operation: 'Scan', scanIndexForward: true },
            message: unsupported('[scanIndexForward]'),
          },
          { request: { operation: 'DeleteItem', key, update }, message: unsupported('[update]') },
          {
            request: { operation: 'Query', query: { ...query, names: {} } },
            message: unsupported('[query][names]'),
          },
          {
            request: { operation: 'GetItem', key, projection: { expression: 'n', expressionValues: {} } },
            message: unsupported('[projection][expressionValues]'),
          },
          {
            request: { operation: 'BatchGetItem', tables: { T: { keys: [key], index: 'i' } } },
            message: unsupported('[tables][T][index]'),
          },
          {
            request: { operation: 'TransactGetItems', transactItems: [{ table: 'T', key, condition: {} }] },
            message: unsupported('[transactItems][0][condition]'),
          },
          {
            request: {
              operation: 'TransactWriteItems',
              transactItems: [
                {
                  operation: 'DeleteItem',
                  table: 'T',
                  key,
                  condition: { expression: 'a', equalsIgnore: [] },
                },
              ],
            },
            message: unsupported('[transactItems][0][condition][equalsIgnore]'),
          },
          {
            request: {
              operation: 'TransactWriteItems',
              transactItems: [{ operation: 'ConditionCheck', table: 'T', key }],
            },
            message: missing('[transactItems][0][condition]'),
          },
          {
            request: { operation: 'TransactWriteItems', transactItems: [{ table: 'T', key }] },
            message: missing('[transactItems][0][operation]'),
          },
          { request: { operation: 'GetItem' }, message: missing('[key]') },
          { request: { operation: 'UpdateItem', key }, message: missing('[update]') },
          { request: { operation: 'UpdateItem', key, update: {} }, message: missing('[update][expression]') },
          { request: { operation: 'Query', query: null }, message: missing('[query]') },
          {
            request: {
              operation: 'PutItem',
              key,
              condition: { expression: 'n = n', conditionalCheckFailedHandler: { strategy: 'Custom' } },
            },
            message: missing('[condition][conditionalCheckFailedHandler][lambdaArn]'),
          },
          {
            request: { operation: 'GetItem', key, consistentRead: 'true' },
            message: must('[consistentRead]', 'a boolean'),
          },
          { request: { operation: 'Query', query, index: 1 }, message: must('[index]', 'a string') },
          { request: { operation: 'Query', query, filter: 'n = n' }, message: must('[filter]', 'an object') },
          {
            request: { operation: 'Scan', select: 'COUNT' },
            message: expect.stringContaining("'$[select]' must be one of") as string,
          },
          {
            request: { operation: 'TransactGetItems', transactItems: {} },
            message: must('[transactItems]', 'a list'),
          },
          { request: { operation: 'BatchPutItem', tables: [] }, message: must('[tables]', 'an object') },
          {
            request: { operation: 'GetItem', key, version: '2017-02-28' },
            message: must('[version]', 'one of 2018-05-29'),
          },
          {
            request: { operation: 'GetItem', key: { pk: S(S('x')) } },
            message: must('[key][pk][S]', 'a string'),
          },
          {
            request: { operation: 'GetItem', key: { pk: { T: 'x' } } },
            message: unsupported('[key][pk][T]'),
          },
          {
            request: { operation: 'GetItem', key: { pk: { S: 'x', N: 1 } } },
            message: must('[key][pk]', 'have exactly one type').replace('must be', 'must'),
          },
          {
            request: { operation: 'PutItem', key, attributeValues: { a: { L: [{ M: { b: null } }] } } },
            message:
              "Expected JSON object for attribute value '$[attributeValues][a][L][0][M][b]' but got 'NULL' instead.",
          },
          {
            request: {
              operation: 'UpdateItem',
              key,
              update: { expression: 'x', expressionValues: { ':n': 5 } },
            },
            message:
              "Expected JSON object for attribute value '$[update][expressionValues][:n]' but got 'NUMBER' instead.",
          },
          {
            source: 'function',
            request: { operation: 'Invoke', Payload: 1 },
            message: unsupported('[Payload]'),
          },
          {
            source: 'function',
            request: { operation: 'Invoke', invocationType: 'DryRun' },
            message: must('[invocationType]', 'one of RequestResponse, Event'),
          },
          { source: 'function', request: {}, message: missing('[operation]') },
          {
            source: 'http',
            request: { method: 'GET', resourcePath: '/', path: '/' },
            message: unsupported('[path]'),
          },
          { source: 'http', request: { method: 'GET' }, message: missing('[resourcePath]') },
          {
            source: 'http',
            request: { method: 'HEAD', resourcePath: '/' },
            message: must('[method]', 'one of PUT, PATCH, POST, DELETE, GET'),
          },
          {
            source: 'http',
            request: { method: 'GET', resourcePath: '/', params: { header: {} } },
            message: unsupported('[params][header]'),
          },
          {
            source: 'http',
            request: { method: 'GET', resourcePath: '/', params: { headers: { a: 1 } } },
            message: must('[params][headers][a]', 'a string'),
          },
          {
            source: 'http',
            request: { method: 'GET', resourcePath: '/', params: { query: { a: { b: 1 } } } },
            message: must('[params][query][a]', 'a string'),
          },
          {
            source: 'none',
            request: { payload: 1, operation: 'Invoke' },
            message: unsupported('[operation]'),
          },
          { source: 'none', request: [1], message: must('', 'an object') },
        ]),
      ),
    ],
    async ({ source = 'table', request, message }) => {
      expect(await refusal(source, request)).toEqual(message);
    },
  );

  cases(
    page(`${DYNAMODB}; resolver mapping template reference`, [
      { source: 'none', request: {} },
      { source: 'none', request: { version: '2018-05-29', payload: null } },
      { source: 'function', request: { version: '2018-05-29', operation: 'Invoke', invocationType: null } },
      { source: 'table', request: { version: '2018-05-29', operation: 'GetItem', key, projection: null } },
      {
        source: 'table',
        request: {
          operation: 'Query',
          query,
          index: null,
          filter: null,
          limit: null,
          nextToken: null,
          select: 'ALL_ATTRIBUTES',
        },
      },
      { source: 'table', request: { operation: 'Scan', limit: 1, totalSegments: 2, segment: 1 } },
    ] as { source: Source; request: object }[]).map((row) => ({
      ...row,
      case: `${row.source}: ${JSON.stringify(row.request)} is taken`,
    })),
    async ({ source, request }) => {
      expect(await refusal(source, request)).toBeUndefined();
    },
  );
});
