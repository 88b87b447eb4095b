import { evaluate, requestHandler } from './harness/evaluate';
import { cases, page, toldCases, topic, type Case } from './harness/topic';

const MODULE = 'Amazon DynamoDB helper functions (@aws-appsync/utils/dynamodb)';
const RECORDED = 'EvaluateCode of the service, recorded';
const UTILITIES = 'Built-in utilities in util';
const DYNAMODB = 'DynamoDB helpers in util.dynamodb';
const TIME = 'Time helpers in util.time';
const TRANSFORM = 'Transformation helpers in util.transform';

type ExpressionCase = Case & { expression: string; result: unknown };

const IMPORTS = "import * as ddb from '@aws-appsync/utils/dynamodb';";

/** Evaluates many expressions at once, in one handler each so many as fit: an evaluation costs a process. */
async function evaluateAll(expressions: string[], before: string): Promise<unknown[]> {
  const parts = expressions.map((expression, index) => `'${index}': ${expression},`);
  const { evaluationResult, error } = await evaluate(
    requestHandler(`return {\n${parts.join('\n')}\n};`, before),
  );
  if (error) throw new Error(error.message);
  return Object.values(JSON.parse(evaluationResult ?? '{}') as Record<string, unknown>);
}

/** Runs a table of expressions that all go well. */
function expressions(rows: ExpressionCase[], before = ''): void {
  let results: Promise<unknown[]> | undefined;
  const indexOf = new Map(rows.map((row, index) => [row, index]));
  cases(rows, async (row) => {
    results ??= evaluateAll(
      rows.map(({ expression }) => expression),
      before,
    );
    expect((await results)[indexOf.get(row)!]).toEqual(row.result);
  });
}

/** Rows that are told by their expression. */
const rows = (title: string, table: [expression: string, result: unknown][]): ExpressionCase[] =>
  page(
    title,
    table.map(([expression, result]) => ({ case: expression, expression, result })),
  );

const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);

