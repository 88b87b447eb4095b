import { useMemo, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { fetchAllPages } from '../../../session/cache/all-pages';
import { usePaged } from '../../../session/cache/use-paged';
import { useFormat, withRegion } from '../../../ui/i18n/format';
import { addTexts } from '../../../ui/i18n/i18n';
import { statementTexts } from '../../../ui/i18n/statement-texts';
import { useTranslation } from '../../../ui/i18n/translation';
import { Empty, Failure, Success } from '../../../ui/notices';
import { PagedList } from '../../../ui/paged-list';
import { PrintButton } from '../../../ui/print-button';
import { usePageTitle } from '../../../ui/use-page-title';
import type { Separator } from '../csv';
import { downloadCsv } from '../download-csv';
import { ExportCsv } from '../export-csv';
import { Differences } from './differences';
import { fetchDifferences, fetchStatements, nameOf, type Statement } from './fetch-statements';
import { monthNames } from './month-names';
import { statementCsv } from './statement-csv';
import { StatementSheet } from './statement-sheet';
import '../organiser.css';
import '../payments/payments.css';
import './statements.css';

addTexts('statements', statementTexts);

/** What each month came to, and whether the payment providers say the same. */
export default function Statements(): ReactNode {
  const { t } = useTranslation();
  const list = usePaged(fetchStatements);
  const [chosen, setChosen] = useState('');
  const monthWords = useMonthWords();
  usePageTitle(t('statements.title'));
  const statement = list.items.find((each) => nameOf(each) === chosen) ?? list.items[0];
  return (
    <div className="page">
      <h1>{t('statements.title')}</h1>
      <p className="unprinted">
        {t('statements.intro')} <Link to="/organiser/payments">{t('statements.toPayments')}</Link>
      </p>
      <PagedList list={list} empty={<Empty title={t('statements.none')} next={t('statements.noneNext')} />}>
        {statement && (
          <label className="field unprinted">
            <span>{t('statements.which')}</span>
            <select
              value={nameOf(statement)}
              onChange={({ target }) => {
                setChosen(target.value);
              }}
            >
              {list.items.map((each) => (
                <option key={nameOf(each)} value={nameOf(each)}>
                  {monthWords(each)}
                </option>
              ))}
            </select>
          </label>
        )}
      </PagedList>
      {statement && <StatementOf key={nameOf(statement)} statement={statement} />}
    </div>
  );
}

function StatementOf({ statement }: { statement: Statement }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const monthWords = useMonthWords();
  const { month, madeAt, differenceCount } = statement;
  const save = async (separator: Separator): Promise<void> => {
    const differences =
      differenceCount === 0 ? [] : await fetchAllPages((token) => fetchDifferences(statement, token));
    downloadCsv(`hustings-statement-${month}`, statementCsv(statement, differences, separator));
  };
  return (
    <>
      <p className="statement-head">
        <strong>{monthWords(statement)}</strong>{' '}
        <span className="faint">{t('statements.madeAt', { moment: format.moment(madeAt) })}</span>
      </p>
      {differenceCount === 0 ? (
        <Success>{t('statements.agrees')}</Success>
      ) : (
        <Failure
          title={t('statements.differs', { count: differenceCount })}
          next={t('statements.differsNext')}
        />
      )}
      <StatementSheet statement={statement} />
      {differenceCount > 0 && <Differences statement={statement} />}
      <div className="actions unprinted">
        <PrintButton />
      </div>
      <div className="unprinted">
        <ExportCsv save={save} />
      </div>
    </>
  );
}

/** A statement's month as the language calls it; one that was made again, with its number. */
function useMonthWords(): (statement: Pick<Statement, 'month' | 'revision'>) => string {
  const { t, language } = useTranslation();
  const nameMonth = useMemo(() => monthNames(withRegion(language)), [language]);
  return ({ month, revision }) => {
    const name = nameMonth(month);
    return revision === 1 ? name : t('statements.again', { month: name, revision });
  };
}
