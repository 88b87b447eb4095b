import { checkCode, checkPipeline } from '../language';
import { bundles } from './bundles';
import { CodeRejected } from './code-rejected';
import { link, unitsOf } from './link';
import { batchLimit, Pool } from './pool/pool';
import type { ResolverProgram, Sandbox, SandboxOptions } from './protocol';
import { readOutput } from './step-output';

/**
 * Checks and compiles programs and starts workers for them.
 * @throws CodeRejected when the service would refuse some of the code
 */
export async function createSandbox(
  programs: ResolverProgram[],
  { workers = 2, stepTimeoutMs = 1000, workerHeapMb = 96 }: SandboxOptions = {},
): Promise<Sandbox> {
  const diagnostics = [...unitsOf(programs).flatMap(checkCode), ...programs.flatMap(checkPipeline)];
  if (diagnostics.length > 0) throw new CodeRejected(diagnostics);

  const linked = link(programs);
  const { inside, worker } = await bundles();
  const scripts = linked.units.map((unit) => unit.script);
  const pool = new Pool(
    {
      script: worker,
      bundle: inside,
      scripts,
      programs: linked.programs,
      heapMb: workerHeapMb,
      chunkTimeoutMs: 2 * batchLimit * stepTimeoutMs,
    },
    { workers, stepTimeoutMs },
  );
  await pool.start();
  return {
    async step(input) {
      return readOutput(linked.units, input, await pool.submit(JSON.stringify(input)));
    },
    close: () => pool.close(),
  };
}
