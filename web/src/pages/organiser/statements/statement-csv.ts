import { csvOf, pointBeside, type Separator } from '../csv';
import { decimal } from '../payments/payments-csv';
import { MOVEMENTS, type Difference, type Money, type Statement } from './fetch-statements';

const HEAD = [
  'month',
  'revision',
  'part',
  'what',
  'provider',
  'currency',
  'credits',
  'received',
  'returned',
  'disputed',
  'reference',
  'checkout',
  'voter',
  'ours',
  'theirs',
];

/** A statement as CSV: one line for each number of credits, each position of money and each difference. */
export function statementCsv(
  { month, revision, credits, money, comparisons }: Statement,
  differences: Difference[],
  separator: Separator,
): string {
  const creditLines = (['opening', ...MOVEMENTS, 'closing'] as const).map((what) => [
    ...['credits', what, '', '', credits[what]],
    ...['', '', ''],
  ]);
  const line = (part: string, what: string, provider: string, currency: string, position: Money) => {
    const sum = (amount: number) => decimal(amount, currency, pointBeside(separator));
    const { received, returned, disputed } = position;
    return [part, what, provider, currency, '', sum(received), sum(returned), sum(disputed)];
  };
  const moneyLines = money.flatMap(({ provider, currency, ...each }) =>
    (['opening', 'movement', 'closing'] as const).map((what) =>
      line('money', what, provider, currency, each[what]),
    ),
  );
  const comparisonLines = comparisons.flatMap(({ provider, currency, theirs, ours }) => [
    line('records', 'theirs', provider, currency, theirs),
    line('records', 'ours', provider, currency, ours),
  ]);
  const rows = [...creditLines, ...moneyLines, ...comparisonLines].map((cells) => [
    month,
    revision,
    ...cells,
    ...['', '', '', '', ''],
  ]);
  const differenceRows = differences.map(
    ({ kind, provider, reference, checkoutId, userId, ours, theirs }) => [
      ...[month, revision, 'difference', kind, provider ?? '', '', '', '', '', ''],
      ...[reference ?? '', checkoutId ?? '', userId ?? '', ours ?? '', theirs ?? ''],
    ],
  );
  return csvOf([HEAD, ...rows, ...differenceRows], separator);
}
