import { inBoardOrder, withoutGaps } from '../src/pages/organiser/board/board-order';
import type { Voting } from '../src/ui/voting/voting';

const voting = (id: string, opens: number, closes = 31): Voting =>
  ({
    id,
    opensAt: `2026-05-${String(opens).padStart(2, '0')}T10:00:00Z`,
    closesAt: `2026-05-${String(closes).padStart(2, '0')}T10:00:00Z`,
  }) as Voting;
const ids = (votings: Voting[]): string => votings.map(({ id }) => id).join('');

it('What is next comes first, and of what is over what was last', () => {
  const votings = [voting('a', 3, 9), voting('b', 1, 30), voting('c', 2, 20)];
  expect(ids(inBoardOrder('OPEN', votings))).toBe('acb');
  expect(ids(inBoardOrder('UPCOMING', votings))).toBe('bca');
  expect(ids(inBoardOrder('CLOSED', votings))).toBe('bca');
});

it('Nothing is shown that others would come in front of', () => {
  const free = [voting('a', 30), voting('b', 29), voting('c', 28)];
  const paid = [voting('x', 27), voting('y', 2)];
  const shown = (hasMore: boolean): string =>
    ids(
      withoutGaps('CLOSED', [
        { votings: free, hasMore },
        { votings: paid, hasMore: false },
      ]),
    );
  expect(shown(true)).toBe('abc');
  expect(shown(false)).toBe('abcxy');
  const upcoming = [
    { votings: [voting('a', 1), voting('b', 20)], hasMore: true },
    { votings: [voting('x', 2), voting('y', 25)], hasMore: true },
    { votings: [], hasMore: true },
  ];
  expect(ids(withoutGaps('UPCOMING', upcoming))).toBe('abx');
});
