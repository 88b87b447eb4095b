import type { CreateCheckoutInput, CreditPack } from '../../schema/generated/types';
import { providerReference, type Checkout } from '../../model/checkouts';
import { IDEMPOTENCY_KEY_LENGTH, MAX_OPEN_CHECKOUTS } from '../../model/limits';
import { nextCheckAt } from '../lib/checkouts/checks';
import type { ReturnUrls } from '../lib/checkouts/gateway';
import { reportAccess } from '../lib/checkouts/reports';
import { apply, giveUp, type SettlingServices } from '../lib/checkouts/settle';
import {
  ContentionError,
  invalidInput,
  packNotFound,
  ProviderError,
  tooManyCheckouts,
} from '../lib/errors/errors';
import { retry } from '../lib/retry';
import { ulid } from './ulid';

/** What creating needs besides. */
export interface CreatingServices extends SettlingServices {
  packs: CreditPack[];
  /** The page of the web app that voters come back to. */
  returnUrl: string;
}

/**
 * `Mutation.createCheckout`: writes the checkout, then opens a page at the provider with an idempotency key made
 * from the checkout's id, then writes down where that page is. A call that is repeated with the same
 * `idempotencyKey` goes on where the call before stopped.
 * @throws CallerError, ProviderError, ContentionError
 */
export async function createCheckout(
  services: CreatingServices,
  userId: string,
  input: CreateCheckoutInput,
): Promise<Checkout> {
  const checkout = await findOrWrite(services, userId, input);
  if (checkout.status !== 'PENDING' || checkout.redirectUrl) return checkout;
  try {
    const page = await services.gateways[checkout.provider].open(checkout, returnUrls(services, checkout));
    const reference = providerReference(checkout.provider, page.providerId);
    return await apply(services, checkout, (current) =>
      // Given up since, or opened by another call: nobody is to be sent to a second page.
      current.redirectUrl || current.cancelRequestedAt || current.status !== 'PENDING'
        ? { checkout: current, entries: [] }
        : { checkout: { ...current, redirectUrl: page.url, providerReference: reference }, entries: [] },
    );
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    services.log('warn', 'CheckoutNotOpened', { checkoutId: checkout.id, detail: error.detail });
    reportAccess(services, error);
    if (error.kept) await openOtherwise(services, checkout);
    // Nobody ever sees the page of this checkout, unless the caller can name the checkout again.
    if (!error.retryable || !input.idempotencyKey)
      await giveUp(services, checkout, 'FAIL', 'PROVIDER_REFUSED');
    throw error;
  }
}

/**
 * Has the next call ask under another name, since the provider keeps its failure for this one. If a page was made after
 * all, nobody has its address, so that nobody pays there.
 */
async function openOtherwise(services: CreatingServices, checkout: Checkout): Promise<void> {
  const openings = checkout.openings ?? 0;
  await apply(services, checkout, (current) => {
    const isLast = (current.openings ?? 0) === openings && !current.redirectUrl;
    return { checkout: isLast ? { ...current, openings: openings + 1 } : current, entries: [] };
  });
}

async function findOrWrite(
  services: CreatingServices,
  userId: string,
  input: CreateCheckoutInput,
): Promise<Checkout> {
  const { packId, provider, idempotencyKey } = input;
  if (idempotencyKey !== null && idempotencyKey !== undefined) {
    if (idempotencyKey.length === 0 || idempotencyKey.length > IDEMPOTENCY_KEY_LENGTH)
      throw invalidInput(
        'idempotencyKey',
        `An idempotency key has 1 to ${IDEMPOTENCY_KEY_LENGTH} characters.`,
      );
    const known = await findRequested(services, userId, { ...input, idempotencyKey });
    if (known) return known;
  }
  const pack = services.packs.find(({ id }) => id === packId);
  if (!pack) throw packNotFound();
  const checkout = newCheckout(userId, pack, provider, services);
  const request = idempotencyKey ? { idempotencyKey, packId, provider } : undefined;
  const attempt = async () => {
    const place = await services.store.freePlace(userId);
    if (place === undefined) throw tooManyCheckouts(MAX_OPEN_CHECKOUTS);
    const placed = { ...checkout, place };
    if (await services.store.create(placed, request)) return placed;
    // Nobody else has this id: another call was at the same place, or the table was busy.
    return request && findRequested(services, userId, request);
  };
  const exhausted = () => new ContentionError('A new checkout could not be written.');
  return retry(attempt, PLACE_PATIENCE, exhausted);
}

/** More calls than places may come at once; each of them is through once the places are taken. */
const PLACE_PATIENCE = { attempts: 12, firstPause: 20, longestPause: 200 };

async function findRequested(
  { store }: CreatingServices,
  userId: string,
  input: CreateCheckoutInput & { idempotencyKey: string },
): Promise<Checkout | undefined> {
  const known = await store.readRequest(userId, input.idempotencyKey);
  if (!known) return undefined;
  if (known.packId !== input.packId || known.provider !== input.provider)
    throw invalidInput('idempotencyKey', 'This idempotency key was used for another pack or provider.');
  return store.read(userId, known.checkoutId);
}

function newCheckout(
  userId: string,
  pack: CreditPack,
  provider: Checkout['provider'],
  services: CreatingServices,
): Checkout {
  const now = services.now();
  const at = new Date(now).toISOString();
  return {
    id: ulid(now),
    userId,
    provider,
    pack,
    status: 'PENDING',
    paid: false,
    clawbacks: {},
    creditsGiven: 0,
    createdAt: at,
    updatedAt: at,
    nextCheckAt: nextCheckAt(0, now, services.checkPauses),
    checks: 0,
    version: 1,
  };
}

function returnUrls({ returnUrl }: CreatingServices, { id }: Checkout): ReturnUrls {
  const withOutcome = (outcome: string) => {
    const url = new URL(returnUrl);
    url.searchParams.set('checkout', id);
    url.searchParams.set('outcome', outcome);
    return url.href;
  };
  return { success: withOutcome('paid'), cancel: withOutcome('cancelled') };
}
