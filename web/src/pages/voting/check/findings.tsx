import type { ReactNode } from 'react';
import type { Problem } from '../../../../../proof/problems';
import { useFormat } from '../../../ui/i18n/format';
import { useTranslation } from '../../../ui/i18n/translation';
import { Icon } from '../../../ui/icons';
import { Success } from '../../../ui/notices';
import type { Check } from './use-check';

/** What a voter is told of each problem. */
const MEANING = {
  ResultUnreadable: 'unreadable',
  OtherVoting: 'unreadable',
  KeyUnreadable: 'unreadable',
  OtherKey: 'signature',
  SignatureWrong: 'signature',
  TotalWrong: 'tally',
  NumberWrong: 'tally',
  CountWrong: 'tally',
  BallotUnreadable: 'ballots',
  OrderWrong: 'ballots',
  BallotTwice: 'ballots',
  RootWrong: 'ballots',
  ReceiptOfOtherVoting: 'otherReceipt',
  BallotMissing: 'missing',
  BallotForOtherOption: 'otherOption',
} as const satisfies Record<Problem['kind'], string>;

/** What a check found, in plain words. */
export function Findings({ check }: { check: Extract<Check, { state: 'done' }> }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { verification, receipt, shownAsSigned } = check;
  const { problems, complete, place, result } = verification;
  const meanings = [...new Set(problems.map(({ kind }) => MEANING[kind]))];
  if (meanings.length > 0 || !shownAsSigned)
    return (
      <div className="notice failure" role="alert">
        <Icon name="warning" />
        <div className="stack-tight">
          <p className="notice-title">{t('check.wrong')}</p>
          <ul className="bullets">
            {meanings.map((meaning) => (
              <li key={meaning}>{t(`check.problems.${meaning}`)}</li>
            ))}
            {meanings.length === 0 && <li>{t('check.problems.shown')}</li>}
          </ul>
          <p>{t('check.wrongNext')}</p>
        </div>
      </div>
    );
  const total = format.number(result?.total ?? 0);
  return (
    <Success>
      <p className="notice-title">{t(receipt ? 'check.yours' : 'check.right')}</p>
      <ul className="bullets">
        {receipt && place !== undefined && (
          <li>
            {t('check.found', {
              option: receipt.option ?? receipt.optionId,
              place: format.number(place + 1),
              total,
            })}
          </li>
        )}
        {complete && <li>{t('check.adds', { count: result?.total ?? 0, total })}</li>}
        <li>{t('check.same')}</li>
        <li>{t('check.signed')}</li>
      </ul>
    </Success>
  );
}
