import { startStack } from '../support/stack';
import { stackUrl } from '../support/clients';

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
