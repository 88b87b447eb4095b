import { useCallback, useEffect, type ReactNode } from 'react';
import {
  MyCreditHistoryDocument,
  type CreditEntryFieldsFragment,
} from '../../../../schema/generated/operations';
import { run } from '../../session/api/client';
import { balance, rememberCredits, shownVersion } from '../../session/cache/balance';
import { usePaged } from '../../session/cache/use-paged';
import { useFormat } from '../../ui/i18n/format';
import { useTranslation } from '../../ui/i18n/translation';
import { Empty } from '../../ui/notices';
import { useStore } from '../../ui/store';
import { PagedCard } from './paged-card';
import { VotingName } from './voting-name';
import { withBalances } from './with-balances';

/** Every change of the voter's credits, each with the balance that it left: they add up before one's eyes. */
export function CreditHistory(): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const credits = useStore(balance)?.credits;
  const fetchPage = useCallback(async (nextToken: string | null) => {
    const version = shownVersion();
    const { me } = await run(MyCreditHistoryDocument, { nextToken }, 'voter');
    rememberCredits(me.credits, version);
    return me.creditHistory;
  }, []);
  const list = usePaged(fetchPage);
  const { items, refresh } = list;
  // Another balance means another entry.
  useEffect(() => {
    if (credits !== undefined) refresh();
  }, [credits, refresh]);
  return (
    <PagedCard
      id="history-title"
      title={t('profile.history')}
      list={list}
      empty={<Empty title={t('profile.noHistory')} next={t('profile.noHistoryNext')} />}
    >
      {items.length > 0 && (
        <table className="ledger">
          <thead>
            <tr>
              <th scope="col">{t('profile.what')}</th>
              <th scope="col" className="number">
                {t('profile.change')}
              </th>
              <th scope="col" className="number">
                {t('profile.balance')}
              </th>
            </tr>
          </thead>
          <tbody>
            {withBalances(items, credits ?? 0).map((entry) => (
              <tr key={entry.id}>
                <td>
                  {t(wordsFor(entry))}
                  {entry.kind === 'VOTE' && entry.reference !== null && <VotingName id={entry.reference} />}
                  {entry.note !== null && (
                    <span className="faint">
                      <bdi>{entry.note}</bdi>
                    </span>
                  )}
                  <time className="faint" dateTime={entry.at}>
                    {format.moment(entry.at)}
                  </time>
                </td>
                <td className="number" data-sign={Math.sign(entry.credits)}>
                  {format.change(entry.credits)}
                </td>
                <td className="number">{credits === undefined ? '…' : format.number(entry.balance)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </PagedCard>
  );
}

/** Credits that a refund or a dispute took may come back. */
function wordsFor({ kind, credits }: Pick<CreditEntryFieldsFragment, 'kind' | 'credits'>) {
  const isGivenBack = (kind === 'REFUND' || kind === 'DISPUTE') && credits > 0;
  return isGivenBack ? (`credits.givenBack.${kind}` as const) : (`credits.kinds.${kind}` as const);
}
