import { loadResolvers, type Stage } from '../appsync/api';
import { readDeployment, type Deployment } from '../wiring/deployment';
import type { ResolveField } from '../../packages/appsync-local/src/trusted';

/** A deployment that is ready to be simulated, again and again. */
export interface Program {
  deployment: Deployment;
  resolve: ResolveField;
  /** Puts one simulation behind the resolvers. */
  enter: (stage: Stage) => void;
}

/** Loads a deployment. */
export async function loadProgram(deployment: Deployment = readDeployment()): Promise<Program> {
  let current: Stage | undefined;
  const resolve = await loadResolvers(deployment.api, () => {
    if (!current) throw new Error('No simulation is under way.');
    return current;
  });
  return {
    deployment,
    resolve,
    enter: (stage) => {
      current = stage;
    },
  };
}
