import type { PaymentGateway } from './gateway';
import type { ProviderLists } from './lists';
import type { Verdict, WebhookHeaders } from './webhook';

/** What else a provider is asked to do when a page is opened, as the stage is set. Absent: nothing. */
export interface Billing {
  /** Whether it works out the tax that is within the price. */
  tax?: boolean;
  /** Whether it makes an invoice of the payment. */
  invoices?: boolean;
  /** What the id of an invoice begins with, where we name it. */
  invoicePrefix?: string;
}

/** What a provider is reached with. */
export interface ProviderAccess<Secret> {
  /** The secret of the moment: a rotated one counts as soon as it is read. */
  secret: () => Promise<Secret>;
  /** Has a secret that was refused read again. @returns false if it was read a moment ago. Absent: it is never another. */
  doubtSecret?: () => boolean;
  /** Set only where the provider's API is not at its own address. */
  apiBase?: string;
  /** Milliseconds of one attempt at a call, of which there are at most two. */
  timeout: number;
  billing?: Billing;
}

/** A provider that can be talked to, and believed. */
export interface ConnectedProvider {
  gateway: PaymentGateway;
  /** What is on its account. */
  lists: ProviderLists;
  /** Proves who sent a webhook. @throws ProviderError while the provider cannot be asked. */
  verify(body: Buffer, headers: WebhookHeaders): Promise<Verdict>;
}

/** What this system knows of a payment provider. */
export interface ProviderDefinition<Secret = unknown> {
  /** Every type of event that its webhook should be subscribed to. */
  eventTypes: string[];
  connect(access: ProviderAccess<Secret>): ConnectedProvider;
}
