import type { ReactNode } from 'react';
import type { ApiError } from '../../session/api/api-error';
import { FailureOf } from '../../ui/failure-of';
import type { ProfileTexts } from '../../ui/i18n/profile-texts';
import { useTranslation } from '../../ui/i18n/translation';
import { Failure } from '../../ui/notices';

type KnownFailure = keyof ProfileTexts['deletion']['failures'];

const known: ReadonlySet<string> = new Set<KnownFailure>([
  'PaymentProviderError',
  'CheckoutNotPayable',
  'TryAgain',
  'Network',
]);

/** Why an account is still there, and how it stands now. */
export function DeletionFailure({ error }: { error: ApiError }): ReactNode {
  const { t } = useTranslation();
  if (!known.has(error.type)) return <FailureOf error={error} />;
  const type = error.type as KnownFailure;
  return <Failure title={t(`deletion.failures.${type}.title`)} next={t(`deletion.failures.${type}.next`)} />;
}
