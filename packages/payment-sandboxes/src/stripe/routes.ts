import { json, type Request, type Router } from '../http/router';
import type { Account } from './account';
import { invalid, missing } from './errors';
import { expand } from './expand';
import { parseForm, strings, text, type Form } from './form';
import { refund } from './money-back';
import type { StripeObject } from './objects';
import { checkParameters, REFUND_PARAMETERS } from './parameters';
import { createSession, expireSession } from './sessions';

/** Adds the parts of Stripe's API that this sandbox speaks. */
export function addStripeRoutes(router: Router, account: Account): void {
  const { state } = account;
  const answer = (request: Request, object: object) =>
    json(
      200,
      expand(object, strings(formOf(request), 'expand'), (field, id) => byField(account, field, id)),
    );
  const one = (path: string, what: string, objects: Record<string, StripeObject>) =>
    router.on(`GET ${path}/:id`, (request) => {
      const object = objects[request.parameters.id ?? ''];
      if (!object) throw missing(what, request.parameters.id ?? '');
      return answer(request, object);
    });
  const list = (path: string, objects: Record<string, StripeObject>) =>
    router.on(`GET ${path}`, (request) =>
      answer(request, page(path, Object.values(objects), formOf(request))),
    );

  router
    .on('POST /v1/checkout/sessions', (request) => answer(request, createSession(account, formOf(request))))
    .on('GET /v1/checkout/sessions/:id', (request) =>
      answer(request, account.session(request.parameters.id ?? '')),
    )
    .on('POST /v1/checkout/sessions/:id/expire', (request) =>
      answer(request, expireSession(account, request.parameters.id ?? '')),
    )
    .on('POST /v1/refunds', (request) => {
      const form = formOf(request);
      checkParameters(form, REFUND_PARAMETERS);
      const chargeId =
        text(form, 'charge') ?? account.intent(text(form, 'payment_intent') ?? '').latest_charge;
      const amount = text(form, 'amount');
      const made = refund(
        account,
        account.charge(chargeId ?? ''),
        amount === undefined ? undefined : Number(amount),
        text(form, 'reason') ?? null,
      );
      return answer(request, made);
    });
  list('/v1/checkout/sessions', state.sessions);
  one('/v1/payment_intents', 'payment_intent', state.paymentIntents);
  one('/v1/charges', 'charge', state.charges);
  one('/v1/refunds', 'refund', state.refunds);
  list('/v1/refunds', state.refunds);
  one('/v1/disputes', 'dispute', state.disputes);
  list('/v1/disputes', state.disputes);
  one('/v1/events', 'event', state.events);
  list('/v1/events', state.events);
}

function formOf({ method, body, query }: Request): Form {
  return parseForm(method === 'POST' ? body : query.toString());
}

function byField({ state }: Account, field: string, id: string): StripeObject | undefined {
  if (field === 'payment_intent') return state.paymentIntents[id];
  return field === 'latest_charge' || field === 'charge' ? state.charges[id] : undefined;
}

/** Fields that a list can be narrowed by, where its objects have them. */
const FILTERS = ['payment_intent', 'charge', 'status', 'type'] as const;

/** Newest first ("Pagination" in Stripe's API reference). */
function page(url: string, objects: StripeObject[], form: Form) {
  const limit = Number(text(form, 'limit') ?? '10');
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    throw invalid('limit', 'Limit must be 1 to 100.', 'parameter_invalid_integer');
  const matching = objects
    .filter((object) =>
      FILTERS.every((name) => {
        const wanted = text(form, name);
        return wanted === undefined || (object as unknown as Record<string, unknown>)[name] === wanted;
      }),
    )
    .reverse();
  const after = text(form, 'starting_after');
  const start = after === undefined ? 0 : matching.findIndex(({ id }) => id === after) + 1;
  const data = matching.slice(start, start + limit);
  return { object: 'list', url, has_more: start + limit < matching.length, data };
}
