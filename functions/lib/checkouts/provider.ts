import type { PaymentGateway } from './gateway';
import type { Verdict, WebhookHeaders } from './webhook';

/** What a provider is reached with. */
export interface ProviderAccess<Secret> {
  /** The secret of the moment: a rotated one counts as soon as it is read. */
  secret: () => Promise<Secret>;
  /** Set only where the provider's API is not at its own address. */
  apiBase?: string;
  /** Milliseconds of one attempt at a call, of which there are at most two. */
  timeout: number;
}

/** A provider that can be talked to, and believed. */
export interface ConnectedProvider {
  gateway: PaymentGateway;
  /** Proves who sent a webhook. @throws ProviderError while the provider cannot be asked. */
  verify(body: Buffer, headers: WebhookHeaders): Promise<Verdict>;
}

/** What this system knows of a payment provider. */
export interface ProviderDefinition<Secret = unknown> {
  /** Every type of event that its webhook should be subscribed to. */
  eventTypes: string[];
  connect(access: ProviderAccess<Secret>): ConnectedProvider;
}
