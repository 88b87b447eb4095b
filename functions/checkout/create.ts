import type { CreateCheckoutInput, CreditPack } from '../../schema/generated/types';
import { packsAt, type PackOffer } from '../../model/credit-packs';
import { providerReference, type Checkout } from '../../model/checkouts';
import { CHECKOUT_PLACES } from '../../model/limits';
import { nextCheckAt } from '../lib/checkouts/checks';
import type { ReturnUrls } from '../lib/checkouts/gateway';
import { apply, giveUp, type SettlingServices } from '../lib/checkouts/settle';
import type { Room } from '../lib/checkouts/store';
import {
  type CallerError,
  ContentionError,
  invalidInput,
  packNotFound,
  packPriceChanged,
  ProviderError,
  tooManyCheckouts,
  tooManyCheckoutsToday,
} from '../lib/errors/errors';
import { retry } from '../lib/retry';
import { checkIdempotencyKey } from './idempotency-key';
import { ulid } from './ulid';

/** What creating needs besides. */
export interface CreatingServices extends SettlingServices {
  packs: PackOffer[];
  /** Purchases that a voter may begin in a day. Absent: no limit. */
  checkoutsPerDay?: number;
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
  checkIdempotencyKey(idempotencyKey);
  if (idempotencyKey) {
    const known = await findRequested(services, userId, { ...input, idempotencyKey });
    if (known) return known;
  }
  const pack = packNow(services, input);
  const { checkoutsPerDay } = services;
  const checkout = newCheckout(userId, pack, provider, services);
  const request = idempotencyKey ? { idempotencyKey, packId, provider } : undefined;
  const attempt = async () => {
    const room = await services.store.room(userId, checkout.createdAt);
    const obstacle = whyNoRoom(room, checkout, checkoutsPerDay);
    const placed = { ...checkout, place: room.place };
    const perDay =
      checkoutsPerDay === undefined ? undefined : { most: checkoutsPerDay, isFirst: room.begunToday === 0 };
    if (!obstacle && (await services.store.create(placed, request, perDay))) return placed;
    // Nobody else has this id: another call was first, maybe with the same key, or the table was busy.
    const known = request && (await findRequested(services, userId, request));
    if (obstacle && !known) throw obstacle;
    return known;
  };
  const exhausted = () => new ContentionError('A new checkout could not be written.');
  return retry(attempt, PLACE_PATIENCE, exhausted);
}

/** What keeps a voter from beginning one more; undefined if nothing does. */
function whyNoRoom(
  { place, begunToday }: Room,
  { createdAt }: Checkout,
  checkoutsPerDay: number | undefined,
): CallerError | undefined {
  if (checkoutsPerDay !== undefined && begunToday >= checkoutsPerDay)
    return tooManyCheckoutsToday(checkoutsPerDay, createdAt);
  return place === undefined ? tooManyCheckouts(CHECKOUT_PLACES.length) : undefined;
}

/** More calls than places may come at once; each of them is through once the places are taken. */
const PLACE_PATIENCE = { attempts: 12, firstPause: 20, longestPause: 200 };

/** The pack as it is sold now. A buyer who saw another price is told before anything is begun. */
function packNow(services: CreatingServices, { packId, expectedAmount }: CreateCheckoutInput): CreditPack {
  const packs = packsAt(services.packs, new Date(services.now()).toISOString());
  const pack = packs.find(({ id }) => id === packId);
  if (!pack) throw packNotFound();
  if (typeof expectedAmount === 'number' && expectedAmount !== pack.amount) throw packPriceChanged(pack);
  return pack;
}

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
