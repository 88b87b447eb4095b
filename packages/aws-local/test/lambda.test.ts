import type { FunctionDefinition, LambdaOutcome } from '../src/contract';
import { sourceFunction, testAws, until } from './support/test-aws';

const context = testAws({ retryPauses: [10, 10] });
afterAll(() => context.stop());

let counter = 0;
function register(source: string, more: Partial<FunctionDefinition> = {}): string {
  counter += 1;
  const definition = sourceFunction(`sample-${counter}`, source, more);
  context.aws.lambda.register(definition);
  return definition.functionArn;
}

function run(
  source: string,
  event: unknown = {},
  more: Partial<FunctionDefinition> = {},
): Promise<LambdaOutcome> {
  return context.aws.lambda.invoke(register(source, more), event);
}

test('a handler gets its event and context and answers', async () => {
  const outcome = await run(
    `exports.handler = async (event, context) => ({
      event, name: context.functionName, memory: context.memoryLimitInMB, id: context.awsRequestId,
      remaining: context.getRemainingTimeInMillis() });`,
    { a: [1, null] },
  );

  expect(outcome).toEqual({
    ok: true,
    payload: {
      event: { a: [1, null] },
      name: `sample-${counter}`,
      memory: '128',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      remaining: expect.any(Number) as number,
    },
  });
});

test('a handler may answer through a callback', async () => {
  const outcome = await run(`exports.handler = (event, context, callback) => callback(null, 'called');`);
  expect(outcome).toEqual({ ok: true, payload: 'called' });
});

test('a function sees its own environment and nothing of ours', async () => {
  process.env['NOT_FOR_FUNCTIONS'] = 'secret';
  const outcome = await run(
    `exports.handler = async () => process.env;`,
    {},
    { runtime: 'nodejs20.x', environment: { TABLE: 't', NODE_OPTIONS: '--enable-source-maps' } },
  );

  const variables = outcome.ok ? (outcome.payload as Record<string, string>) : {};
  expect(variables).toMatchObject({
    TABLE: 't',
    AWS_REGION: 'eu-central-1',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x',
    AWS_ENDPOINT_URL_DYNAMODB: 'http://localhost:1',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
    AWS_ACCESS_KEY_ID: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/) as string,
  });
  expect(variables).not.toHaveProperty('NOT_FOR_FUNCTIONS');
});

test('module state is kept between invocations, and never shared by two at once', async () => {
  const arn = register(
    `let count = 0; let busy = 0; let most = 0;
     exports.handler = async () => { most = Math.max(most, ++busy); await new Promise(r => setTimeout(r, 30)); busy--; return { count: ++count, most }; };`,
  );
  const counts = async (): Promise<unknown[]> =>
    (await Promise.all([1, 2].map(() => context.aws.lambda.invoke(arn, {})))).map((o) => o.ok && o.payload);

  expect(await counts()).toEqual([
    { count: 1, most: 1 },
    { count: 1, most: 1 },
  ]);
  expect(await counts()).toEqual([
    { count: 2, most: 1 },
    { count: 2, most: 1 },
  ]);
});

test.each([
  [
    'a thrown error',
    `exports.handler = async () => { throw new TypeError('broken'); };`,
    'TypeError',
    'broken',
  ],
  ['a thrown text', `exports.handler = async () => { throw 'text'; };`, 'string', 'text'],
  ['an error while loading', `throw new RangeError('at load');`, 'RangeError', 'at load'],
  [
    'no such export',
    `exports.other = 1;`,
    'Runtime.HandlerNotFound',
    'index.handler is undefined or not exported',
  ],
  [
    'a promise that nobody awaits',
    `exports.handler = () => { Promise.reject(new Error('lost')); return new Promise(() => {}); };`,
    'Runtime.UnhandledPromiseRejection',
    'lost',
  ],
  [
    'an exit',
    `exports.handler = async () => { process.exit(7); };`,
    'Runtime.ExitError',
    expect.stringContaining('exit status 7'),
  ],
  [
    'the timeout',
    `exports.handler = () => { for (;;); };`,
    'Sandbox.Timedout',
    expect.stringContaining('Task timed out after 0.30 seconds'),
  ],
  [
    'too much memory',
    `exports.handler = async () => { const all = []; for (;;) all.push(new Array(1000).fill(Math.random())); };`,
    'Runtime.ExitError',
    expect.stringContaining('signal: killed'),
  ],
])('%s is an unhandled error', async (name, source, errorType, errorMessage) => {
  const timeoutSeconds = name === 'the timeout' ? 0.3 : 5;
  const outcome = await run(source, {}, { timeoutSeconds, memoryMb: 16 });
  expect(outcome).toEqual({ ok: false, error: 'Unhandled', errorType, errorMessage: errorMessage as string });
});

