import type { HTMLInputTypeAttribute, ReactNode } from 'react';
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField,
  type TextFieldProps,
} from 'react-aria-components';
import { useTranslation } from './i18n/translation';
import { wholeCode } from './mailed-code';

/** What a text field is made of. */
export interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** What is wrong with the value, shown beside it and read with it. */
  error?: string | undefined;
  /** What helps to fill it in. */
  hint?: string | undefined;
  type?: HTMLInputTypeAttribute;
  autoComplete?: string;
  name?: string;
  required?: boolean;
  multiline?: boolean;
  inputMode?: 'numeric' | 'email' | 'url' | 'text';
  min?: string;
  autoFocus?: boolean;
  onBlur?: () => void;
  onKeyDown?: NonNullable<TextFieldProps['onKeyDown']>;
  onPaste?: NonNullable<TextFieldProps['onPaste']>;
}

/** How what is typed runs, whatever the page's language does: words as they are, addresses and passwords from the left. */
const directions: Partial<Record<HTMLInputTypeAttribute, 'auto' | 'ltr'>> = {
  text: 'auto',
  email: 'ltr',
  password: 'ltr',
};

/** A labelled text field with its hint and its error. */
export function Field({
  label,
  hint,
  error,
  type = 'text',
  multiline = false,
  required = false,
  min,
  ...rest
}: FieldProps): ReactNode {
  return (
    <TextField
      {...rest}
      className="field"
      type={type}
      isRequired={required}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Label>{label}</Label>
      {multiline ? <TextArea rows={4} dir="auto" /> : <Input min={min} dir={directions[type]} />}
      {hint !== undefined && (
        <Text slot="description" className="faint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  );
}

/**
 * The code that was sent to the address. It takes the place of other fields, and the focus with it.
 * @param whole of a code of so many digits: what takes it as soon as it has them all, since nothing is left to decide then.
 */
export function CodeField({
  whole,
  ...props
}: Pick<FieldProps, 'value' | 'onChange' | 'hint'> & {
  whole?: { digits: number; take: (code: string) => void };
}): ReactNode {
  const { t } = useTranslation();
  return (
    <Field
      {...props}
      onChange={(typed) => {
        props.onChange(typed);
        const code = whole && wholeCode(typed, props.value, whole.digits);
        if (code !== undefined) whole?.take(code);
      }}
      label={t('accounts.code.label')}
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      autoFocus
      required
    />
  );
}
