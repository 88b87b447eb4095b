import type { Extensions, SubscriptionFilter } from '@aws-appsync/utils';
import type { LibraryHost } from './host';
import { asText, requireObject } from './plain-values';

/** `extensions` ("Extensions", AppSync developer guide). */
export function createExtensions(host: LibraryHost) {
  return {
    evictFromApiCache(typeName: string, fieldName: string, keys?: unknown): void {
      host.effect({
        type: 'evictFromApiCache',
        typeName: asText(typeName),
        fieldName: asText(fieldName),
        keys: requireObject(keys ?? {}, 'The third argument of extensions.evictFromApiCache'),
      });
    },
    setSubscriptionFilter(filter: SubscriptionFilter): void {
      host.effect({ type: 'setSubscriptionFilter', filter });
    },
    setSubscriptionInvalidationFilter(filter: SubscriptionFilter): void {
      host.effect({ type: 'setSubscriptionInvalidationFilter', filter });
    },
    invalidateSubscriptions(invalidation: {
      subscriptionField: string;
      payload: Record<string, unknown>;
    }): void {
      const { subscriptionField, payload } = requireObject(
        invalidation,
        'The argument of extensions.invalidateSubscriptions',
      );
      host.effect({ type: 'invalidateSubscriptions', subscriptionField: asText(subscriptionField), payload });
    },
  } satisfies Extensions;
}
