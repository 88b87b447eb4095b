import type { PaymentProvider } from '../../../schema/generated/types';
import type { Subject } from './gateway';

/** What the queue between the webhook and settling carries: never the event itself, and nothing about a person. */
export interface PaymentNotice {
  provider: PaymentProvider;
  eventId: string;
  eventType: string;
  subject: Subject;
}
