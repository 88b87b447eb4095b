import { useCallback, useState, type ReactNode } from 'react';
import { fetchAllPages } from '../../../session/cache/all-pages';
import { usePaged } from '../../../session/cache/use-paged';
import { useTranslation } from '../../../ui/i18n/translation';
import { Empty, Success } from '../../../ui/notices';
import { PagedList } from '../../../ui/paged-list';
import type { Separator } from '../csv';
import { downloadCsv } from '../download-csv';
import { ExportCsv } from '../export-csv';
import { PaymentRow } from './payment-row';
import { fetchPayments, type Payment, type PaymentSearch } from './payment-search';
import { paymentsCsv } from './payments-csv';
import { RefundDialog } from './refund-dialog';

/** The purchases that were looked for, page by page, and as a file. */
export function PaymentList({
  search,
  onRefunded,
}: {
  search: PaymentSearch;
  onRefunded: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const fetchPage = useCallback((nextToken: string | null) => fetchPayments(search, nextToken), [search]);
  const list = usePaged(fetchPage);
  const [asking, setAsking] = useState<Payment>();
  const [done, setDone] = useState(false);
  const saveAll = async (separator: Separator): Promise<void> => {
    const all = await fetchAllPages((token, limit) => fetchPayments(search, token, limit));
    downloadCsv(`hustings-payments-${search.from}-${search.to}`, paymentsCsv(all, separator));
  };
  return (
    <section className="stack" aria-labelledby="payment-list" aria-busy={list.phase === 'loading'}>
      <h2 id="payment-list" className="section-title">
        {t('payments.list')}
      </h2>
      <ExportCsv save={saveAll} />
      {done && <Success>{t('payments.refunded')}</Success>}
      <PagedList list={list} empty={<Empty title={t('payments.none')} next={t('payments.noneNext')} />}>
        <ul className="audit-entries">
          {list.items.map((payment) => (
            <PaymentRow
              key={payment.checkout.id}
              payment={payment}
              refund={() => {
                setDone(false);
                setAsking(payment);
              }}
            />
          ))}
        </ul>
      </PagedList>
      {asking && (
        <RefundDialog
          payment={asking}
          close={(hasFailed) => {
            setAsking(undefined);
            // A refund whose answer was lost may have been made: it is seen before another one is asked for.
            if (hasFailed) list.refresh();
          }}
          onRefunded={() => {
            setAsking(undefined);
            setDone(true);
            list.refresh();
            onRefunded();
          }}
        />
      )}
    </section>
  );
}
