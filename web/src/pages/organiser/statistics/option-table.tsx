import type { ReactNode } from 'react';
import { useFormat } from '../../../ui/i18n/format';
import { useTranslation } from '../../../ui/i18n/translation';
import { results, type Voting } from '../../../ui/voting/voting';
import { CountTable } from './count-table';

/** The options with their counts and shares, which add up to the whole; in the voting's order. */
export function OptionTable({ voting }: { voting: Voting }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <CountTable
      columns={[t('statistics.option'), t('statistics.votes'), t('statistics.share')]}
      rows={results(voting).map(({ id, label, votes, written, leads }) => ({
        key: id,
        name: leads ? (
          <strong>
            <bdi>{label}</bdi>
          </strong>
        ) : (
          <bdi>{label}</bdi>
        ),
        values: [format.number(votes), format.percent(written)],
      }))}
    />
  );
}
