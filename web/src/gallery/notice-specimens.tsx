import type { ReactNode } from 'react';
import { ConnectionBanner, type Liveness } from '../ui/connection-banner';
import { FailureOf } from '../ui/failure-of';
import en from '../ui/i18n/languages/en';
import { useTranslation } from '../ui/i18n/translation';
import { Empty, Failure, Loading, Success } from '../ui/notices';
import { PagedList } from '../ui/paged-list';
import { SAMPLE_FACTS } from './sample-votings';
import { Shelf, Specimen } from './specimen';

const LIVENESS: Liveness[] = ['idle', 'connecting', 'live', 'reconnecting', 'offline'];

const nothing = { items: [], error: undefined, more: undefined, refresh: () => undefined };
const failed = { type: 'Network', message: 'No answer', info: {} };

function Lists(): ReactNode {
  const { t } = useTranslation();
  const empty = <Empty title={t('notFound.title')} next={t('notFound.next')} />;
  const some = { ...nothing, items: ['a', 'b'] };
  const rows = (
    <ul>
      <li>A</li>
      <li>B</li>
    </ul>
  );
  return (
    <Shelf title="Lists that come page by page" file="ui/paged-list.tsx">
      <Specimen state="on its way">
        <PagedList list={{ ...nothing, phase: 'loading' }} empty={empty}>
          {null}
        </PagedList>
      </Specimen>
      <Specimen state="empty">
        <PagedList list={{ ...nothing, phase: 'ready' }} empty={empty}>
          {null}
        </PagedList>
      </Specimen>
      <Specimen state="failed at first">
        <PagedList list={{ ...nothing, phase: 'failed', error: failed }} empty={empty}>
          {null}
        </PagedList>
      </Specimen>
      <Specimen state="with more of it">
        <PagedList list={{ ...some, phase: 'ready', more: () => undefined }}>{rows}</PagedList>
      </Specimen>
      <Specimen state="the next page is on its way">
        <PagedList list={{ ...some, phase: 'loading', more: () => undefined }}>{rows}</PagedList>
      </Specimen>
      <Specimen state="the next page failed">
        <PagedList list={{ ...some, phase: 'failed', error: failed, more: () => undefined }}>
          {rows}
        </PagedList>
      </Specimen>
    </Shelf>
  );
}

/** What the page says of itself, and every error in words. */
export function NoticeSpecimens(): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <Shelf title="Notices" file="ui/notices.tsx, ui/connection-banner.tsx">
        <Specimen state="loading">
          <Loading />
        </Specimen>
        <Specimen state="nothing there">
          <Empty title={t('notFound.title')} next={t('notFound.next')} />
        </Specimen>
        <Specimen state="failed, with a way out">
          <Failure title={t('missingPart.title')} next={t('missingPart.next')}>
            <button type="button" className="button">
              {t('common.retry')}
            </button>
          </Failure>
        </Specimen>
        <Specimen state="went well">
          <Success>
            <p>{t('tally.final')}</p>
          </Success>
        </Specimen>
        {LIVENESS.map((state) => (
          <Specimen key={state} state={`connection ${state}`}>
            <ConnectionBanner state={state} />
          </Specimen>
        ))}
      </Shelf>
      <Lists />
      <Shelf title="Errors in words" file="ui/error-words.ts, ui/failure-of.tsx">
        {Object.keys(en.errors).map((type) => (
          <Specimen key={type} state={type}>
            <FailureOf
              error={{ type, message: 'What the API says', info: SAMPLE_FACTS }}
              retry={() => undefined}
            />
          </Specimen>
        ))}
      </Shelf>
    </>
  );
}
