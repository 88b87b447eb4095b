import { results, type Voting } from '../../ui/voting/voting';
import { csvOf } from './csv';

/** A voting's result as CSV: a line for each option. */
export function resultsCsv(voting: Voting): string {
  const { tally } = voting;
  const head = [
    'voting',
    'title',
    'option',
    'label',
    'votes',
    'share',
    'total',
    'final',
    'closesAt',
    'countedAt',
  ];
  const rows = results(voting).map(({ id, label, votes, share }) => [
    voting.id,
    voting.title,
    id,
    label,
    votes,
    share.toFixed(6),
    tally.total,
    tally.final,
    voting.closesAt,
    tally.updatedAt,
  ]);
  return csvOf([head, ...rows]);
}
