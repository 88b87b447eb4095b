import { startStack } from '../support/stack';
import { stackUrl } from '../support/clients';
import { subscribe } from '../support/subscription';

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
    const stopped = await Promise.race([
      stack.stop().then(() => true),
      new Promise((resolve) => setTimeout(resolve, 10_000, false)),
    ]);
    subscription.close();
    stack.process.kill('SIGKILL');
    expect(stopped).toBe(true);
  });
});
