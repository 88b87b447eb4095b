import { MAX_DIFFERENCES } from '../../model/limits';
import { foundOf, withFound, type StatementProgress } from '../../model/statements';
import type { StatementDifference } from '../../schema/generated/types';
import type { StatementStore } from './store';

/**
 * Notes something that does not agree: the first thousand of its kind by name, the others by their number. A month in which
 * nothing agrees, because the keys are of another account, has as many differences as purchases.
 */
export async function withDifference(
  statements: Pick<StatementStore, 'addDifference'>,
  progress: StatementProgress,
  difference: StatementDifference,
): Promise<StatementProgress> {
  if (foundOf(progress, difference.kind) < MAX_DIFFERENCES)
    await statements.addDifference(progress, difference);
  return withFound(progress, difference);
}
