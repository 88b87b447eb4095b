import type { PaymentProvider } from '../../../schema/generated/types';
import type { Subject } from './gateway';

/** Why a webhook was refused. Goes to the log; the sender learns nothing from it. */
export type WebhookRefusal =
  'NO_SECRET' | 'NO_SIGNATURE' | 'BAD_SIGNATURE' | 'TOO_OLD' | 'FROM_THE_FUTURE' | 'TOO_LARGE' | 'MALFORMED';

/** A webhook that was proved to be the provider's. `subject` is absent for events that do not matter here. */
export interface VerifiedWebhook {
  /** What the signature covers: the same for every copy of one transmission, however its headers are dressed up. */
  transmission: string;
  eventId: string;
  eventType: string;
  subject?: Subject;
  /** Whether it tells of something that the payer has just done. */
  isAct?: boolean;
}

/** A webhook that was proved to be the provider's, or why it was not. */
export type Verdict = VerifiedWebhook | { refusal: WebhookRefusal };

/**
 * Verifies, and once more where the signature may be by a secret that was put in since ours was read.
 * @param doubt has the secret read again, and says false if it was read a moment ago.
 */
export async function withSecretOfTheMoment(
  verify: () => Promise<Verdict>,
  doubt: () => boolean = () => false,
): Promise<Verdict> {
  const verdict = await verify();
  const mayBeBehind =
    'refusal' in verdict && (verdict.refusal === 'NO_SECRET' || verdict.refusal === 'BAD_SIGNATURE');
  return mayBeBehind && doubt() ? verify() : verdict;
}

/** What comes with a webhook's body, by header name in lower case. */
export type WebhookHeaders = Record<string, string | undefined>;

/** What the queue between the webhook and settling carries: never the event itself, and nothing about a person. */
export interface PaymentNotice {
  provider: PaymentProvider;
  eventId: string;
  eventType: string;
  subject: Subject;
  /** Whether it tells of something that the payer has just done. */
  isAct?: boolean;
}
