import { checkCodes, checkPipeline } from '../language';
import type { IsolateOptions, ResolverProgram } from '../protocol';
import { bundles } from './bundles';
import { CodeRejected } from './code-rejected';
import type { CompiledModule } from './compile/compile-module';
import { link, unitsOf } from './link';
import { batchLimit, Pool } from './pool/pool';

/** Workers that have some programs loaded, and the programs' units by number. */
export interface Started {
  pool: Pool;
  units: CompiledModule[];
}

/** @throws CodeRejected when the service would refuse some of the code */
export async function startPool(
  programs: ResolverProgram[],
  { workers = 2, stepTimeoutMs = 10_000, workerHeapMb = 96, nullMeaning }: IsolateOptions,
): Promise<Started> {
  const diagnostics = [...checkCodes(unitsOf(programs)), ...programs.flatMap(checkPipeline)];
  if (diagnostics.length > 0) throw new CodeRejected(diagnostics);

  const linked = link(programs, nullMeaning);
  const { inside, worker } = await bundles();
  const pool = new Pool(
    {
      script: worker,
      bundle: inside,
      scripts: linked.units.map((unit) => unit.script),
      programs: linked.programs,
      heapMb: workerHeapMb,
      chunkTimeoutMs: 2 * batchLimit * stepTimeoutMs,
    },
    { workers, stepTimeoutMs },
  );
  await pool.start();
  return { pool, units: linked.units };
}
