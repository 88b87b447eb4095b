import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { MAX_OPTIONS, MIN_OPTIONS } from '../../../../../model/limits';
import { Field } from '../../../ui/field';
import { useTranslation } from '../../../ui/i18n/translation';
import { emptyOption, type DraftOption } from './draft';
import { PictureField } from './picture-field';

/** The options of a voting: two to twenty, in the order in which voters read them. */
export function OptionFields({
  options,
  errorOf,
  onChange,
  onBusy,
}: {
  options: DraftOption[];
  errorOf: (field: string) => string | undefined;
  onChange: (options: DraftOption[]) => void;
  /** Told when the picture of an option is being uploaded, and when no longer. */
  onBusy: (field: string, busy: boolean) => void;
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
          <PictureField
            label={t('editor.optionPicture', { number: index + 1 })}
            value={imageUrl}
            onChange={(value) => {
              change(key, { imageUrl: value });
            }}
            onBusy={(busy) => {
              onBusy(`option ${key}`, busy);
            }}
          />
          <Button
            className="button small"
            isDisabled={options.length <= MIN_OPTIONS}
            aria-label={t('editor.removeOption', { number: index + 1 })}
            onPress={() => {
              onBusy(`option ${key}`, false);
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
