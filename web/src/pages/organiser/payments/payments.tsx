import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useTranslation } from '../../../ui/i18n/translation';
import { usePageTitle } from '../../../ui/use-page-title';
import { PaymentFilters } from './payment-filters';
import { PaymentList } from './payment-list';
import { daysBefore, type PaymentSearch } from './payment-search';
import { Totals } from './totals';
import '../organiser.css';
import './payments.css';

/** What was paid: totals by day, every purchase, and money that is sent back. */
export default function Payments(): ReactNode {
  const { t } = useTranslation();
  const [search, setSearch] = useState<PaymentSearch>(() => ({
    voter: '',
    status: '',
    provider: '',
    from: daysBefore(29),
    to: daysBefore(0),
  }));
  // Grows with every refund, which changes the totals too.
  const [refunds, setRefunds] = useState(0);
  usePageTitle(t('payments.title'));
  return (
    <div className="page">
      <h1>{t('payments.title')}</h1>
      <p>
        {t('payments.intro')} <Link to="/organiser/audit">{t('payments.toAudit')}</Link>{' '}
        <Link to="/organiser/statements">{t('payments.toStatements')}</Link>
      </p>
      <PaymentFilters search={search} onSearch={setSearch} />
      <Totals key={`${search.from} ${search.to} ${refunds}`} from={search.from} to={search.to} />
      <PaymentList
        key={JSON.stringify(search)}
        search={search}
        onRefunded={() => {
          setRefunds((before) => before + 1);
        }}
      />
    </div>
  );
}
