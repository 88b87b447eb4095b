import { randomUUID } from 'node:crypto';
import { ask, askJson, type AnswerError } from './harness/graphql';
import { target } from './harness/target';
import { cases, page, toldCases, topic } from './harness/topic';

const REFERENCE = 'JavaScript resolver function reference for DynamoDB';

/** The parts of results that cases look into. */
interface Result {
  items: unknown[];
  nextToken: string | null;
  cancellationReasons: unknown[];
  event: string;
}

/** What a data source answered. */
interface Outcome {
  result?: Result | null;
  error?: { type: string; message: string };
}

async function call(request: object, operation: 'query' | 'mutation' = 'mutation'): Promise<Outcome> {
  const { value, errors } = await askJson(operation, 'table', 'request', request);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return value as Outcome;
}

async function errorOf(request: unknown): Promise<AnswerError> {
  const { errors } = await askJson('mutation', 'table', 'request', request);
  return errors[0]!;
}

const S = (text: string): object => ({ S: text });
const N = (number: number): object => ({ N: number });
/** Keys of one run of the suite: a deployed table keeps those of others. */
const run = randomUUID();
const key = (pk: string, sk = 'a'): object => ({ pk: S(`${run}-${pk}`), sk: S(sk) });
const plainKey = (pk: string, sk = 'a'): object => ({ pk: `${run}-${pk}`, sk });

async function put(pk: string, attributes: object = {}, sk = 'a'): Promise<void> {
  await call({ operation: 'PutItem', key: key(pk, sk), attributeValues: attributes });
}

const get = async (pk: string, sk = 'a'): Promise<unknown> =>
  (await call({ operation: 'GetItem', key: key(pk, sk), consistentRead: true })).result;

const CONDITION_FAILED = {
  type: 'DynamoDB:ConditionalCheckFailedException',
  message: expect.stringContaining('The conditional request failed') as unknown,
};

