import { setImmediate as nextTurn } from 'node:timers/promises';
import { SubscriptionIndex } from '../../src/realtime/matching/subscription-index';
import { withServiceLimits } from '../../src/realtime/options';
import { Publisher } from '../../src/realtime/publisher';
import type { Subscription } from '../../src/realtime/subscription';
import { FakeHost } from './fake-host';

it('lets others have their turn while it delivers to a large audience', async () => {
  const host = new FakeHost();
  host.fields['onTally'] = { renderKey: 'same' };
  const index = new SubscriptionIndex<Subscription>();
  let delivered = 0;
  for (let member = 0; member < 1_200; member += 1) {
    index.add({
      prepared: host.subscription('onTally'),
      deliver: () => (delivered += 1),
      end: () => undefined,
    });
  }
  new Publisher({ host, settings: withServiceLimits(), index }).publish('publish', { total: 1 });
  const afterTurns: number[] = [];
  while (delivered < 1_200) {
    await nextTurn();
    afterTurns.push(delivered);
  }
  expect(afterTurns).toEqual([500, 1_000, 1_200]);
});
