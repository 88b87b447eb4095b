import { invalid } from './errors';
import type { StripeObject } from './objects';

/** Where an id in a field leads. */
export type Lookup = (field: string, id: string) => StripeObject | undefined;

/**
 * Replaces ids by what they stand for, along paths such as `payment_intent.latest_charge` or `data.payment_intent`
 * ("Expanding responses" in Stripe's API reference). The object itself stays as it is.
 */
export function expand<T extends object>(object: T, paths: string[], lookup: Lookup): T {
  const copy = structuredClone(object);
  for (const path of paths) {
    const steps = path.split('.');
    if (steps.length > 4) throw invalid('expand', 'You cannot expand more than 4 levels of a property.');
    follow(copy as Record<string, unknown>, steps, lookup);
  }
  return copy;
}

function follow(object: Record<string, unknown>, [field = '', ...rest]: string[], lookup: Lookup): void {
  if (field === 'data' && Array.isArray(object.data)) {
    object.data.forEach((item) => follow(item as Record<string, unknown>, rest, lookup));
    return;
  }
  if (!(field in object))
    throw invalid('expand', `This property cannot be expanded (${field}).`, 'invalid_expand');
  if (typeof object[field] === 'string') object[field] = structuredClone(lookup(field, object[field]));
  const below = object[field];
  if (rest.length > 0 && below && typeof below === 'object')
    follow(below as Record<string, unknown>, rest, lookup);
}
