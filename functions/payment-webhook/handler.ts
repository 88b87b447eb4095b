import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { PAYMENT_PROVIDERS, pathOf } from '../../model/payment-providers';
import type { PaymentProvider } from '../../schema/generated/types';
import type { ConnectedProvider } from '../lib/checkouts/provider';
import type { PaymentNotice, WebhookRefusal } from '../lib/checkouts/webhook';
import { ProviderError } from '../lib/errors/errors';
import type { Log } from '../lib/log';
import type { Transmissions } from './transmissions';

/** What the handler needs. */
export interface WebhookServices {
  providers: Record<PaymentProvider, Pick<ConnectedProvider, 'verify'>>;
  transmissions: Transmissions;
  send: (notice: PaymentNotice) => Promise<void>;
  log: Log;
}

/** Providers' events are a few kilobytes. */
const MAX_BODY_BYTES = 256 * 1024;

const answer = (statusCode: number): APIGatewayProxyStructuredResultV2 => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ received: statusCode === 200 }),
});

/**
 * Takes a webhook: proves who sent it, and puts what it is about on the queue. Only then the provider hears 200;
 * whatever else it hears, it delivers again. A sender who is refused learns nothing but that.
 */
export function webhookHandler(services: WebhookServices) {
  return async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    const name = event.rawPath.split('/').pop();
    const provider = PAYMENT_PROVIDERS.find((each) => pathOf(each) === name);
    if (!provider) return answer(404);
    try {
      return await take(services, provider, event);
    } catch (error) {
      const reason = error instanceof ProviderError ? error.detail : (error as Error).message;
      services.log('error', 'WebhookNotTaken', { provider, reason });
      return answer(503);
    }
  };
}

async function take(services: WebhookServices, provider: PaymentProvider, event: APIGatewayProxyEventV2) {
  const { providers, transmissions, send, log } = services;
  const refuse = (refusal: WebhookRefusal) => {
    log(refusal === 'NO_SECRET' ? 'error' : 'warn', 'WebhookRefused', { provider, refusal });
    return answer(400);
  };
  const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (body.length > MAX_BODY_BYTES) return refuse('TOO_LARGE');
  const verified = await providers[provider].verify(body, event.headers);
  if ('refusal' in verified) return refuse(verified.refusal);

  const { transmission, subject, ...named } = verified;
  if (!subject) {
    log('info', 'WebhookIgnored', { provider, ...named });
    return answer(200);
  }
  // Taken before, and nothing to be done: a provider that did not hear so the first time would send it for days.
  const repeated = () => {
    log('info', 'WebhookRepeated', { provider, ...named });
    return answer(200);
  };
  if (await transmissions.isKnown(provider, transmission)) return repeated();
  // Remembered last: whatever ends this call before, the next delivery of the transmission is taken. A notice that is
  // sent twice for it does no harm, because settling is repeatable.
  await send({ provider, ...named, subject });
  if (!(await transmissions.remember(provider, transmission))) return repeated();
  log('info', 'WebhookTaken', { provider, ...named });
  return answer(200);
}
