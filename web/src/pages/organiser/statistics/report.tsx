import { useMemo, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormat } from '../../../ui/i18n/format';
import { useTranslation } from '../../../ui/i18n/translation';
import { PrintButton } from '../../../ui/print-button';
import { Columns, countScale, minuteScale } from '../../../ui/voting/columns';
import { busiest, type Minute } from '../../../ui/voting/minutes';
import { StandingLine } from '../../../ui/voting/standing-line';
import type { Voting, VotingStatus } from '../../../ui/voting/voting';
import { BusiestPart } from './busiest-part';
import { stretchesOf, type CountedMinute, type Day } from './days';
import { OptionTable } from './option-table';
import { shareOfInvited } from './share-of-invited';
import type { Facts } from './use-facts';
import { useNames } from './use-names';

/** So many days are listed one by one; of more, the busiest ones. */
const MOST_DAYS = 31;

/** A voting on one or two sheets of paper: the question, how it came out, when votes were cast, and what proves it. */
export function Report({
  voting,
  status,
  hidden,
  facts,
  asOf,
  series,
}: {
  voting: Voting;
  status: VotingStatus;
  /** Whether counts by option are hidden. */
  hidden: boolean;
  facts: Facts;
  /** When its minutes were read, ISO 8601. */
  asOf: string;
  /** Undefined if nobody has voted. */
  series: { minutes: CountedMinute[]; days: Day[]; from: number; to: number } | undefined;
}): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useNames();
  const who = useWhoWords();
  const { id, title, description, tally, opensAt, closesAt, access, creditCost } = voting;
  const { invited, result } = facts;
  const lines: [name: string, value: string][] = [
    [t('statistics.opens'), format.moment(opensAt)],
    [t(status === 'CLOSED' ? 'statistics.closed' : 'statistics.closes'), format.moment(closesAt)],
    [t('statistics.who'), who(facts)],
    [t('statistics.price'), access === 'FREE' ? t('access.free') : t('access.paid', { count: creditCost })],
    [t('statistics.votes'), format.number(tally.total)],
  ];
  if (typeof invited === 'number' && invited > 0) {
    const numbers = { votes: format.number(tally.total), invited: format.number(invited) };
    const share = format.percent(shareOfInvited(tally.total, invited));
    lines.push([t('statistics.invited'), `${share} (${t('statistics.invitedCount', numbers)})`]);
  }
  return (
    <>
      <p className="actions unprinted">
        <PrintButton />
        <Link className="button" to={`/organiser/votings/${id}/statistics`}>
          {t('statistics.back')}
        </Link>
      </p>
      <article className="report">
        <header>
          <p className="faint">
            {t('statistics.made', { moment: format.moment(asOf) })}{' '}
            {t('statistics.zone', { zone: names.zone })}
          </p>
          <h1 dir="auto">{title}</h1>
          {description !== null && (
            <p className="report-description" dir="auto">
              {description}
            </p>
          )}
        </header>
        <dl className="report-facts">
          {lines.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
        <section aria-labelledby="report-result">
          <h2 id="report-result">{t(tally.final ? 'tally.result' : 'statistics.byOption')}</h2>
          {!tally.final && <p>{t(status === 'CLOSED' ? 'statistics.recounting' : 'statistics.notFinal')}</p>}
          {hidden ? (
            <p>{t('statistics.hidden')}</p>
          ) : (
            <>
              <OptionTable voting={voting} />
              <StandingLine voting={voting} />
            </>
          )}
        </section>
        {series && (
          <section aria-labelledby="report-times">
            <h2 id="report-times">{t('statistics.chart')}</h2>
            <ReportChart {...series} />
            {series.days.length > 1 && series.days.length <= MOST_DAYS && (
              <dl className="report-days">
                {series.days.map(({ day, votes }) => (
                  <div key={day}>
                    <dt>{format.day(day)}</dt>
                    <dd className="number">{format.number(votes)}</dd>
                  </div>
                ))}
              </dl>
            )}
            <BusiestPart
              minutes={series.minutes}
              days={series.days.length > MOST_DAYS ? series.days : []}
              few={5}
            />
          </section>
        )}
        <section aria-labelledby="report-proof">
          <h2 id="report-proof">{t('statistics.proof')}</h2>
          {result ? (
            <>
              <p>
                {t('statistics.proofNext')} <bdi>{`${location.origin}/proof`}</bdi>
              </p>
              <dl className="report-facts">
                <div>
                  <dt>{t('statistics.ballots')}</dt>
                  <dd dir="ltr">{result.ballotsUrl}</dd>
                </div>
                <div>
                  <dt>{t('statistics.root')}</dt>
                  <dd dir="ltr">{result.ballotRoot}</dd>
                </div>
              </dl>
            </>
          ) : (
            <p>{t('statistics.proofOpen')}</p>
          )}
          <p className="faint">{t('statistics.number', { id })}</p>
        </section>
      </article>
    </>
  );
}

/** Who can vote, in words. */
function useWhoWords(): (facts: Facts) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ voters }) => {
    if (!voters) return t('statistics.everybody');
    const domains = format.list(voters.domains.map((domain) => format.isolated(domain)));
    if (voters.domains.length === 0) return t('statistics.onlyInvited');
    return t(voters.invitedOnly ? 'statistics.domainsAndInvited' : 'statistics.domains', { domains });
  };
}

const [WIDTH, HEIGHT] = [600, 90];

/** A chart that is as wide as the paper, whatever the screen was: drawn to scale, with its words beside it. */
function ReportChart({
  minutes,
  from,
  to,
}: {
  minutes: readonly CountedMinute[];
  from: number;
  to: number;
}): ReactNode {
  const { t } = useTranslation();
  const names = useNames();
  const { step, columns } = useMemo(() => stretchesOf(minutes, from, to), [minutes, from, to]);
  const nameOf = (at: number): string => names.stretch(at, step);
  const [first, last] = [columns[0], columns.at(-1)];
  const most = names.most(busiest(columns), nameOf);
  return (
    <figure className="report-chart">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${t('statistics.columns', { length: names.length(step) })} ${most}`}
      >
        <line className="series-line" x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
        <ReportColumns columns={columns} />
      </svg>
      <p className="report-ends">
        <span>{first && nameOf(first.at)}</span>
        {last && last !== first && <span>{nameOf(last.at)}</span>}
      </p>
      <figcaption>
        {t('statistics.columns', { length: names.length(step) })} {most}
      </figcaption>
    </figure>
  );
}

function ReportColumns({ columns }: { columns: Minute[] }): ReactNode {
  const range: [number, number] = document.documentElement.dir === 'rtl' ? [WIDTH, 0] : [0, WIDTH];
  const x = minuteScale(
    columns.map(({ at }) => at),
    range,
  );
  return <Columns minutes={columns} x={x} y={countScale(columns, [HEIGHT - 1, 0])} widest={20} />;
}
