import type { ReactNode } from 'react';
import { useTranslation } from '../i18n/translation';
import { SubmitButton } from '../submit-button';
import { Picture } from './picture';
import { picturePath } from './picture-sources';
import type { Voting } from './voting';

/** The options of a ballot, of which one is chosen. */
export function BallotOptions({
  options,
  choice,
  choose,
  disabled = false,
}: {
  options: Voting['options'];
  /** The id of the option that is chosen; null: none. */
  choice: string | null;
  choose: (optionId: string) => void;
  disabled?: boolean;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <fieldset className="ballot-options" disabled={disabled}>
      <legend className="section-title">{t('ballot.label')}</legend>
      {options.map((option) => (
        <label key={option.id} className="ballot-option">
          <input
            type="radio"
            name="option"
            className="visually-hidden"
            value={option.id}
            checked={option.id === choice}
            onChange={() => {
              choose(option.id);
            }}
          />
          <span className="ballot-box" aria-hidden="true" />
          {picturePath(option.imageUrl) !== undefined && (
            <Picture url={option.imageUrl} seed={option.id} width="4rem" />
          )}
          <span dir="auto">{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** The end of a ballot: the button that casts the vote, and what that costs. */
export function BallotFoot({
  voting,
  casting,
  disabled,
}: {
  voting: Pick<Voting, 'access' | 'creditCost'>;
  casting: boolean;
  disabled: boolean;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="ballot-foot">
      <SubmitButton
        className="button primary large"
        busy={casting}
        busyText={t('ballot.casting')}
        disabled={disabled}
      >
        {t('ballot.cast')}
      </SubmitButton>
      <p className="faint">
        {voting.access === 'PAID'
          ? t('ballot.costs', { count: voting.creditCost })
          : t('ballot.costsNothing')}
      </p>
    </div>
  );
}
