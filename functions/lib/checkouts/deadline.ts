import { setTimeout as pause } from 'node:timers/promises';
import type { PaymentProvider } from '../../../schema/generated/types';
import type { PaymentGateway } from './gateway';
import { byProvider } from '../by-provider';
import { ProviderError } from '../errors/errors';
import type { SettlingServices } from './settle';

/**
 * Milliseconds that one piece of work may spend on a provider unless the environment sets others. AppSync gives a
 * resolver 30 seconds ("AWS AppSync endpoints and quotas", request execution time); the rest is for the table.
 */
export const PROVIDER_DEADLINE = 22_000;

/**
 * The services for one piece of work that begins now: whatever calls it makes, and however often their clients repeat
 * them, past the deadline its gateways throw a ProviderError that says to try again. A call that was given up may
 * still have its effect at the provider; it is found there the next time the provider is asked.
 */
export function withinDeadline<Services extends SettlingServices>(services: Services): Services {
  const { gateways, providerDeadline = PROVIDER_DEADLINE } = services;
  const endsAt = performance.now() + providerDeadline;
  return { ...services, gateways: byProvider((provider) => bounded(provider, gateways[provider], endsAt)) };
}

function bounded(provider: PaymentProvider, gateway: PaymentGateway, endsAt: number): PaymentGateway {
  const inTime = <T>(call: () => Promise<T>) => answerBy(endsAt, provider, call);
  return {
    waitsForCapture: gateway.waitsForCapture,
    open: (...values) => inTime(() => gateway.open(...values)),
    lookUp: (...values) => inTime(() => gateway.lookUp(...values)),
    close: (...values) => inTime(() => gateway.close(...values)),
    makeRefund: (...values) => inTime(() => gateway.makeRefund(...values)),
    find: (...values) => inTime(() => gateway.find(...values)),
  };
}

async function answerBy<T>(endsAt: number, provider: PaymentProvider, call: () => Promise<T>): Promise<T> {
  const answered = new AbortController();
  const late = async (): Promise<never> => {
    await pause(Math.max(0, endsAt - performance.now()), undefined, { signal: answered.signal });
    throw new ProviderError(provider, true, 'no answer before the deadline');
  };
  try {
    return await Promise.race([call(), late()]);
  } finally {
    answered.abort();
  }
}
