import { setImmediate as nextTurn } from 'node:timers/promises';
import { BatchCollector } from '../../src/data-sources/batch-collector';

const FIELD = 'Item.score';

function collect(instances: number) {
  const collector = new BatchCollector();
  const batches: unknown[][] = [];
  for (let i = 0; i < instances; i++) collector.enter(FIELD);
  const add = (payload: unknown, site = 'site', limit = 10) =>
    collector.add(site, FIELD, limit, payload, (payloads) => {
      batches.push(payloads);
      return Promise.resolve(payloads.map((one) => `answer to ${String(one)}`));
    });
  return { collector, batches, add };
}

test('a batch waits for the slowest instance, however long that takes', async () => {
  const { batches, add } = collect(2);
  const first = add('a');
  await nextTurn();
  await nextTurn();
  expect(batches).toEqual([]);
  const second = add('b');
  expect(await Promise.all([first, second])).toEqual(['answer to a', 'answer to b']);
  expect(batches).toEqual([['a', 'b']]);
});

test('it goes out when the last other instance ends', async () => {
  const { collector, batches, add } = collect(2);
  const only = add('a');
  await nextTurn();
  collector.leave(FIELD);
  expect(await only).toBe('answer to a');
  expect(batches).toEqual([['a']]);
});

test('instances that wait at different places of a pipeline do not wait for each other forever', async () => {
  const { batches, add } = collect(3);
  await Promise.all([add('a', 'one'), add('b', 'two'), add('c', 'one')]);
  expect(batches).toEqual([['a', 'c'], ['b']]);
});

test('a batch that fails fails all of its calls', async () => {
  const collector = new BatchCollector();
  collector.enter(FIELD);
  collector.enter(FIELD);
  const add = () => collector.add('site', FIELD, 10, null, () => Promise.reject(new Error('broken')));
  const outcomes = await Promise.allSettled([add(), add()]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
