import type { ReactNode } from 'react';
import type { Problem } from '../../../../../proof/problems';
import { useFormat } from '../../../ui/i18n/format';
import { useTranslation } from '../../../ui/i18n/translation';
import { Icon } from '../../../ui/icons';
import { Success } from '../../../ui/notices';
import { statementsOf } from './statements';
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
  const { problems, place, result, keyFingerprint = '' } = verification;
  const checkedReceipt = receipt && <p>{t('check.receipt', { ballotId: receipt.ballotId })}</p>;
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
          {checkedReceipt}
          <p>{t('check.wrongNext')}</p>
        </div>
      </div>
    );
  const { title, statements } = statementsOf(verification, receipt !== undefined);
  const values = {
    option: receipt?.option ?? receipt?.optionId,
    place: format.number((place ?? 0) + 1),
    count: result?.total ?? 0,
    total: format.number(result?.total ?? 0),
    fingerprint: keyFingerprint,
  };
  return (
    <Success>
      <p className="notice-title">{t(`check.${title}`)}</p>
      <ul className="bullets">
        {statements.map((statement) => (
          <li key={statement}>{t(`check.${statement}`, values)}</li>
        ))}
      </ul>
      {checkedReceipt}
    </Success>
  );
}
