import { countsByTopic } from './counts';

/** Stops what the suite started and prints how many cases of each topic ran. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.contractStack?.stop();
  process.stdout.write(countsByTopic());
}
