import { Simulation } from '../../../simulation/core/simulation';
import type { Functions } from '../../../simulation/lambda/functions';
import { StateMachine, type Workflow } from '../../../simulation/step-functions/state-machine';

const workflow: Workflow = {
  StartAt: 'Wait',
  States: {
    Wait: { Type: 'Wait', TimestampPath: '$.at', Next: 'First' },
    First: { Type: 'Pass', Parameters: { 'id.$': '$.id', boxes: [1, 2, 3], attempt: 1 }, Next: 'Count' },
    Count: {
      Type: 'Map',
      ItemsPath: '$.boxes',
      ItemSelector: { 'box.$': '$$.Map.Item.Value', 'id.$': '$.id' },
      MaxConcurrency: 2,
      ResultPath: '$.counted',
      ItemProcessor: {
        StartAt: 'One',
        States: {
          One: {
            Type: 'Task',
            Resource: 'count',
            Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 2 }],
            Next: 'More?',
          },
          'More?': {
            Type: 'Choice',
            Choices: [{ Variable: '$.more', IsPresent: true, Next: 'One' }],
            Default: 'Counted',
          },
          Counted: { Type: 'Succeed' },
        },
      },
      Next: 'Enough?',
    },
    'Enough?': {
      Type: 'Choice',
      Choices: [{ Or: [{ Variable: '$.counted[0].box', NumericEquals: 9 }], Next: 'Good' }],
      Default: 'Bad',
    },
    Good: { Type: 'Succeed' },
    Bad: { Type: 'Fail', Error: 'NotNine', CausePath: '$.id' },
  },
};

/** A machine whose function answers one after the other. */
function machineWith(answers: (event: { box: number; more?: boolean }) => unknown) {
  const simulation = new Simulation(1);
  const calls: unknown[] = [];
  const functions = {
    invoke: async (_: string, event: { box: number }) => {
      calls.push(event);
      await simulation.pause(100);
      const answer = answers(event);
      return answer instanceof Error ? { result: 'failed', error: answer } : { result: 'answered', answer };
    },
  } as unknown as Functions;
  return { simulation, calls, machine: new StateMachine(simulation, workflow, functions, (name) => name) };
}

const input = { id: 'v', at: '2026-01-01T12:00:31.000Z' };

it('waits, counts part by part, goes on where a part was left, and tries again what failed', async () => {
  let failures = 1;
  const { simulation, calls, machine } = machineWith(({ box, more }) => {
    if (box === 2 && failures > 0) {
      failures -= 1;
      return new Error('once');
    }
    return box === 1 && more === undefined ? { box, more: true, id: 'v' } : { box: 9 };
  });
  const execution = machine.start('one', input);
  await simulation.run();
  expect(await execution).toMatchObject({ status: 'SUCCEEDED' });
  expect(calls).toHaveLength(5);
  expect(simulation.now).toBeGreaterThan(Date.parse(input.at));
});

it('fails by name', async () => {
  const { simulation, machine } = machineWith(({ box }) => ({ box }));
  const execution = machine.start('one', input);
  await simulation.run();
  expect(await execution).toMatchObject({ status: 'FAILED', error: 'NotNine' });
});

it('starts once for each name', async () => {
  const { simulation, machine } = machineWith(({ box }) => ({ box }));
  const start = () => machine.send('StartExecution', { name: 'one', input: JSON.stringify(input) });
  const answers = Promise.all([start(), start(), start()]);
  await simulation.run();
  await answers;
  expect(machine.executions.size).toBe(1);
  const again = expect(start()).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
  await simulation.run();
  await again;
});