topic('library', () => {
  expressions(
    [
      ...rows(RECORDED, [
        ["ddb.get({ key: { id: 'id' } })", { operation: 'GetItem', key: { id: { S: 'id' } } }],
        [
          "ddb.put({ key: { id: 'abc' }, item: { value: 10 } })",
          { operation: 'PutItem', key: { id: { S: 'abc' } }, attributeValues: { value: { N: 10 } } },
        ],
        ["ddb.remove({ key: { id: 'test' } })", { operation: 'DeleteItem', key: { id: { S: 'test' } } }],
        ["ddb.scan({ limit: 10, nextToken: 'abc' })", { operation: 'Scan', limit: 10, nextToken: 'abc' }],
        ['ddb.operations.add(10)', { type: 'OPERATION_ADD', value: 10 }],
        ['ddb.operations.increment(10)', { type: 'OPERATION_INCREMENT', by: 10 }],
        ['ddb.operations.decrement(10)', { type: 'OPERATION_DECREMENT', by: 10 }],
        ['ddb.operations.append([1])', { type: 'OPERATION_APPEND', items: [1] }],
        ['ddb.operations.prepend([1])', { type: 'OPERATION_PREPEND', items: [1] }],
        ['ddb.operations.replace({ a: 1 })', { type: 'OPERATION_REPLACE', value: { a: 1 } }],
        ...(
          [
            ['add(10)', '#expName_1 = :expValue_1', { N: 10 }],
            ['replace({ a: 10 })', '#expName_1 = :expValue_1', { M: { a: { N: 10 } } }],
            ['increment(10)', '#expName_1 = #expName_1 + :expValue_1', { N: 10 }],
            ['decrement(10)', '#expName_1 = #expName_1 - :expValue_1', { N: 10 }],
            [
              'append([1, 2])',
              '#expName_1 = list_append(#expName_1, :expValue_1)',
              { L: [{ N: 1 }, { N: 2 }] },
            ],
            [
              'prepend([1, 2])',
              '#expName_1 = list_append(:expValue_1, #expName_1)',
              { L: [{ N: 1 }, { N: 2 }] },
            ],
          ] as const
        ).map(([operation, clause, value]): [string, unknown] => [
          `ddb.update({ key: { id: '1' }, update: { age: ddb.operations.${operation} } })`,
          {
            operation: 'UpdateItem',
            key: { id: { S: '1' } },
            update: {
              expression: `SET ${clause}`,
              expressionNames: { '#expName_1': 'age' },
              expressionValues: { ':expValue_1': value },
            },
          },
        ]),
        [
          "JSON.parse(util.transform.toDynamoDBFilterExpression({ title: { contains: 'Hello World' } }))",
          {
            expression: '(contains(#title,:title_contains))',
            expressionNames: { '#title': 'title' },
            expressionValues: { ':title_contains': { S: 'Hello World' } },
          },
        ],
        [
          'JSON.parse(util.transform.toDynamoDBConditionExpression({ id: { attributeExists: true }, version: { eq: 10 } }))',
          {
            expression: '(attribute_exists(#id)) AND (#version = :version_eq)',
            expressionNames: { '#id': 'id', '#version': 'version' },
            expressionValues: { ':version_eq': { N: 10 } },
          },
        ],
      ]),
      ...rows(MODULE, [
        ["ddb.get({ key: { id: 'id' }, consistentRead: true, projection: ['a.b'] }).consistentRead", true],
        ["ddb.get({ key: { id: 'id' }, projection: ['a'] }).projection.expression", matching(/^#\w+$/)],
        [
          "ddb.query({ query: { id: { eq: '1' } }, limit: 2, index: 'i', scanIndexForward: false }).operation",
          'Query',
        ],
        [
          "ddb.query({ query: { id: { eq: '1' }, sk: { beginsWith: 'a' } } }).query.expression",
          matching(/^\(?#\w+ = :\w+\)? AND \(?begins_with\(#\w+, ?:\w+\)\)?$/),
        ],
        [
          "ddb.batchGet({ tables: { T: { keys: [{ id: '1' }] } } })",
          { operation: 'BatchGetItem', tables: { T: { keys: [{ id: { S: '1' } }] } } },
        ],
        [
          "ddb.batchPut({ tables: { T: [{ id: '1', n: 1 }] } })",
          { operation: 'BatchPutItem', tables: { T: [{ id: { S: '1' }, n: { N: 1 } }] } },
        ],
        [
          "ddb.batchDelete({ tables: { T: [{ id: '1' }] } })",
          { operation: 'BatchDeleteItem', tables: { T: [{ id: { S: '1' } }] } },
        ],
        [
          "ddb.transactGet({ items: [{ table: 'T', key: { id: '1' } }] })",
          { operation: 'TransactGetItems', transactItems: [{ table: 'T', key: { id: { S: '1' } } }] },
        ],
        [
          "ddb.transactWrite({ items: [{ putItem: { table: 'T', key: { id: '1' }, item: { n: 1 } } }, { deleteItem: { table: 'T', key: { id: '2' } } }] })",
          {
            operation: 'TransactWriteItems',
            transactItems: [
              { table: 'T', operation: 'PutItem', key: { id: { S: '1' } }, attributeValues: { n: { N: 1 } } },
              { table: 'T', operation: 'DeleteItem', key: { id: { S: '2' } } },
            ],
          },
        ],
        [
          "ddb.put({ key: { id: '1' }, item: {}, condition: { id: { attributeExists: false } } }).condition.expression",
          matching(/attribute_not_exists\(#\w+\)/),
        ],
        ["ddb.toStringSet(['a', 'b'])", { SS: ['a', 'b'] }],
        [
          "ddb.update({ key: { id: '1' }, update: { a: ddb.operations.remove() } }).update.expression",
          matching(/^REMOVE #\w+$/),
        ],
      ]),
      ...rows(`${DYNAMODB}; ${RECORDED}`, [
        ["util.dynamodb.toDynamoDB('test')", { S: 'test' }],
        ['util.dynamodb.toDynamoDB(12345)', { N: 12345 }],
        ['util.dynamodb.toDynamoDB(true)', { BOOL: true }],
        [
          "util.dynamodb.toList(['foo', 123, { bar: 'baz' }])",
          { L: [{ S: 'foo' }, { N: 123 }, { M: { bar: { S: 'baz' } } }] },
        ],
        ['util.dynamodb.toMap({ a: [1] })', { M: { a: { L: [{ N: 1 }] } } }],
        ["util.dynamodb.toMapValues({ a: 'x', b: null })", { a: { S: 'x' }, b: { NULL: null } }],
        ['util.dynamodb.toNull()', { NULL: null }],
        ["util.dynamodb.toBinary('foo')", { B: 'foo' }],
        ["util.dynamodb.toStringSet(['a'])", { SS: ['a'] }],
        ['util.dynamodb.toNumberSet([1, 23, 4.56])', { NS: [1, 23, 4.56] }],
        ["util.dynamodb.toBinarySet(['foo'])", { BS: ['foo'] }],
        [
          "util.dynamodb.toS3Object('foo', 'bar', 'baz')",
          { S: '{"s3":{"key":"foo","bucket":"bar","region":"baz"}}' },
        ],
        ['util.dynamodb.toString(null)', null],
      ]),
      ...rows(UTILITIES, [
        ['util.autoId()', matching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)],
        ['util.autoUlid()', matching(/^[0-9A-HJKMNP-TV-Z]{26}$/)],
        ['util.autoKsuid()', matching(/^[0-9A-Za-z]{27}$/)],
        ['util.autoId() === util.autoId()', false],
        ["util.base64Encode('ü€')", 'w7zigqw='],
        ["util.base64Decode('w7zigqw=')", 'ü€'],
        ["util.urlDecode(util.urlEncode('a b&c=ü'))", 'a b&c=ü'],
        ["util.urlEncode('a&b=ü')", 'a%26b%3D%C3%BC'],
        ["util.matches('a*b', 'aaaaab')", true],
        ["util.matches('a*b', 'c')", false],
        ["util.escapeJavaScript('a\"b\\n')", 'a\\"b\\n'],
        ["util.str.normalize('e\\u0301', 'nfc')", 'é'],
        ['util.math.roundNum(10.5)', 11],
        ['util.math.minVal(-10, 10)', -10],
        ['util.math.maxVal(-10, 10)', 10],
        ["util.xml.toMap('<a><id>1</id><b>x</b></a>')", { a: { id: 1, b: 'x' } }],
        ["util.http.copyHeaders({ 'x-a': '1', host: 'h' })", { 'x-a': '1' }],
      ]),
      ...rows(TIME, [
        ['util.time.nowISO8601()', matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)],
        ['util.time.nowEpochMilliSeconds() - util.time.nowEpochSeconds() * 1000 < 2000', true],
        ["util.time.nowFormatted('yyyy')", matching(/^\d{4}$/)],
        ["util.time.parseISO8601ToEpochMilliSeconds('2018-02-01T17:21:05.180+08:00')", 1517476865180],
        [
          "util.time.parseFormattedToEpochMilliSeconds('2018-02-01 17:21:05Z', 'yyyy-MM-dd HH:mm:ssX')",
          1517505665000,
        ],
        ['util.time.epochMilliSecondsToISO8601(1517943695750)', '2018-02-06T19:01:35.750Z'],
        ['util.time.epochMilliSecondsToSeconds(1517943695750)', 1517943695],
        [
          "util.time.epochMilliSecondsToFormatted(1517943695750, 'yyyy-MM-dd HH:mm:ssZ')",
          '2018-02-06 19:01:35+0000',
        ],
        [
          "util.time.epochMilliSecondsToFormatted(1517943695750, 'yyyy-MM-dd HH:mm:ssZ', 'Australia/Perth')",
          '2018-02-07 03:01:35+0800',
        ],
      ]),
      ...rows(TRANSFORM, [
        [
          'JSON.parse(util.transform.toElasticsearchQueryDSL({ upvotes: { ne: 15 } }))',
          { bool: { must_not: { term: { upvotes: 15 } } } },
        ],
        [
          "util.transform.toSubscriptionFilter({ title: { eq: 'x' } })",
          { filterGroup: [{ filters: [{ fieldName: 'title', operator: 'eq', value: 'x' }] }] },
        ],
        [
          "util.transform.toSubscriptionFilter({ percentageUp: { le: 50, ge: 20 }, and: [{ title: { ne: 'x' } }, { downvotes: { gt: 1 } }], or: [{ author: { eq: 'a' } }, { isPublished: { eq: false } }] }).filterGroup.map((group) => group.filters.length)",
          [4, 4, 4, 4],
        ],
        [
          "util.transform.toSubscriptionFilter({ a: { eq: 1 }, b: { eq: 2 } }, ['b']).filterGroup",
          [{ filters: [{ fieldName: 'a', operator: 'eq', value: 1 }] }],
        ],
        [
          'util.transform.toSubscriptionFilter(JSON.parse(JSON.stringify({ a: { eq: 1 } })), [], { b: { eq: 2 }, c: { eq: 3 } }).filterGroup.map((group) => group.filters.map((filter) => filter.fieldName).sort())',
          [
            ['a', 'b'],
            ['a', 'c'],
          ],
        ],
      ]),
    ],
    IMPORTS,
  );

  const authTypes: [identity: object | null, result: string][] = [
    [null, 'API Key Authorization'],
    [{ accountId: '1', userArn: 'arn', username: 'u', cognitoIdentityId: null }, 'IAM Authorization'],
    [
      { sub: 's', issuer: 'i', username: 'u', claims: {}, defaultAuthStrategy: 'ALLOW' },
      'User Pool Authorization',
    ],
  ];
  cases(
    authTypes.map(([identity, result]) => ({
      case: `util.authType() is ${result}`,
      page: UTILITIES,
      localOnly:
        'the service’s EvaluateCode is not known to read it off the identity; the topic context has it live',
      identity,
      result,
    })),
    async ({ identity, result }) => {
      const { evaluationResult } = await evaluate(requestHandler('return util.authType();'), 'request', {
        identity,
      });
      expect(JSON.parse(evaluationResult ?? '')).toBe(result);
    },
  );

  toldCases([
    ...page('Runtime utilities', [
      {
        case: 'runtime.earlyReturn ends the handler with its value',
        async run() {
          const { evaluationResult, error } = await evaluate(
            requestHandler('runtime.earlyReturn({ a: 1 }); return { a: 2 };'),
          );
          expect(error).toBeUndefined();
          expect(JSON.parse(evaluationResult ?? '')).toEqual({ a: 1 });
        },
      },
    ]),
    ...page(UTILITIES, [
      {
        case: 'invalid input of a helper is an error of the code',
        async run() {
          const { error } = await evaluate(
            requestHandler("return util.time.parseISO8601ToEpochMilliSeconds('never');"),
          );
          expect(error).toBeDefined();
        },
      },
      {
        case: 'the response handler is given result, error and prev',
        async run() {
          const code =
            'export function request() { return {}; } export function response(ctx) { return [ctx.result, ctx.error.type, ctx.prev.result, ctx.stash.s]; }';
          const { evaluationResult } = await evaluate(code, 'response', {
            result: { a: 1 },
            error: { message: 'm', type: 'T' },
            prev: { result: 'p' },
            stash: { s: 2 },
          });
          expect(JSON.parse(evaluationResult ?? '')).toEqual([{ a: 1 }, 'T', 'p', 2]);
        },
      },
    ]),
  ]);
});
