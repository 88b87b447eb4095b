import { useCallback, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { GrantCreditsDocument } from '../../../../../schema/generated/operations';
import { run } from '../../../session/api/client';
import { useAttempt } from '../../../session/api/use-attempt';
import { fetchAudit, type AuditEntry } from '../../../session/cache/audit';
import { usePaged } from '../../../session/cache/use-paged';
import { Dialog } from '../../../ui/dialog';
import { FailureOf } from '../../../ui/failure-of';
import { useFormat } from '../../../ui/i18n/format';
import { useTranslation } from '../../../ui/i18n/translation';
import { Empty, Success } from '../../../ui/notices';
import { usePageTitle } from '../../../ui/use-page-title';
import { AuditEntries } from '../audit/audit-entries';
import { creditsIn } from '../audit/changes';
import { GrantForm } from './grant-form';
import { takingBack } from './taking-back';
import '../organiser.css';

/** Giving credits to voters, what was given, and taking it back. */
export default function Grants(): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const fetchPage = useCallback(
    (nextToken: string | null) => fetchAudit({ onlyCredits: true }, nextToken),
    [],
  );
  const list = usePaged(fetchPage);
  const [asking, setAsking] = useState<AuditEntry>();
  const [undone, setUndone] = useState(false);
  const { busy, error, attempt } = useAttempt();
  usePageTitle(t('grant.title'));
  const takeBack = async (entry: AuditEntry): Promise<void> => {
    setAsking(undefined);
    setUndone(false);
    const input = takingBack(entry, (reason) => t('grant.undoReason', { reason }));
    setUndone(await attempt(() => run(GrantCreditsDocument, { input }, 'voter')));
    list.refresh();
  };
  const credits = (entry: AuditEntry): string => format.change(creditsIn(entry));
  return (
    <div className="page">
      <h1>{t('grant.title')}</h1>
      <GrantForm onGranted={list.refresh} />
      <section className="stack" aria-labelledby="grant-history">
        <h2 id="grant-history" className="section-title">
          {t('grant.history')}
        </h2>
        {undone && <Success>{t('grant.undone')}</Success>}
        {error && <FailureOf error={error} />}
        <AuditEntries
          list={list}
          empty={<Empty title={t('grant.none')} next={t('grant.noneNext')} />}
          below={(entry) =>
            entry.action === 'GRANT_CREDITS' && (
              <div className="actions">
                <Button
                  className="button small danger"
                  isDisabled={busy}
                  aria-label={t('grant.undoOf', { credits: credits(entry), voter: entry.userId ?? '' })}
                  onPress={() => {
                    setAsking(entry);
                  }}
                >
                  {t('grant.undo')} ({credits(entry)})
                </Button>
              </div>
            )
          }
        />
      </section>
      <Dialog
        open={asking !== undefined}
        close={() => {
          setAsking(undefined);
        }}
        title={t('grant.undoTitle')}
      >
        <p>{t('grant.undoMeans')}</p>
        <div className="actions">
          <Button className="button danger" onPress={() => asking && void takeBack(asking)}>
            {t('grant.undo')}
          </Button>
          <Button
            className="button"
            autoFocus
            onPress={() => {
              setAsking(undefined);
            }}
          >
            {t('common.cancel')}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
