import { useEffect, useRef, type ReactNode } from 'react';
import { useFormat } from '../../ui/i18n/format';
import { useTranslation } from '../../ui/i18n/translation';
import { Icon, Mark } from '../../ui/icons';
import { useStatus } from '../../ui/voting/use-status';
import type { Voting } from '../../ui/voting/voting';
import { keptReceipt, saveReceipt } from './check/kept-receipt';
import type { Receipt } from './use-ballot';

/** The confirmation of a vote. @param fresh whether it was cast just now: then focus goes to it. */
export function ReceiptSlip({
  voting,
  receipt,
  fresh,
}: {
  voting: Voting;
  receipt: Receipt;
  fresh: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const slip = useRef<HTMLElement>(null);
  useEffect(() => {
    if (fresh) slip.current?.focus();
  }, [fresh]);
  const isOpen = useStatus(voting) === 'OPEN';
  const kept = keptReceipt(voting, receipt);
  const option = voting.options.find(({ id }) => id === receipt.optionId);
  return (
    <section className="receipt" ref={slip} tabIndex={-1} aria-labelledby="receipt-title" data-fresh={fresh}>
      <h2 id="receipt-title">
        <Mark />
        {t(fresh ? 'receipt.fresh' : 'receipt.title')}
      </h2>
      <dl className="sum">
        <div>
          <dt>{t('receipt.option')}</dt>
          <dd dir="auto">{option?.label ?? receipt.optionId}</dd>
        </div>
        <div>
          <dt>{t('receipt.castAt')}</dt>
          <dd>
            <time dateTime={receipt.castAt}>{format.moment(receipt.castAt)}</time>
          </dd>
        </div>
        <div>
          <dt>{t('receipt.cost')}</dt>
          <dd>
            {receipt.creditsSpent === 0
              ? t('access.free')
              : t('credits.count', { count: receipt.creditsSpent })}
          </dd>
        </div>
        {receipt.credits !== undefined && (
          <div>
            <dt>{t('receipt.left')}</dt>
            <dd>{t('credits.count', { count: receipt.credits })}</dd>
          </div>
        )}
      </dl>
      {fresh && isOpen && <p className="faint">{t('receipt.counted')}</p>}
      {kept && (
        <>
          <p className="actions">
            <button
              type="button"
              className="button small"
              onClick={() => {
                saveReceipt(kept);
              }}
            >
              <Icon name="download" />
              {t('check.keep')}
            </button>
          </p>
          <p className="faint">{t('check.keepWhy')}</p>
        </>
      )}
    </section>
  );
}
