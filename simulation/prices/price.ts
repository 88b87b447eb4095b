import type { World } from '../voting/world';
import { PRICES } from './list';

/** What a run cost, by service, in USD. Nobody watches in a run: what watching costs is the plan's. */
export interface Bill {
  appsync: number;
  dynamodb: number;
  lambda: number;
  stepFunctions: number;
  firewall: number;
  total: number;
}

/** What a run cost. */
export function priceOf(world: World): Bill {
  const units = [...world.dynamodb.units.values()];
  const sum = (of: (unit: (typeof units)[number]) => number): number =>
    units.reduce((all, unit) => all + of(unit), 0);
  const used = [...world.functions.used.values()];
  const bill = {
    appsync: world.api.requests * PRICES.operation.usd,
    dynamodb:
      sum(({ read }) => read) * PRICES.read.usd +
      sum(({ write, indexWrite }) => write + indexWrite) * PRICES.write.usd,
    lambda: used.reduce(
      (all, { invocations, megabyteMilliseconds }) =>
        all + invocations * PRICES.invocation.usd + (megabyteMilliseconds / 1024 / 1000) * PRICES.compute.usd,
      0,
    ),
    stepFunctions: world.stateMachine.transitions * PRICES.transition.usd,
    firewall: world.api.requests * PRICES.firewall.usd,
  };
  return { ...bill, total: Object.values(bill).reduce((all, part) => all + part, 0) };
}
