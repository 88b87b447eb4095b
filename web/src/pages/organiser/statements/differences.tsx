import { useCallback, type ReactNode } from 'react';
import { MAX_DIFFERENCES } from '../../../../../model/limits';
import { usePaged } from '../../../session/cache/use-paged';
import { useFormat } from '../../../ui/i18n/format';
import { useTranslation } from '../../../ui/i18n/translation';
import { PagedList } from '../../../ui/paged-list';
import { fetchDifferences, type Difference, type Statement } from './fetch-statements';

/** The kinds that there are. One of a later version is shown by its own name. */
const KINDS = ['MISSING_HERE', 'MISSING_THERE', 'AMOUNT', 'STATUS', 'LEDGER', 'OPENING', 'NOT_READ'] as const;

/** Everything that does not agree, with the names by which it is found. */
export function Differences({ statement }: { statement: Statement }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { month, revision, differenceCount } = statement;
  const fetchPage = useCallback(
    (nextToken: string | null) => fetchDifferences({ month, revision }, nextToken),
    [month, revision],
  );
  const list = usePaged(fetchPage);
  return (
    <section className="stack-tight" aria-labelledby="statement-differences">
      <h2 id="statement-differences" className="section-title">
        {t('statements.differences')}
      </h2>
      {differenceCount > MAX_DIFFERENCES && (
        <p className="faint">{t('statements.mostDifferences', { most: format.number(MAX_DIFFERENCES) })}</p>
      )}
      <PagedList list={list}>
        <ul className="audit-entries">
          {list.items.map((difference) => {
            const { kind, provider, reference, userId } = difference;
            return (
              <li key={[kind, provider, reference, userId].join(' ')}>
                <DifferenceOf difference={difference} />
              </li>
            );
          })}
        </ul>
      </PagedList>
    </section>
  );
}

function DifferenceOf({ difference }: { difference: Difference }): ReactNode {
  const { t } = useTranslation();
  const { kind, provider, reference, checkoutId, userId, ours, theirs } = difference;
  const words = useMoneyWords();
  const known = KINDS.find((name) => name === kind);
  const lines: [name: string, value: string | null | undefined][] = [
    [t('statements.reference'), reference],
    [t('statements.checkout'), checkoutId],
    [t('statements.voter'), userId],
    [t('statements.ours'), ours && words(ours)],
    [t('statements.theirs'), theirs && words(theirs)],
  ];
  return (
    <>
      <p>
        <strong>{known ? t(`statements.kinds.${known}`) : kind}</strong>
        {provider && <> ({t(`buy.providers.${provider}`)})</>}
      </p>
      <dl className="statement-facts">
        {lines.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}

/** `received 500 EUR` in the page's language. What says something else stays as it is. */
function useMoneyWords(): (text: string) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (text) => {
    const parts = text
      .split(', ')
      .map((part) => /^(received|returned|disputed) (-?\d+) ([A-Z]{3})$/.exec(part));
    const told = parts.map((part) => {
      if (!part) return undefined;
      const [, what = '', amount = '', currency = ''] = part;
      return t('common.labelled', {
        label: t(`payments.${what as 'received' | 'returned' | 'disputed'}`),
        value: format.money(Number(amount), currency),
      });
    });
    return told.includes(undefined) ? text : told.join(', ');
  };
}
