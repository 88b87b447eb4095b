/** Which page of which list, and what callers with the API key share of it. */
import { PUBLIC_PAGE_SIZE } from '../../model/limits';
import type { VotingAccess, VotingStatus } from '../../schema/generated/types';
import type { Environment } from '../lib/settings';
import { forgetPages } from '../lib/shared-answers';

/** What is asked of the list of votings. */
export type Question = {
  status: VotingStatus | null;
  /** Only votings of this access; null: of both. */
  access: VotingAccess | null;
  /** Whether what opens first comes first. */
  ascending: boolean;
  pageSize: number;
  nextToken: string | null;
  /** What their words must have in them, folded as votings/search.ts does it. None: whatever they say. */
  words: string[];
};

/** The same for all callers with the API key who ask the same: what they share is kept under it. */
export function sharedKeyOf({ status, access, ascending, pageSize, nextToken, words }: Question): string {
  return [
    status ?? 'ANY',
    access ?? 'BOTH',
    ascending ? 'ASC' : 'DESC',
    `${pageSize}`,
    nextToken ?? 'FIRST',
    ...words,
  ].join(' ');
}

const LISTS: [VotingStatus | null, boolean][] = [
  [null, false],
  ['OPEN', false],
  ['UPCOMING', false],
  ['UPCOMING', true],
  ['CLOSED', false],
];

const ACCESSES: (VotingAccess | null)[] = [null, 'FREE', 'PAID'];

/** Takes back the first pages as the wall asks for them: a voting was created, changed or deleted. */
export function forgetFirstPages(env: Environment): void {
  forgetPages(
    env,
    LISTS.flatMap(([status, ascending]) =>
      ACCESSES.map((access) =>
        sharedKeyOf({ status, access, ascending, pageSize: PUBLIC_PAGE_SIZE, nextToken: null, words: [] }),
      ),
    ),
  );
}
