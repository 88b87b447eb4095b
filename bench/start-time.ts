import { startStack } from '../test/support/stack';

/** Milliseconds from `npm start`'s process to its line `ready`, on empty data and again on what that left. */
export async function measureStart(): Promise<{ fresh: number; again: number }> {
  const first = await startStack();
  await first.stop();
  const second = await startStack({ dataDirectory: first.dataDirectory });
  await second.stop();
  return { fresh: first.readyAfterMs, again: second.readyAfterMs };
}
