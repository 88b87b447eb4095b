import { sharesOf } from '../../../ui/voting/shares';
import { results, type Voting } from '../../../ui/voting/voting';
import { csvOf, pointBeside, type Separator } from '../csv';
import type { CountedMinute, Day } from './days';
import { shareOfInvited } from './share-of-invited';

/** What a file of statistics is made from. */
export interface CountedVoting {
  voting: Voting;
  /** Whether counts by option are hidden: then nothing in the file has them. */
  hidden: boolean;
  minutes: readonly CountedMinute[];
  days: readonly Day[];
  /** The zone of the days, as `Europe/Berlin`. */
  zone: string;
  /** How many were invited, if only they may vote. */
  invited: number | null;
  /** When the minutes were read, ISO 8601. */
  asOf: string;
}

const HEAD = [
  'voting',
  'title',
  'part',
  'day',
  'zone',
  'minute',
  'option',
  'label',
  'votes',
  'share',
  'invited',
  'opensAt',
  'closesAt',
  'asOf',
];

/** Shares have six decimals. */
const SHARE_PARTS = 1_000_000;

/**
 * Statistics as CSV: a line for the whole, with the share of those invited who voted; one for each option; one for each day, and
 * for each option of it; one for each minute in which somebody voted, in UTC. Without numbers of options while they are hidden.
 */
export function statisticsCsv(
  { voting, hidden, minutes, days, zone, invited, asOf }: CountedVoting,
  separator: Separator,
): string {
  const { id, title, tally, opensAt, closesAt } = voting;
  const decimal = (share: number): string => share.toFixed(6).replace('.', pointBeside(separator));
  const line = (part: string, values: Partial<Record<(typeof HEAD)[number], string | number>>) => {
    const known: typeof values = { voting: id, title, part, opensAt, closesAt, asOf, ...values };
    return HEAD.map((name) => known[name] ?? '');
  };
  const options = results(voting);
  const shares = sharesOf(
    options.map(({ votes }) => votes),
    SHARE_PARTS,
  );
  const total: Parameters<typeof line>[1] = { votes: tally.total };
  if (invited !== null) {
    total.invited = invited;
    if (invited > 0) total.share = decimal(shareOfInvited(tally.total, invited, SHARE_PARTS));
  }
  const rows = [
    line('total', total),
    ...options.map(({ id: option, label, votes }, index) =>
      line('option', {
        option,
        label,
        ...(!hidden && { votes, share: decimal((shares[index] ?? 0) / SHARE_PARTS) }),
      }),
    ),
    ...days.map(({ day, votes }) => line('day', { day, zone, votes })),
    ...(hidden
      ? []
      : days.flatMap(({ day, counts }) =>
          counts.map((votes, index) =>
            line('day and option', {
              day,
              zone,
              votes,
              option: options[index]?.id ?? '',
              label: options[index]?.label ?? '',
            }),
          ),
        )),
    ...minutes.map(({ at, votes }) => line('minute', { minute: new Date(at).toISOString(), votes })),
  ];
  return csvOf([HEAD, ...rows], separator);
}
