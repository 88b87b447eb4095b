import { results, type Voting } from '../../ui/voting/voting';

/**
 * A voting's result as CSV (RFC 4180): a line for each option. A spreadsheet takes a text that begins like a formula
 * for one; such texts get an apostrophe in front.
 */
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
  return [head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

function cell(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
