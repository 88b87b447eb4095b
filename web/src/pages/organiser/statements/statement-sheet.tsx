import type { ReactNode } from 'react';
import { useFormat } from '../../../ui/i18n/format';
import { useTranslation } from '../../../ui/i18n/translation';
import { MOVEMENTS, type Money, type Statement } from './fetch-statements';
import { StatementTable } from './statement-table';

/** The numbers of a statement: credits, money, and the providers' records beside ours. */
export function StatementSheet({ statement }: { statement: Statement }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { credits, money, comparisons } = statement;
  const columns = [t('payments.received'), t('payments.returned'), t('payments.disputed')];
  const row = (name: string, currency: string, { received, returned, disputed }: Money): ReactNode => (
    <tr>
      <th scope="row">{name}</th>
      {[received, returned, disputed].map((amount, column) => (
        <td key={columns[column]}>{format.money(amount, currency)}</td>
      ))}
    </tr>
  );
  const provider = (name: Statement['money'][number]['provider'], currency: string): ReactNode => (
    <tr>
      <th scope="rowgroup" colSpan={4}>
        {t(`buy.providers.${name}`)}, {currency}
      </th>
    </tr>
  );
  return (
    <>
      <StatementTable id="statement-credits" title={t('grant.credits')} columns={[]}>
        <tbody>
          <tr>
            <th scope="row">{t('statements.opening')}</th>
            <td>{format.number(credits.opening)}</td>
          </tr>
          {MOVEMENTS.map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(`statements.${kind}`)}</th>
              <td>{format.change(credits[kind])}</td>
            </tr>
          ))}
          <tr className="statement-sum">
            <th scope="row">{t('statements.closing')}</th>
            <td>{format.number(credits.closing)}</td>
          </tr>
        </tbody>
      </StatementTable>
      {money.length > 0 && (
        <StatementTable
          id="statement-money"
          title={t('statements.money')}
          about={t('statements.moneyAbout')}
          columns={columns}
        >
          {money.map((each) => (
            <tbody key={`${each.provider} ${each.currency}`}>
              {provider(each.provider, each.currency)}
              {row(t('statements.opening'), each.currency, each.opening)}
              {row(t('statements.movement'), each.currency, each.movement)}
              {row(t('statements.closing'), each.currency, each.closing)}
            </tbody>
          ))}
        </StatementTable>
      )}
      {comparisons.length > 0 && (
        <StatementTable
          id="statement-records"
          title={t('statements.records')}
          about={t('statements.recordsAbout')}
          columns={columns}
        >
          {comparisons.map((each) => (
            <tbody key={`${each.provider} ${each.currency}`}>
              {provider(each.provider, each.currency)}
              {row(t('statements.theirs'), each.currency, each.theirs)}
              {row(t('statements.ours'), each.currency, each.ours)}
            </tbody>
          ))}
        </StatementTable>
      )}
    </>
  );
}
