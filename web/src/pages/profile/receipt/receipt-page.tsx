import { useCallback, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { CheckoutReceiptDocument } from '../../../../../schema/generated/operations';
import { useUser } from '../../../session/account/use-session';
import { run } from '../../../session/api/client';
import { usePaged } from '../../../session/cache/use-paged';
import { FailureOf } from '../../../ui/failure-of';
import { useFormat } from '../../../ui/i18n/format';
import { useTranslation } from '../../../ui/i18n/translation';
import { Empty, Loading } from '../../../ui/notices';
import { PrintButton } from '../../../ui/print-button';
import { usePageTitle } from '../../../ui/use-page-title';
import { ReceiptPaper } from './receipt-paper';
import './receipt.css';

/** The receipt of one purchase, to read and to print. */
export default function ReceiptPage(): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { id = '' } = useParams();
  const user = useUser();
  const fetchPage = useCallback(
    async () => ({
      items: [(await run(CheckoutReceiptDocument, { id }, 'voter')).checkout],
      nextToken: null,
    }),
    [id],
  );
  const { items, phase, error, refresh } = usePaged(fetchPage);
  const [checkout] = items;
  const receipt = checkout?.receipt;
  usePageTitle(t('receiptOf.title'));
  return (
    <div className="page narrow">
      <h1>{t('receiptOf.title')}</h1>
      {error && <FailureOf error={error} retry={refresh} />}
      {phase === 'loading' && <Loading />}
      {phase === 'ready' && !receipt && <Empty title={t('receiptOf.none')} next={t('receiptOf.noneNext')} />}
      {checkout && receipt && (
        <>
          <ReceiptPaper checkout={checkout} receipt={receipt} buyer={user?.email} />
          <p className="faint">{t('receiptOf.asOf', { moment: format.moment(new Date().toISOString()) })}</p>
        </>
      )}
      <div className="actions unprinted">
        {receipt && <PrintButton />}
        {receipt?.providerUrl && (
          <a className="button" href={receipt.providerUrl} rel="noreferrer">
            {t('receiptOf.provider')}
          </a>
        )}
        <Link className="button" to="/profile">
          {t('settling.toProfile')}
        </Link>
      </div>
    </div>
  );
}
