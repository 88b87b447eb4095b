import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { bundleResolverCode } from '../../src/bundle';
import type { EvaluationContext } from '../../src/evaluate';
import { evaluate } from './harness/evaluate';
import { packageDirectory } from './package-directory';
import { cases, toldCases, topic } from './harness/topic';

/** One handler of a resolver in `samples/`, what it is given, and what the guide says it gives. */
interface Sample {
  file: string;
  handler: 'request' | 'response';
  context: EvaluationContext;
  result?: unknown;
  error?: string;
  outErrors?: unknown;
  /** What the line that it logs holds. */
  logged?: string[];
  page: string;
}

const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);
const MODULE = 'Amazon DynamoDB helper functions (@aws-appsync/utils/dynamodb)';
const CONDITION_FAILED = {
  type: 'DynamoDB:ConditionalCheckFailedException',
  message: 'The conditional request failed',
};

const samples: Record<string, Omit<Sample, 'file'>[]> = {
  'list-posts': [
    {
      page: `${MODULE}: query`,
      handler: 'request',
      context: { arguments: { author: 'ada', minLikes: 3, nextToken: 't' } },
      result: expect.objectContaining({
        operation: 'Query',
        index: 'byAuthor',
        limit: 10,
        nextToken: 't',
        scanIndexForward: false,
        query: {
          expression: matching(/^\(?#\w+ = :\w+\)? AND \(?begins_with\(#\w+, ?:\w+\)\)?$/),
          expressionNames: expect.any(Object) as unknown,
          expressionValues: expect.any(Object) as unknown,
        },
        filter: expect.objectContaining({ expression: matching(/#\w+ >= :\w+/) }) as unknown,
      }),
    },
    {
      page: 'JavaScript resolver function reference for DynamoDB: Query',
      handler: 'response',
      context: { result: { items: [{ author: 'ada' }], nextToken: null, scannedCount: 4 } },
      result: { items: [{ author: 'ada' }], nextToken: null },
    },
  ],
  'like-post': [
    {
      page: `${MODULE}: update`,
      handler: 'request',
      context: { arguments: { id: 'p1' } },
      result: {
        operation: 'UpdateItem',
        key: { id: { S: 'p1' } },
        update: {
          expression: 'SET #expName_1 = #expName_1 + :expValue_1',
          expressionNames: { '#expName_1': 'likes' },
          expressionValues: { ':expValue_1': { N: 1 } },
        },
        condition: expect.objectContaining({ expression: matching(/attribute_exists\(#\w+\)/) }) as unknown,
      },
    },
    {
      page: 'Built-in utilities in util: error helpers',
      handler: 'response',
      context: { result: null, error: CONDITION_FAILED },
      error: 'There is no such post.',
    },
  ],
  'create-post': [
    {
      page: `${MODULE}: put`,
      handler: 'request',
      context: { arguments: { title: ' T ', tags: ['a'] }, identity: { sub: 's1' } },
      result: {
        operation: 'PutItem',
        key: { id: { S: matching(/^[\da-f-]{36}$/) } },
        attributeValues: {
          title: { S: 'T' },
          tags: { L: [{ S: 'a' }] },
          author: { S: 's1' },
          postedAt: { S: matching(/^\d{4}-.*Z$/) },
        },
        condition: expect.objectContaining({
          expression: matching(/attribute_not_exists\(#\w+\)/),
        }) as unknown,
      },
    },
  ],
  'posts-by-id': [
    {
      page: `${MODULE}: batchGet`,
      handler: 'request',
      context: { arguments: { ids: ['1', '2'] } },
      result: {
        operation: 'BatchGetItem',
        tables: { Posts: { keys: [{ id: { S: '1' } }, { id: { S: '2' } }], consistentRead: true } },
      },
    },
    {
      page: 'JavaScript resolver function reference for DynamoDB: BatchGetItem',
      handler: 'response',
      context: { result: { data: { Posts: [{ id: '1' }, null] }, unprocessedKeys: { Posts: [] } } },
      result: [{ id: '1' }],
    },
  ],
  transfer: [
    {
      page: `${MODULE}: transactWrite`,
      handler: 'request',
      context: { arguments: { from: 'a', to: 'b', points: 5 } },
      result: {
        operation: 'TransactWriteItems',
        transactItems: [
          {
            table: 'Accounts',
            operation: 'ConditionCheck',
            key: { id: { S: 'a' } },
            condition: expect.objectContaining({ expression: matching(/#\w+ >= :\w+/) }) as unknown,
          },
          {
            table: 'Transfers',
            operation: 'PutItem',
            key: { id: { S: matching(/^\w{26}$/) } },
            attributeValues: { from: { S: 'a' }, to: { S: 'b' }, points: { N: 5 } },
          },
          { table: 'Drafts', operation: 'DeleteItem', key: { id: { S: 'a' } } },
        ],
      },
    },
    {
      page: 'Built-in utilities in util: error helpers',
      handler: 'request',
      context: { arguments: { from: 'a', to: 'b', points: 0 } },
      error: 'Points must be positive.',
    },
    {
      page: 'JavaScript resolver function reference for DynamoDB: TransactWriteItems',
      handler: 'response',
      context: {
        error: { type: 'DynamoDB:TransactionCanceledException', message: 'cancelled' },
        result: {
          keys: null,
          cancellationReasons: [{ type: 'ConditionalCheckFailed' }, { type: 'None' }, { type: 'None' }],
        },
      },
      error: 'Not enough points.',
    },
  ],
  'on-post': [
    {
      page: 'Enhanced subscription filtering',
      handler: 'response',
      context: { arguments: { minLikes: 3, authors: ['a', 'b'] } },
      result: null,
      logged: ['filterGroup', '"likes"', '"ge"', '"author"', '"in"'],
    },
  ],
  weather: [
    {
      page: 'JavaScript resolver function reference for HTTP',
      handler: 'request',
      context: { arguments: { city: 'Zürich' } },
      result: {
        method: 'GET',
        resourcePath: '/cities/Z%C3%BCrich/weather',
        params: { headers: { accept: 'application/json' }, query: { units: 'metric' } },
      },
    },
    {
      page: 'JavaScript resolver function reference for HTTP',
      handler: 'response',
      context: { result: { statusCode: 200, body: '{"degrees":7}' } },
      result: { degrees: 7 },
    },
    {
      page: 'JavaScript resolver function reference for HTTP',
      handler: 'response',
      context: { result: { statusCode: 404, body: 'no such city' } },
      error: 'no such city',
    },
  ],
  quote: [
    {
      page: 'JavaScript resolver function reference for Lambda',
      handler: 'request',
      context: { arguments: { basket: [{ sku: 's', count: 2 }] } },
      result: {
        operation: 'Invoke',
        payload: { basket: [{ sku: 's', count: 2 }], caller: expect.any(String) as unknown },
      },
    },
    {
      page: 'JavaScript resolver function reference for Lambda',
      handler: 'response',
      context: { result: null, error: { type: 'Lambda:Unhandled', message: 'no price' } },
      error: 'no price',
    },
  ],
  'audit-step': [
    {
      page: 'Runtime utilities',
      handler: 'request',
      context: { stash: { audited: false }, prev: { result: { id: 'x' } } },
      result: { id: 'x' },
    },
    {
      page: 'DynamoDB helpers in util.dynamodb',
      handler: 'request',
      context: { stash: { audited: true, actor: 'ada' }, prev: { result: { id: 'x' } } },
      result: {
        operation: 'PutItem',
        key: { id: { S: matching(/^\w{27}$/) } },
        attributeValues: { actor: { S: 'ada' }, subject: { S: 'x' }, labels: { NULL: null } },
      },
    },
    {
      page: 'Built-in utilities in util: error helpers',
      handler: 'response',
      context: { prev: { result: { id: 'x' } }, error: { type: 'T', message: 'm' } },
      result: { id: 'x' },
      outErrors: [
        expect.objectContaining({ message: 'The audit was not written.', errorType: 'AuditFailed' }),
      ],
    },
  ],
  mask: [
    {
      page: 'Resolver context object reference',
      handler: 'request',
      context: { source: { owner: 's1', email: 'ada@example.com' }, identity: { sub: 's2' } },
      result: { payload: { email: 'ada@example.com', own: false } },
    },
    {
      page: 'JavaScript runtime features for resolvers and functions',
      handler: 'response',
      context: { result: { email: 'adabyron@example.com', own: false } },
      result: '***@example.com',
    },
  ],
};

const execute = promisify(execFile);

topic('samples', () => {
  toldCases([
    {
      case: 'the command evaluates a file as the API evaluates its code',
      page: 'README.md: npm run evaluate',
      localOnly: 'it is the command of the local runtime',
      async run() {
        const file = path.join(__dirname, 'samples', 'mask.ts');
        const context = path.join(process.env['CONTRACT_LOCAL'] ?? '', 'evaluate-context.json');
        writeFileSync(context, JSON.stringify({ result: { email: 'ada@example.com', own: true } }));
        const command = ['run', '-s', 'evaluate', '--', '--code', file, '--context', context];
        const { stdout } = await execute('npm', [...command, '--function', 'response'], {
          cwd: packageDirectory,
        });
        expect(JSON.parse(stdout)).toEqual({
          evaluationResult: '"ada@example.com"',
          logs: [],
          stash: '{}',
          outErrors: '[]',
        });
      },
    },
  ]);

  cases(
    Object.entries(samples).flatMap(([file, rows]) =>
      rows.map((row, index) => ({ ...row, file, case: `${file}, ${row.handler} (${index + 1})` })),
    ),
    async ({ file, handler, context, result, error, outErrors, logged = [] }) => {
      const code = bundleResolverCode(path.join(__dirname, 'samples', `${file}.ts`), packageDirectory);
      const answer = await evaluate(code, handler, context);
      expect(answer.error?.message).toBe(error);
      if (error === undefined) expect(JSON.parse(answer.evaluationResult ?? 'null')).toEqual(result);
      expect(JSON.parse(answer.outErrors)).toEqual(outErrors ?? []);
      for (const part of logged) expect(answer.logs[0]).toContain(part);
    },
  );
});
