import { useRef, type ClipboardEvent, type ReactNode } from 'react';
import { Button, type TextFieldProps } from 'react-aria-components';
import { flushSync } from 'react-dom';
import { MAX_OPTIONS, MIN_OPTIONS } from '../../../../../model/limits';
import { Field } from '../../../ui/field';
import { useTranslation } from '../../../ui/i18n/translation';
import { emptyOption, type DraftOption } from './draft';
import { linesOf, withLines } from './option-list';
import { PictureField } from './picture-field';

type KeyboardEvent = Parameters<NonNullable<TextFieldProps['onKeyDown']>>[0];

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
  const complaint = errorOf('options');
  const fields = useRef<HTMLFieldSetElement>(null);
  const change = (key: number, changes: Partial<DraftOption>): void => {
    onChange(options.map((option) => (option.key === key ? { ...option, ...changes } : option)));
  };
  const inputs = (): HTMLInputElement[] => [
    ...(fields.current?.querySelectorAll<HTMLInputElement>('input[type=text]') ?? []),
  ];
  /** Enter leads to the next option, and makes one at the end of the list. */
  const goOn = (index: number, event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) {
      event.continuePropagation();
      return;
    }
    event.preventDefault();
    const isLast = index === options.length - 1;
    // Drawn at once: what is typed next belongs to the next option.
    if (isLast && options.length < MAX_OPTIONS && options[index]?.label.trim() !== '')
      flushSync(() => {
        onChange([...options, emptyOption()]);
      });
    inputs()[index + 1]?.focus();
  };
  const takeList = (index: number, event: ClipboardEvent): void => {
    const lines = linesOf(event.clipboardData.getData('text/plain'));
    if (lines.length < 2) return;
    event.preventDefault();
    onChange(withLines(options, index, lines));
  };
  return (
    <fieldset ref={fields} className="stack-tight option-fields">
      <legend>{t('editor.options')}</legend>
      <p className="faint">{t('editor.optionsHint')}</p>
      {options.map(({ key, label, imageUrl }, index) => (
        <div key={key} className="option-field">
          <Field
            label={t('editor.option', { number: index + 1 })}
            value={label}
            onChange={(value) => {
              change(key, { label: value });
            }}
            onKeyDown={(event) => {
              goOn(index, event);
            }}
            onPaste={(event) => {
              takeList(index, event);
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
      {complaint !== undefined && (
        <p className="field-error" role="alert" tabIndex={-1}>
          {complaint}
        </p>
      )}
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
