import type { ResolverProgram, Sandbox, SandboxOptions } from './protocol';
import { startPool } from './start-pool';
import { readOutput } from './step-output';

/**
 * Checks and compiles programs and starts workers for them.
 * @throws CodeRejected when the service would refuse some of the code
 */
export async function createSandbox(
  programs: ResolverProgram[],
  options: SandboxOptions = {},
): Promise<Sandbox> {
  const { pool, units } = await startPool(programs, options);
  return {
    async step(input) {
      return readOutput(units, input, await pool.submit(JSON.stringify(input)));
    },
    close: () => pool.close(),
  };
}
