import type { ReactNode } from 'react';
import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { useTranslation } from '../../../ui/i18n/translation';
import { resultsFrom, type Draft } from './draft';

/** What a vote costs. */
export function AccessChoice({
  access,
  onChange,
}: Pick<Draft, 'access'> & { onChange: (changes: Pick<Draft, 'access'>) => void }): ReactNode {
  const { t } = useTranslation();
  return (
    <RadioGroup
      className="choice"
      value={access}
      onChange={(value) => {
        onChange({ access: value as Draft['access'] });
      }}
    >
      <Label>{t('editor.access')}</Label>
      <RadioField value="FREE">
        <RadioButton>{t('access.free')}</RadioButton>
      </RadioField>
      <RadioField value="PAID">
        <RadioButton>{t('access.paid', { count: 1 })}</RadioButton>
      </RadioField>
    </RadioGroup>
  );
}

/** Who sees the counts. Of an open voting only more can be hidden than was promised: where nothing more can, nothing is asked. */
export function ResultsChoice({
  results = 'ALWAYS',
  promised = 'ALWAYS',
  onChange,
}: {
  results: Draft['results'];
  /** What an open voting says. */
  promised?: Draft['results'];
  onChange: (changes: Required<Pick<Draft, 'results'>>) => void;
}): ReactNode {
  const { t } = useTranslation();
  const choices = resultsFrom(promised);
  if (choices.length < 2) return null;
  return (
    <RadioGroup
      className="choice of-sentences"
      value={results}
      onChange={(value) => {
        onChange({ results: value as NonNullable<Draft['results']> });
      }}
    >
      <Label>{t('editor.results')}</Label>
      {choices.map((choice) => (
        <RadioField key={choice} value={choice}>
          <RadioButton>{t(`editor.resultsChoices.${choice}`)}</RadioButton>
        </RadioField>
      ))}
    </RadioGroup>
  );
}