topic('DynamoDB data source', () => {
  beforeAll(async () => {
    await put('one', { n: N(1), text: S('t') });
    for (const [index, sk] of ['a', 'b', 'c', 'd', 'e'].entries())
      await put('list', { rank: N(index), group: S(`${run}-group`), even: { BOOL: index % 2 === 0 } }, sk);
  });

  const list = { expression: 'pk = :pk', expressionValues: { ':pk': S(`${run}-list`) } };

  cases(
    [
      ...page(`${REFERENCE}: GetItem`, [
        {
          case: 'GetItem answers the item',
          request: { operation: 'GetItem', key: key('one') },
          result: { ...plainKey('one'), n: 1, text: 't' },
        },
        {
          case: 'GetItem answers null for none',
          request: { operation: 'GetItem', key: key('none') },
          result: null,
        },
        {
          case: 'GetItem reads strongly consistently',
          request: { operation: 'GetItem', key: key('one'), consistentRead: true },
          result: { ...plainKey('one'), n: 1, text: 't' },
        },
        {
          case: 'GetItem projects',
          request: {
            operation: 'GetItem',
            key: key('one'),
            projection: { expression: '#n', expressionNames: { '#n': 'n' } },
          },
          result: { n: 1 },
        },
      ]),
      ...page(`${REFERENCE}: PutItem`, [
        {
          case: 'PutItem answers the item as stored',
          request: { operation: 'PutItem', key: key('put'), attributeValues: { a: N(1) } },
          result: { ...plainKey('put'), a: 1 },
        },
        {
          case: 'PutItem replaces the whole item',
          before: () => put('replaced', { old: N(1) }),
          request: { operation: 'PutItem', key: key('replaced'), attributeValues: { new: N(2) } },
          result: { ...plainKey('replaced'), new: 2 },
        },
      ]),
      ...page(`${REFERENCE}: UpdateItem`, [
        {
          case: 'UpdateItem answers the item after the update',
          before: () => put('update', { n: N(1), text: S('t') }),
          request: {
            operation: 'UpdateItem',
            key: key('update'),
            update: {
              expression: 'SET #n = #n + :one',
              expressionNames: { '#n': 'n' },
              expressionValues: { ':one': N(1) },
            },
          },
          result: { ...plainKey('update'), n: 2, text: 't' },
        },
        {
          case: 'UpdateItem creates an item that is missing',
          request: {
            operation: 'UpdateItem',
            key: key('created'),
            update: { expression: 'ADD hits :one', expressionValues: { ':one': N(1) } },
          },
          result: { ...plainKey('created'), hits: 1 },
        },
      ]),
      ...page(`${REFERENCE}: DeleteItem`, [
        {
          case: 'DeleteItem answers the item that was there',
          before: () => put('delete', { n: N(1) }),
          request: { operation: 'DeleteItem', key: key('delete') },
          result: { ...plainKey('delete'), n: 1 },
        },
        {
          case: 'DeleteItem answers null for none',
          request: { operation: 'DeleteItem', key: key('none') },
          result: null,
        },
      ]),
      ...page(`${REFERENCE}: Query`, [
        {
          case: 'Query answers items, nextToken and scannedCount',
          request: { operation: 'Query', query: list },
          result: {
            items: ['a', 'b', 'c', 'd', 'e'].map((sk) => expect.objectContaining({ sk }) as unknown),
            nextToken: null,
            scannedCount: 5,
          },
        },
        {
          case: 'Query goes backwards',
          request: {
            operation: 'Query',
            query: list,
            scanIndexForward: false,
            projection: { expression: 'sk' },
          },
          result: {
            items: [{ sk: 'e' }, { sk: 'd' }, { sk: 'c' }, { sk: 'b' }, { sk: 'a' }],
            nextToken: null,
            scannedCount: 5,
          },
        },
        {
          case: 'Query filters after it has counted',
          request: {
            operation: 'Query',
            query: list,
            filter: { expression: 'even = :yes', expressionValues: { ':yes': { BOOL: true } } },
            projection: { expression: 'sk' },
          },
          result: { items: [{ sk: 'a' }, { sk: 'c' }, { sk: 'e' }], nextToken: null, scannedCount: 5 },
        },
        {
          case: 'Query limits what is read, not what passes the filter',
          request: {
            operation: 'Query',
            query: list,
            limit: 2,
            filter: { expression: 'even = :yes', expressionValues: { ':yes': { BOOL: true } } },
            projection: { expression: 'sk' },
          },
          result: { items: [{ sk: 'a' }], nextToken: expect.any(String) as unknown, scannedCount: 2 },
        },
        {
          case: 'Query reads an index',
          request: {
            operation: 'Query',
            index: 'byGroup',
            query: {
              expression: '#g = :g AND #r > :r',
              expressionNames: { '#g': 'group', '#r': 'rank' },
              expressionValues: { ':g': S(`${run}-group`), ':r': N(2) },
            },
            projection: { expression: '#r', expressionNames: { '#r': 'rank' } },
          },
          result: { items: [{ rank: 3 }, { rank: 4 }], nextToken: null, scannedCount: 2 },
        },
        {
          case: 'a nextToken of null is as good as none',
          request: { operation: 'Query', query: list, nextToken: null, limit: 1 },
          result: {
            items: [expect.objectContaining({ sk: 'a' })],
            nextToken: expect.any(String) as unknown,
            scannedCount: 1,
          },
        },
        {
          case: 'a page that reaches the end gives no token',
          request: { operation: 'Query', query: list, limit: 6 },
          result: {
            items: ['a', 'b', 'c', 'd', 'e'].map((sk) => expect.objectContaining({ sk }) as unknown),
            nextToken: null,
            scannedCount: 5,
          },
        },
      ]),
      ...page(`${REFERENCE}: Scan`, [
        {
          case: 'Scan filters',
          request: {
            operation: 'Scan',
            filter: {
              expression: 'pk = :pk AND even = :no',
              expressionValues: { ':pk': S(`${run}-list`), ':no': { BOOL: false } },
            },
          },
          result: {
            items: [expect.objectContaining({ sk: 'b' }), expect.objectContaining({ sk: 'd' })],
            nextToken: null,
            scannedCount: expect.any(Number) as unknown,
          },
        },
      ]),
      ...page(`${REFERENCE}: BatchGetItem`, [
        {
          case: 'BatchGetItem answers in the order asked for, null for none',
          request: {
            operation: 'BatchGetItem',
            tables: {
              [target.table]: {
                keys: [key('list', 'c'), key('none'), key('list', 'a')],
                projection: { expression: 'sk' },
              },
            },
          },
          result: {
            data: { [target.table]: [{ sk: 'c' }, null, { sk: 'a' }] },
            unprocessedKeys: { [target.table]: [] },
          },
        },
      ]),
      ...page(`${REFERENCE}: BatchPutItem`, [
        {
          case: 'BatchPutItem answers the items',
          request: {
            operation: 'BatchPutItem',
            tables: {
              [target.table]: [
                { ...key('batch', '1'), n: N(1) },
                { ...key('batch', '2'), n: N(2) },
              ],
            },
          },
          result: {
            data: {
              [target.table]: [
                { ...plainKey('batch', '1'), n: 1 },
                { ...plainKey('batch', '2'), n: 2 },
              ],
            },
            unprocessedItems: { [target.table]: [] },
          },
        },
      ]),
      ...page(`${REFERENCE}: BatchDeleteItem`, [
        {
          case: 'BatchDeleteItem answers the keys',
          before: () => put('batchDelete'),
          request: {
            operation: 'BatchDeleteItem',
            tables: { [target.table]: [key('batchDelete'), key('none')] },
          },
          result: {
            data: { [target.table]: [plainKey('batchDelete'), plainKey('none')] },
            unprocessedKeys: { [target.table]: [] },
          },
        },
      ]),
      ...page(`${REFERENCE}: TransactGetItems`, [
        {
          case: 'TransactGetItems answers in order, null for none',
          request: {
            operation: 'TransactGetItems',
            transactItems: [
              { table: target.table, key: key('one') },
              { table: target.table, key: key('none') },
            ],
          },
          result: { items: [{ ...plainKey('one'), n: 1, text: 't' }, null], cancellationReasons: null },
        },
      ]),
      ...page(`${REFERENCE}: TransactWriteItems`, [
        {
          case: 'TransactWriteItems answers the keys in order',
          before: async () => {
            await put('tx-update', { n: N(1) });
            await put('tx-delete');
          },
          request: {
            operation: 'TransactWriteItems',
            transactItems: [
              { table: target.table, operation: 'PutItem', key: key('tx-put'), attributeValues: { n: N(1) } },
              {
                table: target.table,
                operation: 'UpdateItem',
                key: key('tx-update'),
                update: { expression: 'SET n = :n', expressionValues: { ':n': N(5) } },
              },
              { table: target.table, operation: 'DeleteItem', key: key('tx-delete') },
              {
                table: target.table,
                operation: 'ConditionCheck',
                key: key('one'),
                condition: { expression: 'attribute_exists(pk)' },
              },
            ],
          },
          result: {
            keys: [plainKey('tx-put'), plainKey('tx-update'), plainKey('tx-delete'), plainKey('one')],
            cancellationReasons: null,
          },
        },
      ]),
    ] as { case: string; page: string; request: object; result: unknown; before?: () => Promise<void> }[],
    async ({ request, result, before }) => {
      await before?.();
      const outcome = await call(request);
      expect(outcome.error).toBeUndefined();
      expect(outcome.result ?? null).toEqual(result);
    },
  );

  cases(
    page(`${REFERENCE}: type system (response mapping)`, [
      { case: 'a string', typed: S('ü€😀'), plain: 'ü€😀' },
      { case: 'a number', typed: N(-1.5), plain: -1.5 },
      { case: 'a number as text', typed: { N: '42' }, plain: 42 },
      { case: 'a boolean', typed: { BOOL: false }, plain: false },
      { case: 'null, as helpers write it', typed: { NULL: null }, plain: null },
      { case: 'null, as DynamoDB writes it', typed: { NULL: true }, plain: null },
      { case: 'binary, as base64', typed: { B: 'AAEC' }, plain: 'AAEC' },
      { case: 'a list', typed: { L: [S('a'), N(1), { L: [] }] }, plain: ['a', 1, []] },
      {
        case: 'a map',
        typed: { M: { a: N(1), b: { M: { c: { BOOL: true } } } } },
        plain: { a: 1, b: { c: true } },
      },
      { case: 'an empty string', typed: S(''), plain: '' },
    ]).map((row) => ({ ...row, case: `${row.case} comes back as it was` })),
    async ({ typed, plain }) => {
      const request = { operation: 'PutItem', key: key('values'), attributeValues: { value: typed } };
      expect((await call(request)).result).toEqual({ ...plainKey('values'), value: plain });
      expect(await get('values')).toEqual({ ...plainKey('values'), value: plain });
    },
  );

  cases(
    page(`${REFERENCE}: type system (response mapping)`, [
      { case: 'strings', typed: { SS: ['b', 'a'] }, plain: ['a', 'b'] },
      { case: 'numbers', typed: { NS: [2, 1.5] }, plain: [1.5, 2] },
      { case: 'binaries', typed: { BS: ['AQ==', 'Ag=='] }, plain: ['AQ==', 'Ag=='] },
    ]).map((row) => ({ ...row, case: `a set of ${row.case} comes back as an array` })),
    async ({ typed, plain }) => {
      await put('sets', { value: typed });
      const { value } = (await get('sets')) as { value: unknown[] };
      expect([...value].sort()).toEqual(plain);
    },
  );

  cases(
    page('Troubleshooting and common mistakes', [
      {
        case: 'without an operation',
        request: { key: key('x') },
        message: "Value for field '$[operation]' not found.",
      },
      { case: 'with an unknown operation', request: { operation: 'Fetch', key: key('x') }, message: 'Fetch' },
      { case: 'without a key', request: { operation: 'GetItem' }, message: 'key' },
      { case: 'without an update', request: { operation: 'UpdateItem', key: key('x') }, message: 'update' },
      { case: 'without a query', request: { operation: 'Query' }, message: 'query' },
      { case: 'without tables', request: { operation: 'BatchGetItem' }, message: 'tables' },
      {
        case: 'without transactItems',
        request: { operation: 'TransactWriteItems' },
        message: 'transactItems',
      },
      { case: 'that is no object', request: 'GetItem', message: '' },
      {
        case: 'with nothing for a table',
        request: { operation: 'BatchGetItem', tables: { [target.table]: null } },
        message: 'tables',
      },
      {
        case: 'with nothing for a transaction’s item',
        request: { operation: 'TransactWriteItems', transactItems: [null] },
        message: 'transactItems',
      },
    ]).map((row) => ({ ...row, case: `a request ${row.case} is refused before the table is asked` })),
    async ({ request, message }) => {
      const error = await errorOf(request);
      expect(error).toMatchObject({
        path: ['table'],
        errorType: 'MappingTemplate',
        message: expect.stringContaining(message) as unknown,
      });
    },
  );

  cases(
    page(`${REFERENCE}: errors`, [
      {
        case: 'a key of another schema',
        request: { operation: 'GetItem', key: { id: S('x'), sk: S('a') } },
        type: 'DynamoDB:ValidationException',
        message: '',
      },
      {
        case: 'an empty set',
        request: { operation: 'PutItem', key: key('x'), attributeValues: { s: { SS: [] } } },
        type: 'DynamoDB:ValidationException',
        message: '',
      },
      {
        case: 'an empty key',
        request: { operation: 'GetItem', key: { pk: S(''), sk: S('a') } },
        type: 'DynamoDB:ValidationException',
        message: '',
      },
      {
        case: 'a table that is not there',
        request: { operation: 'BatchGetItem', tables: { Nowhere: { keys: [key('x')] } } },
        type: /^DynamoDB:(ResourceNotFoundException|AccessDeniedException)$/,
        message: '',
      },
      {
        case: 'an increment of nothing',
        request: {
          operation: 'UpdateItem',
          key: key('none'),
          update: { expression: 'SET n = n + :n', expressionValues: { ':n': N(1) } },
        },
        type: 'DynamoDB:ValidationException',
        message: '',
      },
      {
        case: 'more than 100 keys',
        request: {
          operation: 'BatchGetItem',
          tables: {
            [target.table]: { keys: Array.from({ length: 101 }, (_, index) => key('many', String(index))) },
          },
        },
        type: 'DynamoDB:ValidationException',
        message: '',
      },
      {
        case: 'more than 25 items',
        request: {
          operation: 'BatchPutItem',
          tables: { [target.table]: Array.from({ length: 26 }, (_, index) => key('many', String(index))) },
        },
        type: 'DynamoDB:ValidationException',
        message: '',
      },
      {
        case: 'two writes to one item in a transaction',
        request: {
          operation: 'TransactWriteItems',
          transactItems: [1, 2].map(() => ({ table: target.table, operation: 'DeleteItem', key: key('x') })),
        },
        type: 'DynamoDB:ValidationException',
        message: '',
      },
    ]).map((row) => ({ ...row, case: `${row.case} is an error that response sees` })),
    async ({ request, type, message }) => {
      const { error } = await call(request);
      expect(error?.type).toMatch(type);
      expect(error?.message).toContain(message);
      expect(error?.message).toMatch(/ \(Service: DynamoDb, Status Code: 400, Request ID: [\w-]+\)$/);
    },
  );

  const CONDITIONS = `${REFERENCE}: condition expressions`;
  const absent = { expression: 'attribute_not_exists(pk)' };

  toldCases(
    page(CONDITIONS, [
      {
        case: 'a failed condition of PutItem answers the stored item beside the error',
        async run() {
          await put('stored', { n: N(1) });
          const outcome = await call({
            operation: 'PutItem',
            key: key('stored'),
            attributeValues: { n: N(2) },
            condition: absent,
          });
          expect(outcome).toEqual({
            result: { ...plainKey('stored'), n: 1 },
            error: expect.objectContaining(CONDITION_FAILED) as unknown,
          });
          expect(await get('stored')).toMatchObject({ n: 1 });
        },
      },
      {
        case: 'a put that equals the stored item is a success',
        async run() {
          await put('equal', { n: N(1), s: { SS: ['a', 'b'] } });
          const outcome = await call({
            operation: 'PutItem',
            key: key('equal'),
            attributeValues: { n: { N: '1.0' }, s: { SS: ['b', 'a'] } },
            condition: absent,
          });
          expect(outcome.error).toBeUndefined();
          expect(outcome.result).toMatchObject({ n: 1 });
        },
      },
      {
        case: 'a failed condition of UpdateItem answers the stored item beside the error',
        async run() {
          await put('unchanged', { n: N(1) });
          const outcome = await call({
            operation: 'UpdateItem',
            key: key('unchanged'),
            update: { expression: 'SET n = :n', expressionValues: { ':n': N(2) } },
            condition: { expression: 'n = :old', expressionValues: { ':old': N(3) } },
          });
          expect(outcome).toEqual({
            result: { ...plainKey('unchanged'), n: 1 },
            error: expect.objectContaining(CONDITION_FAILED) as unknown,
          });
        },
      },
      {
        case: 'equalsIgnore leaves attributes out of the comparison',
        async run() {
          await put('ignore', { n: N(1), at: S('then') });
          const attempt = {
            operation: 'PutItem',
            key: key('ignore'),
            attributeValues: { n: N(1), at: S('now') },
          };
          expect((await call({ ...attempt, condition: absent })).error).toMatchObject(CONDITION_FAILED);
          const outcome = await call({ ...attempt, condition: { ...absent, equalsIgnore: ['at'] } });
          expect(outcome).toEqual({ result: { ...plainKey('ignore'), n: 1, at: 'then' } });
        },
      },
      {
        case: 'a delete of what is not there is a success',
        run: async () =>
          expect(
            await call({
              operation: 'DeleteItem',
              key: key('none'),
              condition: { expression: 'attribute_exists(pk)' },
            }),
          ).toEqual({ result: null }),
      },
      {
        case: 'a failed condition of DeleteItem answers the stored item beside the error',
        async run() {
          await put('kept', { n: N(1) });
          const condition = { expression: 'n = :n', expressionValues: { ':n': N(2) } };
          expect(await call({ operation: 'DeleteItem', key: key('kept'), condition })).toEqual({
            result: { ...plainKey('kept'), n: 1 },
            error: expect.objectContaining(CONDITION_FAILED) as unknown,
          });
        },
      },
      {
        case: 'an update is never compared: a failed condition is an error',
        async run() {
          await put('updated', { n: N(1) });
          const condition = { expression: 'n = :two', expressionValues: { ':two': N(2) } };
          const update = { expression: 'SET n = :one', expressionValues: { ':one': N(1) } };
          expect(await call({ operation: 'UpdateItem', key: key('updated'), update, condition })).toEqual({
            result: { ...plainKey('updated'), n: 1 },
            error: expect.objectContaining(CONDITION_FAILED) as unknown,
          });
        },
      },
      {
        case: 'a failed condition on nothing answers null beside the error',
        run: async () =>
          expect(
            await call({
              operation: 'PutItem',
              key: key('never'),
              attributeValues: {},
              condition: { expression: 'attribute_exists(pk)' },
            }),
          ).toEqual({
            result: null,
            error: expect.objectContaining(CONDITION_FAILED) as unknown,
          }),
      },
      {
        case: 'the read-back may be eventually consistent',
        async run() {
          await put('eventual', { n: N(1) });
          const { error } = await call({
            operation: 'PutItem',
            key: key('eventual'),
            attributeValues: { n: N(2) },
            condition: { ...absent, consistentRead: false },
          });
          expect(error).toMatchObject(CONDITION_FAILED);
        },
      },
    ]),
  );

  /** A put that must fail, with a handler of the failure that does what `decision` says. */
  async function settle(pk: string, decision: unknown): Promise<Outcome> {
    await put(pk, { n: N(1) });
    const request = {
      operation: 'PutItem',
      key: key(pk),
      attributeValues: { n: N(2) },
      condition: {
        ...absent,
        conditionalCheckFailedHandler: { strategy: 'Custom', lambdaArn: target.functionArn },
      },
    };
    const { body } = await ask('mutation($r: AWSJSON!, $d: AWSJSON) { table(request: $r, decision: $d) }', {
      r: JSON.stringify(request),
      d: JSON.stringify(decision),
    });
    return JSON.parse(String(body.data?.['table'])) as Outcome;
  }

  toldCases(
    page(`${CONDITIONS}: conditionalCheckFailedHandler`, [
      {
        case: 'reject answers the error and the stored item',
        run: async () =>
          expect(await settle('reject', { action: 'reject' })).toEqual({
            result: { ...plainKey('reject'), n: 1 },
            error: expect.objectContaining(CONDITION_FAILED) as unknown,
          }),
      },
      {
        case: 'discard answers the stored item without an error',
        run: async () =>
          expect(await settle('discard', { action: 'discard' })).toEqual({
            result: { ...plainKey('discard'), n: 1 },
          }),
      },
      {
        case: 'retry writes what the handler says',
        async run() {
          const retryMapping = {
            attributeValues: { n: N(3) },
            condition: { expression: 'attribute_exists(pk)' },
          };
          expect(await settle('retry', { action: 'retry', retryMapping })).toEqual({
            result: { ...plainKey('retry'), n: 3 },
          });
        },
      },
      {
        case: 'a retry that fails is rejected, without asking again',
        async run() {
          const retryMapping = { attributeValues: { n: N(3) }, condition: absent };
          expect(await settle('retry-fails', { action: 'retry', retryMapping })).toEqual({
            result: { ...plainKey('retry-fails'), n: 1 },
            error: expect.objectContaining(CONDITION_FAILED) as unknown,
          });
        },
      },
      {
        case: 'the handler is told arguments, request, typed current value, resolver and identity',
        async run() {
          const { result } = await settle('event', 'show');
          expect(JSON.parse(result!.event)).toMatchObject({
            arguments: { decision: 'show' },
            requestMapping: {
              operation: 'PutItem',
              version: expect.any(String) as unknown,
              key: key('event'),
            },
            currentValue: { n: { N: '1' } },
            resolver: {
              tableName: target.table,
              awsRegion: target.region,
              parentType: 'Mutation',
              field: 'table',
              outputType: 'AWSJSON',
            },
            identity: null,
          });
        },
      },
    ]),
  );

  const failing = {
    table: target.table,
    operation: 'PutItem',
    key: key('one'),
    attributeValues: { n: N(9) },
    condition: absent,
  };
  const harmless = {
    table: target.table,
    operation: 'PutItem',
    key: key('tx-none'),
    attributeValues: { n: N(9) },
  };

  toldCases(
    page(`${REFERENCE}: TransactWriteItems`, [
      {
        case: 'a cancelled transaction gives a reason for each item, with the stored item, and writes nothing',
        async run() {
          const { result, error } = await call({
            operation: 'TransactWriteItems',
            transactItems: [harmless, failing],
          });
          expect(error?.type).toMatch(/^DynamoDB:TransactionCanceledException$/);
          expect(result).toEqual({
            keys: null,
            cancellationReasons: [
              { type: 'None', message: 'None' },
              {
                type: expect.stringMatching(/^Condition(al)?CheckFailed$/) as unknown,
                message: expect.any(String) as unknown,
                item: { ...plainKey('one'), n: 1, text: 't' },
              },
            ],
          });
          expect(await get('tx-none')).toBeNull();
        },
      },
      {
        case: 'returnValuesOnConditionCheckFailure: false leaves the item out',
        async run() {
          const { result } = await call({
            operation: 'TransactWriteItems',
            transactItems: [
              { ...failing, condition: { ...absent, returnValuesOnConditionCheckFailure: false } },
            ],
          });
          expect(result!.cancellationReasons[0]).not.toHaveProperty('item');
        },
      },
      {
        case: 'an equal put is no success in a transaction',
        async run() {
          await put('tx-equal', { n: N(9) });
          const { error } = await call({
            operation: 'TransactWriteItems',
            transactItems: [{ ...failing, key: key('tx-equal') }],
          });
          expect(error?.type).toBe('DynamoDB:TransactionCanceledException');
        },
      },
    ]),
  );

  const pageOf = async (
    nextToken: string | null,
    operation: 'query' | 'mutation' = 'mutation',
  ): Promise<Outcome> =>
    call(
      { operation: 'Query', query: list, limit: 2, nextToken, projection: { expression: 'sk' } },
      operation,
    );

  toldCases(
    page(`${REFERENCE}: Query, pagination`, [
      {
        case: 'pages follow one another until there is no token',
        async run() {
          const seen: unknown[] = [];
          let nextToken: string | null = null;
          do {
            const { result } = await pageOf(nextToken);
            seen.push(...result!.items);
            nextToken = result!.nextToken;
          } while (nextToken !== null);
          expect(seen).toEqual(['a', 'b', 'c', 'd', 'e'].map((sk) => ({ sk })));
        },
      },
      {
        case: 'a token shows nothing of the key',
        async run() {
          const { result } = await pageOf(null);
          const token = result!.nextToken as string;
          expect(token + Buffer.from(token, 'base64').toString()).not.toContain(run);
        },
      },
      {
        case: 'a token of another resolver is refused',
        async run() {
          const { result } = await pageOf(null, 'mutation');
          const answer = await askJson('query', 'table', 'request', {
            operation: 'Query',
            query: list,
            nextToken: result!.nextToken as string,
          });
          expect(answer.errors.length > 0 || (answer.value as Outcome).error !== undefined).toBe(true);
        },
      },
      {
        case: 'a token that was made up is refused',
        async run() {
          const answer = await askJson('mutation', 'table', 'request', {
            operation: 'Query',
            query: list,
            nextToken: 'made up',
          });
          expect(answer.errors.length > 0 || (answer.value as Outcome).error !== undefined).toBe(true);
        },
      },
      {
        case: 'a scan is cut into pages too',
        async run() {
          const { result } = await call({ operation: 'Scan', limit: 1 });
          expect(result!.items).toHaveLength(1);
          const { result: next } = await call({
            operation: 'Scan',
            limit: 1,
            nextToken: result!.nextToken as string,
          });
          expect(next!.items[0]).not.toEqual(result!.items[0]);
        },
      },
      {
        case: 'segments of a scan part the table between them',
        async run() {
          const filter = { expression: 'pk = :pk', expressionValues: { ':pk': S(`${run}-list`) } };
          const parts = await Promise.all(
            [0, 1].map((segment) => call({ operation: 'Scan', totalSegments: 2, segment, filter })),
          );
          expect(parts.flatMap(({ result }) => result!.items)).toHaveLength(5);
        },
      },
    ]),
  );
});
