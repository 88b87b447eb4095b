import { useMemo, type ReactNode } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import { useVoting } from '../../../session/cache/use-voting';
import { FailureOf } from '../../../ui/failure-of';
import { useFormat } from '../../../ui/i18n/format';
import { addTexts } from '../../../ui/i18n/i18n';
import { statisticsTexts } from '../../../ui/i18n/statistics-texts';
import { useTranslation } from '../../../ui/i18n/translation';
import { Empty, Loading } from '../../../ui/notices';
import { usePageTitle } from '../../../ui/use-page-title';
import { MINUTE_MS, startOfMinute } from '../../../ui/voting/minutes';
import { StandingLine } from '../../../ui/voting/standing-line';
import { useStatus } from '../../../ui/voting/use-status';
import { isSecret, type Voting } from '../../../ui/voting/voting';
import type { Separator } from '../csv';
import { downloadCsv } from '../download-csv';
import { ExportCsv } from '../export-csv';
import { BusiestPart } from './busiest-part';
import { daysOf } from './days';
import { DaysPart } from './days-part';
import { OptionTable } from './option-table';
import { Report } from './report';
import { shareOfInvited } from './share-of-invited';
import { statisticsCsv } from './statistics-csv';
import { TimesPart } from './times-part';
import { useFacts } from './use-facts';
import { useMinutes } from './use-minutes';
import { useNames } from './use-names';
import '../../../ui/voting/series.css';
import '../organiser.css';
import './statistics.css';

addTexts('statistics', statisticsTexts);

/** What a voting came to: by option, by day and by minute, as a page, as CSV and as a report to print. */
export default function Statistics(): ReactNode {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { voting, error, refresh } = useVoting(id, 'voter');
  const label = t('statistics.title');
  usePageTitle(voting === undefined ? label : t('common.labelled', { label, value: voting.title }));
  return (
    <div className="page">
      {error && <FailureOf error={error} whole={voting === undefined} retry={() => void refresh()} />}
      {voting === undefined && !error && <Loading />}
      {voting && <StatisticsOf key={id} voting={voting} />}
    </div>
  );
}

function StatisticsOf({ voting }: { voting: Voting }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useNames();
  const status = useStatus(voting);
  const { pathname } = useLocation();
  const { minutes, votes, asOf, busy, error, refresh } = useMinutes(voting);
  const about = useFacts(voting.id, `${status} ${voting.tally.final}`);
  const { id, title, tally } = voting;
  const hidden = isSecret(voting, status);
  const [opensAt, closesAt] = [Date.parse(voting.opensAt), Date.parse(voting.closesAt)];
  const from = startOfMinute(opensAt);
  const to = Math.min(closesAt, Math.max(asOf ?? 0, (minutes?.at(-1)?.at ?? 0) + MINUTE_MS));
  const days = useMemo(() => daysOf(minutes ?? [], from, to - 1), [minutes, from, to]);
  const invited = about.facts?.invited ?? null;
  const moment = asOf === undefined ? '' : new Date(asOf).toISOString();

  const shown = minutes !== undefined && minutes.length > 0 ? { minutes, days, from, to } : undefined;
  if (pathname.endsWith('/report') && minutes !== undefined && about.facts)
    return (
      <Report
        voting={voting}
        status={status}
        hidden={hidden}
        facts={about.facts}
        asOf={moment}
        series={shown}
      />
    );

  const save = (separator: Separator): Promise<void> => {
    const counted = { voting, hidden, minutes: minutes ?? [], days, zone: names.zone, invited, asOf: moment };
    downloadCsv(`hustings-statistics-${id}`, statisticsCsv(counted, separator));
    return Promise.resolve();
  };
  return (
    <>
      <header className="stack-tight">
        <h1>{t('statistics.title')}</h1>
        <p className="statistics-title" dir="auto">
          <Link to={`/votings/${id}`}>{title}</Link>
        </p>
        <p className="faint">
          {t('voting.window', {
            opensAt: format.moment(voting.opensAt),
            closesAt: format.moment(voting.closesAt),
          })}
        </p>
        <p className="faint">{t('statistics.zone', { zone: names.zone })}</p>
      </header>
      <dl className="board-numbers">
        <div>
          <dt>{t('statistics.votes')}</dt>
          <dd>{format.number(tally.total)}</dd>
        </div>
        {invited !== null && invited > 0 && (
          <div>
            <dt>{t('statistics.invited')}</dt>
            <dd>
              {format.percent(shareOfInvited(tally.total, invited))}{' '}
              <span className="faint">
                {t('statistics.invitedCount', {
                  votes: format.number(tally.total),
                  invited: format.number(invited),
                })}
              </span>
            </dd>
          </div>
        )}
      </dl>
      {about.error && <FailureOf error={about.error} retry={about.refresh} />}
      <div className="actions">
        <button type="button" className="button" disabled={busy} onClick={refresh}>
          {t(busy ? 'common.loading' : 'statistics.refresh')}
        </button>
        {minutes !== undefined && about.facts && (
          <Link className="button primary" to={`/organiser/votings/${id}/statistics/report`}>
            {t('statistics.report')}
          </Link>
        )}
      </div>
      {asOf !== undefined && (
        <p className="faint" role="status">
          {t('statistics.asOf', { moment: format.moment(moment) })}{' '}
          {status === 'OPEN' && t('statistics.follows')}{' '}
          {!busy &&
            votes < tally.total &&
            t('statistics.behind', { done: format.number(votes), total: format.number(tally.total) })}
        </p>
      )}
      {error && <FailureOf error={error} retry={refresh} />}
      {minutes === undefined && busy && (
        <p className="stack-tight" role="status">
          {t('statistics.reading', { done: format.number(votes), total: format.number(tally.total) })}
          <progress value={Math.min(votes, tally.total)} max={Math.max(tally.total, 1)} aria-hidden="true" />
        </p>
      )}
      <section className="stack-tight" aria-labelledby="statistics-options">
        <h2 id="statistics-options" className="section-title">
          {t('statistics.byOption')}
        </h2>
        {hidden ? (
          <p className="notice">{t('statistics.hidden')}</p>
        ) : (
          <>
            <OptionTable voting={voting} />
            <StandingLine voting={voting} />
          </>
        )}
      </section>
      {minutes !== undefined && !shown && (
        <Empty
          title={t(status === 'CLOSED' ? 'statistics.nobodyEver' : 'statistics.nobody')}
          next={t(status === 'CLOSED' ? 'statistics.nobodyEverNext' : 'statistics.nobodyNext')}
        />
      )}
      {shown && (
        <>
          <DaysPart days={days} />
          <TimesPart {...shown} />
          <BusiestPart minutes={shown.minutes} days={days} />
        </>
      )}
      {minutes !== undefined && <ExportCsv save={save} />}
    </>
  );
}
