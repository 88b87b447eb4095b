import type { Isolate, IsolateOptions, ResolverProgram } from '../protocol';
import { startPool } from './start-pool';
import { readOutput } from './step-output';

/**
 * Checks and compiles programs and starts workers for them.
 * @throws CodeRejected when the service would refuse some of the code
 */
export async function createIsolate(
  programs: ResolverProgram[],
  options: IsolateOptions = {},
): Promise<Isolate> {
  const { pool, units } = await startPool(programs, options);
  return {
    async step(input) {
      return readOutput(units, input, await pool.submit(JSON.stringify(input)));
    },
    close: () => pool.close(),
  };
}
