import {
  StatementDifferencesDocument,
  StatementsDocument,
  type MoneyPositionFieldsFragment,
  type StatementDifferenceFieldsFragment,
  type StatementFieldsFragment,
} from '../../../../../schema/generated/operations';
import { run } from '../../../session/api/client';
import type { Page } from '../../../session/cache/use-paged';

/** What a month came to. */
export type Statement = StatementFieldsFragment;

/** Something that does not agree in it. */
export type Difference = StatementDifferenceFieldsFragment;

/** Money as it stands. */
export type Money = MoneyPositionFieldsFragment;

/** The movements of credits, in the order in which they are listed. */
export const MOVEMENTS = ['sold', 'spent', 'given', 'corrected', 'refunded', 'disputed', 'givenUp'] as const;

/** A page of statements, newest first. */
export async function fetchStatements(nextToken: string | null): Promise<Page<Statement>> {
  const { statements } = await run(StatementsDocument, { nextToken }, 'voter');
  return { items: statements.items, nextToken: statements.nextToken ?? null };
}

/** A page of what does not agree in a statement. */
export async function fetchDifferences(
  { month, revision }: Pick<Statement, 'month' | 'revision'>,
  nextToken: string | null,
): Promise<Page<Difference>> {
  const { statementDifferences: page } = await run(
    StatementDifferencesDocument,
    { month, revision, nextToken },
    'voter',
  );
  return { items: page.items, nextToken: page.nextToken ?? null };
}

/** What tells statements apart. */
export function nameOf({ month, revision }: Pick<Statement, 'month' | 'revision'>): string {
  return `${month} ${revision}`;
}
