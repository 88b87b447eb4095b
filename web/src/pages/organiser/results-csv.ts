import { sharesOf } from '../../ui/voting/shares';
import { results, type Voting } from '../../ui/voting/voting';
import { csvOf, pointBeside, type Separator } from './csv';

/** Shares have six decimals, and add up to 1. */
const SHARE_PARTS = 1_000_000;

/**
 * A voting's result as CSV: a line for each option, without numbers while counts are hidden. Options with equally many
 * votes share a `place`. Beside semicolons, decimals have a comma.
 */
export function resultsCsv(voting: Voting, separator: Separator): string {
  const { tally } = voting;
  const options = results(voting);
  const counts = options.map(({ votes }) => votes);
  const shares = sharesOf(counts, SHARE_PARTS);
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
    'place',
  ];
  const rows = options.map(({ id, label, votes, place }, index) => [
    voting.id,
    voting.title,
    id,
    label,
    tally.hidden ? '' : votes,
    tally.hidden ? '' : ((shares[index] ?? 0) / SHARE_PARTS).toFixed(6).replace('.', pointBeside(separator)),
    tally.total,
    tally.final,
    voting.closesAt,
    tally.updatedAt,
    place ?? '',
  ]);
  return csvOf([head, ...rows], separator);
}
