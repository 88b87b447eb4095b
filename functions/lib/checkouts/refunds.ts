/**
 * Makes the refunds that organisers asked for, so that each is made once, by any of those who may, and wherever that ends:
 *
 * (a) A refund is written down with its checkout before it is asked for at the provider, which keeps its name with it.
 * (b) Who does not know whether it was made looks first. A refund that the provider shows is not asked for again.
 * (c) It is asked for under an idempotency key from its name, so that those who ask at once are given the same one.
 * (d) Where the provider keeps a failure for that key, another key is needed, under which it might be made twice: a while
 *     later, when what was made all the same is shown, the reconciler looks first, and asks with another key.
 * (e) Credits go when the provider shows the money as gone, as with any other refund.
 */
import type { Checkout } from '../../../model/checkouts';
import { unmadeRefunds, type RefundRequest } from '../../../model/refunds';
import { ProviderError } from '../errors/errors';
import type { RefundAnswer } from './gateway';
import { apply, settle, type SettlingServices } from './settle';
import { toldOf } from './standing';

/** What is known of the refunds that are to be made. */
interface MakingOptions {
  /** The one that was written down just now: nobody has asked for it before. */
  justAsked?: string;
  /** Whether a while has passed since anybody asked: what the provider failed at is asked for once more. */
  isLater?: boolean;
}

/**
 * Makes a checkout's refunds that were not made yet.
 * @returns the checkout as it is stored then.
 * @throws ProviderError, ContentionError: what was not made is to be tried again.
 */
export async function makeRefunds(
  services: SettlingServices,
  checkout: Checkout,
  { justAsked, isLater = false }: MakingOptions = {},
): Promise<Checkout> {
  const isNew = unmadeRefunds(checkout).every(({ id }) => id === justAsked);
  // (b)
  let latest = isNew ? checkout : await settle(services, checkout, { allDisputes: true });
  // (d)
  const due = unmadeRefunds(latest).filter(({ attempts }) => isLater || !attempts);
  for (const request of due) latest = await make(services, latest, request);
  return latest;
}

async function make(
  services: SettlingServices,
  checkout: Checkout,
  request: RefundRequest,
): Promise<Checkout> {
  const answer = await ask(services, checkout, request);
  const settled = await settle(services, checkout);
  return noteAnswer(services, settled, request, answer);
}

async function ask(
  services: SettlingServices,
  checkout: Checkout,
  request: RefundRequest,
): Promise<RefundAnswer> {
  try {
    return await services.gateways[checkout.provider].makeRefund(checkout, request);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    if (error.kept) await askOtherwise(services, checkout, request);
    if (error.retryable || error.mendable) throw error;
    return { refusal: error.detail };
  }
}

/** (d) Has the next who asks take another key, unless somebody else has seen to that. */
function askOtherwise(
  services: SettlingServices,
  checkout: Checkout,
  { id, attempts = 0 }: RefundRequest,
): Promise<Checkout> {
  return change(services, checkout, id, (request) =>
    (request.attempts ?? 0) === attempts ? { ...request, attempts: attempts + 1 } : request,
  );
}

/** Writes down what came of it where the provider's records do not say so. */
function noteAnswer(
  services: SettlingServices,
  checkout: Checkout,
  { id, amount }: RefundRequest,
  { refusal, ...made }: RefundAnswer,
): Promise<Checkout> {
  const { provider } = checkout;
  if (refusal) services.log('warn', 'RefundRefused', { checkoutId: checkout.id, provider, amount, refusal });
  return change(services, checkout, id, (request) => {
    const isUnmade = unmadeRefunds({ ...checkout, asked: [request] }).length > 0;
    if (!isUnmade) return request;
    return refusal ? { ...request, refusal } : { ...request, ...made };
  });
}

function change(
  services: SettlingServices,
  checkout: Checkout,
  id: string,
  change: (request: RefundRequest) => RefundRequest,
): Promise<Checkout> {
  return apply(services, checkout, (current) => {
    const asked = (current.asked ?? []).map((request) => (request.id === id ? change(request) : request));
    const isSame = asked.every((request, index) => request === current.asked?.[index]);
    const next = { ...current, asked };
    return { checkout: isSame ? current : { ...next, ...toldOf(next) }, entries: [] };
  });
}
