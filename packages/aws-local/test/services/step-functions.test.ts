import {
  DescribeExecutionCommand,
  ListExecutionsCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
  type DescribeExecutionOutput,
} from '@aws-sdk/client-sfn';
import { ServiceEndpoint } from '../../src/endpoint/service-endpoint';
import { stepFunctionsApi } from '../../src/step-functions/api';
import { StateMachines } from '../../src/step-functions/state-machines';
import { credentials, roleArn, Surroundings, until } from './surroundings';

const stateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:recount';
const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:scan';

let around: Surroundings;
let machines: StateMachines;
let endpoint: ServiceEndpoint;
let url: string;
let client: SFNClient;

beforeEach(async () => {
  around = new Surroundings();
  machines = new StateMachines(around);
  endpoint = new ServiceEndpoint(around.iam.principal, around.log);
  endpoint.add(stepFunctionsApi(machines));
  url = await endpoint.open();
  client = new SFNClient({ region: 'us-east-1', endpoint: url, credentials });
});
afterEach(async () => {
  await machines.stop();
  await endpoint.close();
});

const register = (definition: object, substitutions = {}): Promise<void> =>
  machines.register(stateMachineArn, {
    name: 'recount',
    roleArn,
    definition: JSON.stringify(definition),
    substitutions,
  });
const one = (state: object): object => ({ StartAt: 'Only', States: { Only: { End: true, ...state } } });
const task = one({ Type: 'Task', Resource: functionArn });
const start = (input: unknown = {}, name?: string) =>
  client.send(new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input), name }));

async function result(input: unknown = {}): Promise<DescribeExecutionOutput> {
  const { executionArn } = await start(input);
  const describe = (): Promise<DescribeExecutionOutput> =>
    client.send(new DescribeExecutionCommand({ executionArn }));
  await until(async () => (await describe()).status !== 'RUNNING');
  return describe();
}

