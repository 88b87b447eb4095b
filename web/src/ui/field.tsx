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
