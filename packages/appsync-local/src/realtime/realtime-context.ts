import type { RealtimeHost } from './host';
import type { SubscriptionIndex } from './matching/subscription-index';
import type { RealtimeSettings } from './options';
import type { Subscription } from './subscription';

/** What the parts of one hub share. */
export interface RealtimeContext {
  host: RealtimeHost;
  settings: RealtimeSettings;
  index: SubscriptionIndex<Subscription>;
}