describe('executions', () => {
  it('calls the function of a task and counts what happened', async () => {
    await register(task);
    around.answer = () => ({ ok: true, payload: { counted: 3 } });

    const execution = await result({ segment: 0 });

    expect(execution).toMatchObject({ status: 'SUCCEEDED', output: '{"counted":3}', input: '{"segment":0}' });
    expect(execution.stopDate).toBeInstanceOf(Date);
    expect(around.invocations).toEqual([{ functionArn, payload: { segment: 0 } }]);
    expect(around.metricNames()).toEqual(['ExecutionsStarted', 'ExecutionsSucceeded']);
    expect(around.metricsPut[0]).toMatchObject({
      namespace: 'AWS/States',
      dimensions: { StateMachineArn: stateMachineArn },
    });
  });

  it('wraps the answer of the optimised integration', async () => {
    await register(
      one({
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: { FunctionName: '${Function}', 'Payload.$': '$.work' },
      }),
      { Function: functionArn },
    );
    const { output } = await result({ work: { segment: 1 } });
    expect(JSON.parse(output!)).toEqual({
      ExecutedVersion: '$LATEST',
      Payload: { segment: 1 },
      StatusCode: 200,
    });
    expect(around.invocations[0]?.functionArn).toBe(functionArn);
  });

  it('maps over items, with the input still at hand', async () => {
    await register(
      one({
        Type: 'Map',
        ItemsPath: '$.segments',
        ItemSelector: { 'voting.$': '$.voting', 'segment.$': '$$.Map.Item.Value' },
        ItemProcessor: {
          StartAt: 'Scan',
          States: { Scan: { Type: 'Task', Resource: functionArn, End: true } },
        },
      }),
    );
    const { output } = await result({ voting: 'v', segments: [0, 1] });
    expect(JSON.parse(output!)).toEqual([
      { voting: 'v', segment: 0 },
      { voting: 'v', segment: 1 },
    ]);
  });

  it('retries what the definition says, and fails with the name of the error', async () => {
    await register(
      one({
        Type: 'Task',
        Resource: functionArn,
        Retry: [{ ErrorEquals: ['Lambda.TooManyRequestsException'], IntervalSeconds: 0.01, MaxAttempts: 2 }],
      }),
    );
    const throttled = {
      ok: false,
      error: 'TooManyRequestsException',
      errorMessage: 'slow',
      errorType: null,
    } as const;
    const broken = {
      ok: false,
      error: 'Unhandled',
      errorMessage: 'no table',
      errorType: 'TypeError',
    } as const;
    around.answer = () => (around.invocations.length < 3 ? throttled : broken);

    await expect(result()).resolves.toMatchObject({
      status: 'FAILED',
      error: 'TypeError',
      cause: '{"errorMessage":"no table","errorType":"TypeError"}',
    });
    expect(around.invocations).toHaveLength(3);
    expect(around.metricNames()).toContain('ExecutionsFailed');
    expect(around.lines.join('\n')).toContain('FAILED: TypeError');
  });

  it('fails with the cause that a Fail state finds', async () => {
    await register(one({ Type: 'Fail', End: undefined, Error: 'TallyDisagrees', CausePath: '$.why' }));
    await expect(result({ why: '3 is not 4' })).resolves.toMatchObject({
      status: 'FAILED',
      error: 'TallyDisagrees',
      cause: '3 is not 4',
    });
  });

  it('calls only what the role of the state machine allows', async () => {
    await register(task);
    around.allows = (action) => action !== 'lambda:InvokeFunction';
    await expect(result()).resolves.toMatchObject({ status: 'FAILED', error: 'Lambda.AWSLambdaException' });
    expect(around.invocations).toEqual([]);
  });

  it('aborts what runs when it is stopped', async () => {
    await register(one({ Type: 'Wait', Seconds: 3600 }));
    const { executionArn } = await start();
    await client.send(new StopExecutionCommand({ executionArn }));
    expect(machines.describe(executionArn!).status).toBe('ABORTED');
    expect(around.metricNames()).toContain('ExecutionsAborted');
  });
});

describe('names of executions', () => {
  it('repeat while it runs with the same input, and are taken for ever after', async () => {
    await register(one({ Type: 'Wait', Seconds: 3600 }));
    const first = await start({ voting: 1 }, 'voting-1');
    await expect(start({ voting: 1 }, 'voting-1')).resolves.toMatchObject({
      executionArn: first.executionArn,
    });
    await expect(start({ voting: 2 }, 'voting-1')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
    await machines.stopExecution(first.executionArn!);
    await expect(start({ voting: 1 }, 'voting-1')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
    const { executions } = await client.send(new ListExecutionsCommand({ stateMachineArn }));
    expect(executions).toMatchObject([{ name: 'voting-1', status: 'ABORTED' }]);
  });
});

describe('callers', () => {
  it('need a policy', async () => {
    await register(task);
    around.allows = (action, resource) => action === 'states:StartExecution' && resource === 'another';
    await expect(start()).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('need the right secret', async () => {
    const forged = new SFNClient({
      region: 'us-east-1',
      endpoint: url,
      credentials: { ...credentials, secretAccessKey: 'guess' },
    });
    await expect(forged.send(new ListExecutionsCommand({ stateMachineArn }))).rejects.toMatchObject({
      name: 'InvalidSignatureException',
    });
  });
});

describe('definitions', () => {
  it.each([
    [
      'tasks of other services',
      one({ Type: 'Task', Resource: 'arn:aws:states:::sns:publish' }),
      /Only.*sns:publish/,
    ],
    ['JSONata', { ...one({ Type: 'Pass' }), QueryLanguage: 'JSONata' }, /JSONata/],
    ['nonsense', { StartAt: 'Nowhere', States: {} }, /invalid/],
  ])('refuse %s', async (_what, definition, complaint) => {
    await expect(register(definition)).rejects.toThrow(complaint);
  });
});
