import type { ApiCache } from '../cache/api-cache';
import { FieldError } from '../field-error';
import type { SideEffect } from '../protocol';
import type { OperationContext } from './operation-context';
import { defineResponseHeader } from './response-headers';

/** Developer guide, "Extensions": at most five different invalidations in a request. */
const MAX_INVALIDATIONS = 5;

/**
 * Carries out what resolver code asked for through `extensions.*` and `util.http.*`, where it means something.
 * @returns what is wrong with the headers of the answer that it defined.
 * @throws FieldError when a request asks for too many invalidations
 */
export function applyEffects(
  effects: SideEffect[],
  context: OperationContext,
  cache: ApiCache | undefined,
): string[] {
  const wrongHeaders: string[] = [];
  for (const effect of effects) {
    switch (effect.type) {
      case 'addResponseHeader': {
        const wrong = defineResponseHeader(context.responseHeaders, effect.name, effect.value);
        if (wrong !== undefined) wrongHeaders.push(wrong);
        break;
      }
      case 'evictFromApiCache':
        if (context.operation === 'mutation')
          context.cacheEntriesDeleted =
            (context.cacheEntriesDeleted ?? 0) +
            (cache?.evict(effect.typeName, effect.fieldName, effect.keys) ?? 0);
        break;
      case 'invalidateSubscriptions':
        if (context.operation === 'mutation') addInvalidation(context, effect);
        break;
      case 'setSubscriptionFilter':
        context.subscriptionFilters.filter = effect.filter;
        break;
      case 'setSubscriptionInvalidationFilter':
        context.subscriptionFilters.invalidationFilter = effect.filter;
        break;
    }
  }
  return wrongHeaders;
}

function addInvalidation(
  context: OperationContext,
  { subscriptionField, payload }: { subscriptionField: string; payload: unknown },
): void {
  const text = JSON.stringify([subscriptionField, payload]);
  const isKnown = context.invalidations.some(
    (known) => JSON.stringify([known.subscriptionField, known.payload]) === text,
  );
  if (isKnown) return;
  if (context.invalidations.length >= MAX_INVALIDATIONS)
    throw new FieldError(
      `A request may invalidate subscriptions at most ${MAX_INVALIDATIONS} times.`,
      'BadRequest',
    );
  context.invalidations.push({ subscriptionField, payload });
}
