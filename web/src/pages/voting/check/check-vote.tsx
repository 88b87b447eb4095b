import { useState, type ChangeEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import { receiptIn, type KeptReceipt } from '../../../../../proof/receipt';
import { useTranslation } from '../../../ui/i18n/translation';
import { Failure, Loading } from '../../../ui/notices';
import type { Voting } from '../../../ui/voting/voting';
import { Findings } from './findings';
import { useCheck } from './use-check';

/**
 * Lets everybody check the published result of a voting that is final, and voters their own vote in it.
 * @param receipt of the voter's own vote. A receipt that was kept as a file is taken, too: that of another account, or one
 *   that was kept when this page said something else.
 */
export function CheckVote({
  voting,
  receipt,
}: {
  voting: Voting;
  receipt: KeptReceipt | undefined;
}): ReactNode {
  const { t } = useTranslation();
  const { check, start } = useCheck(voting);
  const title = t(receipt ? 'check.title' : 'check.titleOfAll');
  const [isNoReceipt, setNoReceipt] = useState(false);

  const open = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const kept = receiptIn((await target.files?.[0]?.text()) ?? '');
    setNoReceipt(!kept);
    if (kept) await start(kept);
  };
  return (
    <section className="card stack-tight" aria-labelledby="check-title">
      <h2 id="check-title" className="section-title">
        {title}
      </h2>
      <p className="faint">
        {t('check.about')} <Link to="/proof">{t('check.more')}</Link>
      </p>
      {check.state === 'checking' && <Loading />}
      {check.state === 'unpublished' && (
        <Failure title={t('check.unpublished')} next={t('check.unpublishedNext')} />
      )}
      {check.state === 'lagging' && <Failure title={t('check.lagging')} next={t('check.laggingNext')} />}
      {check.state === 'failed' && <Failure title={t('check.failed')} next={t('check.failedNext')} />}
      {check.state === 'done' && <Findings check={check} />}
      {check.state === 'done' && !check.verification.complete && (
        <p className="actions">
          <button type="button" className="button small" onClick={() => void start(check.receipt, true)}>
            {t('check.all')}
          </button>
        </p>
      )}
      {check.state !== 'checking' && (
        <p className="actions">
          <button type="button" className="button" onClick={() => void start(receipt)}>
            {title}
          </button>
        </p>
      )}
      <label className="field">
        <span>{t('check.file')}</span>
        <input type="file" accept="application/json,.json" onChange={(event) => void open(event)} />
      </label>
      {isNoReceipt && <Failure title={t('check.noReceipt')} next={t('check.noReceiptNext')} />}
    </section>
  );
}
