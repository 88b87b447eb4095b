import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { MAX_OPTIONS, MIN_OPTIONS } from '../../../../../model/limits';
import { Field } from '../../../ui/field';
import { useTranslation } from '../../../ui/i18n/translation';
import { emptyOption, type DraftOption } from './draft';

/** The options of a voting: two to twenty, in the order in which voters read them. */
export function OptionFields({
  options,
  errorOf,
  onChange,
}: {
  options: DraftOption[];
  errorOf: (field: string) => string | undefined;
  onChange: (options: DraftOption[]) => void;
}): ReactNode {
  const { t } = useTranslation();
  const change = (key: number, changes: Partial<DraftOption>): void => {
    onChange(options.map((option) => (option.key === key ? { ...option, ...changes } : option)));
  };
  return (
    <fieldset className="stack-tight option-fields">
      <legend>{t('editor.options')}</legend>
      {options.map(({ key, label, imageUrl }, index) => (
        <div key={key} className="option-field">
          <Field
            label={t('editor.option', { number: index + 1 })}
            value={label}
            onChange={(value) => {
              change(key, { label: value });
            }}
            error={errorOf(`options.${index}`)}
            required
          />
          <Field
            label={t('editor.optionPicture')}
            inputMode="url"
            value={imageUrl}
            onChange={(value) => {
              change(key, { imageUrl: value });
            }}
            error={errorOf(`options.${index}.imageUrl`)}
          />
          <Button
            className="button small"
            isDisabled={options.length <= MIN_OPTIONS}
            aria-label={t('editor.removeOption', { number: index + 1 })}
            onPress={() => {
              onChange(options.filter((option) => option.key !== key));
            }}
          >
            {t('editor.remove')}
          </Button>
        </div>
      ))}
      <Button
        className="button"
        isDisabled={options.length >= MAX_OPTIONS}
        onPress={() => {
          onChange([...options, emptyOption()]);
        }}
      >
        {t('editor.addOption')}
      </Button>
    </fieldset>
  );
}
