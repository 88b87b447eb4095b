import { startStack } from '../support/stack';
import { stackUrl } from '../support/clients';
import { subscribe } from '../support/subscription';
import { eventually } from '../support/votings';

describe('Starting where something is wrong', () => {
  it('says which port is taken, and how to choose another', async () => {
    const port = Number(new URL(stackUrl()).port);
    await expect(startStack({ port })).rejects.toThrow(
      `Port ${port} is taken. Stop what uses it, or choose another: npm start -- --port ${port + 100}`,
    );
  });

  it('says what is wrong with an option', async () => {
    await expect(startStack({ args: ['--prot', '4100'] })).rejects.toThrow(/--prot/);
  });
});

describe('Stopping while somebody is subscribed', () => {
  it('does not wait for the subscriber to leave', async () => {
    const stack = await startStack({ args: ['--no-seed'] });
    const subscription = await subscribe(
      'subscription { onTally { total } }',
      {},
      { baseUrl: stack.baseUrl },
    );
    try {
      void stack.stop();
      await eventually(
        'the end of the stack',
        () => stack.process.exitCode,
        (code) => code === 0,
      );
    } finally {
      subscription.close();
      stack.process.kill('SIGKILL');
    }
  });
});