test('a broken environment is replaced', async () => {
  const arn = register(
    `exports.handler = async (event) => { if (event.exit) process.exit(1); return 'well'; };`,
  );
  await context.aws.lambda.invoke(arn, { exit: true });
  expect(await context.aws.lambda.invoke(arn, {})).toEqual({ ok: true, payload: 'well' });
});

test('reserved concurrency refuses the invocation beyond it', async () => {
  const arn = register(`exports.handler = () => new Promise((r) => setTimeout(() => r('done'), 50));`, {
    reservedConcurrency: 1,
  });
  const [first, second] = await Promise.all([1, 2].map(() => context.aws.lambda.invoke(arn, {})));
  expect(first).toEqual({ ok: true, payload: 'done' });
  expect(second).toMatchObject({ ok: false, error: 'TooManyRequestsException' });
});

test('a function that does not exist', async () => {
  expect(
    await context.aws.lambda.invoke('arn:aws:lambda:eu-central-1:123456789012:function:none', {}),
  ).toMatchObject({
    ok: false,
    error: 'ResourceNotFoundException',
  });
});

test('an event is tried three times, then its destination is told', async () => {
  const arn = register(`exports.handler = async () => { console.log('tried'); throw new Error('never'); };`);
  const onFailure = 'arn:aws:sqs:eu-central-1:123456789012:failures';
  context.aws.lambda.configureAsynchronousInvocation(arn, {
    maximumRetryAttempts: 2,
    maximumEventAgeSeconds: 60,
    onFailure,
  });

  expect(await context.aws.lambda.invoke(arn, { n: 1 }, 'Event')).toEqual({ ok: true, payload: null });
  await until(() => context.sent.length > 0);

  expect(context.lines.filter((line) => line === `sample-${counter}: tried`)).toHaveLength(3);
  expect(context.sent).toEqual([
    {
      arn: onFailure,
      body: expect.objectContaining({
        requestPayload: { n: 1 },
        requestContext: expect.objectContaining({
          condition: 'RetriesExhausted',
          approximateInvokeCount: 3,
        }) as unknown,
        responsePayload: { errorType: 'Error', errorMessage: 'never' },
      }) as unknown,
    },
  ]);
});

test('invocations and errors are counted', async () => {
  const before = context.metrics.length;
  await run(`exports.handler = async () => { throw new Error('x'); };`);
  expect(
    context.metrics.slice(before).map(({ name, value }) => [name, name === 'Duration' || value]),
  ).toEqual([
    ['Invocations', 1],
    ['Errors', 1],
    ['Duration', true],
  ]);
});

test.each(['before', 'after'] as const)(
  'a fault fails an invocation %s the function runs',
  async (moment) => {
    context.aws.faults = { invocation: () => moment };
    try {
      const outcome = await run(`exports.handler = async () => { console.log('ran'); };`);
      expect(outcome).toMatchObject({ ok: false, error: 'Unhandled', errorType: 'InjectedFault' });
      expect(context.lines.includes(`sample-${counter}: ran`)).toBe(moment === 'after');
    } finally {
      context.aws.faults = undefined;
    }
  },
);
