import type { ReactNode } from 'react';
import { Field } from '../../ui/field';
import { useTranslation } from '../../ui/i18n/translation';
import { isAcceptablePassword } from './password';

interface AccountFieldProps {
  value: string;
  onChange: (value: string) => void;
  /** What is wrong with it. */
  error?: string | undefined;
}

/** The address that an account goes by. */
export function EmailField(props: AccountFieldProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Field
      {...props}
      label={t('accounts.email')}
      type="email"
      name="email"
      autoComplete="username"
      required
    />
  );
}

/** A password to be. @param checked whether to say what is wrong with it. */
export function NewPasswordField({
  checked,
  ...props
}: Omit<AccountFieldProps, 'error'> & { checked: boolean }): ReactNode {
  const { t } = useTranslation();
  const weak = checked && !isAcceptablePassword(props.value);
  return (
    <Field
      {...props}
      label={t('accounts.newPassword')}
      type="password"
      name="new-password"
      autoComplete="new-password"
      hint={t('accounts.passwordRule')}
      error={weak ? t('accounts.errors.InvalidPasswordException') : undefined}
      required
    />
  );
}
