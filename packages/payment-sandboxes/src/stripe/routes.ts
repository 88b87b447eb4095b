import { json, type Request, type Router } from '../http/router';
import type { Account } from './account';
import { missing } from './errors';
import { expand } from './expand';
import { metadata, parseForm, strings, text, type Form } from './form';
import { balanceTransactions, page } from './lists';
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
        { reason: text(form, 'reason') ?? null, metadata: metadata(form) },
      );
      return answer(request, made);
    });
  router.on('GET /v1/balance_transactions', (request) =>
    answer(request, page('/v1/balance_transactions', balanceTransactions(account), formOf(request))),
  );
  list('/v1/checkout/sessions', state.sessions);
  list('/v1/payment_intents', state.paymentIntents);
  list('/v1/charges', state.charges);
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
