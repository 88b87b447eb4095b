import { setTimeout as sleep } from 'node:timers/promises';
import { startEndpoint } from './harness';

it('delivers to the subscriptions that match, with their own ids', async () => {
  const { hub, connect } = await startEndpoint();
  const one = await (await connect().acknowledged()).started('a', 'onTally', { votingId: 'v1' });
  const other = await (await connect().acknowledged()).started('b', 'onTally', { votingId: 'v2' });
  hub.publish('publish', { votingId: 'v2', total: 1 });
  hub.publish('other', { votingId: 'v1', total: 1 });
  hub.publish('publish', { votingId: 'v1', total: 2 });
  expect(await one.next()).toEqual({
    id: 'a',
    type: 'data',
    payload: { data: { onTally: { votingId: 'v1', total: 2 } } },
  });
  expect(await other.next()).toMatchObject({ id: 'b', payload: { data: { onTally: { total: 1 } } } });
});

it('renders once for all who share a render key', async () => {
  const { hub, host, connect } = await startEndpoint();
  host.fields['onTally'] = { renderKey: 'same' };
  const client = await connect().acknowledged();
  for (const id of ['a', 'b', 'c']) await client.started(id, 'onTally');
  await (await client.started('d', 'onVoting')).started('e', 'onVoting');
  hub.publish('publish', { total: 1 });
  const frames = [];
  for (let frame = 0; frame < 5; frame += 1) frames.push(await client.next());
  expect(frames.map((frame) => frame.id).sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(host.renders).toBe(3);
});

it('keeps the order of publishing when a payload takes longer to render', async () => {
  const { hub, host, connect } = await startEndpoint();
  host.fields['onTally'] = {
    render: (result) => sleep(result === 1 ? 40 : 0, { data: { onTally: result } }),
  };
  const client = await (await connect().acknowledged()).started('a', 'onTally');
  [1, 2, 3].forEach((result) => {
    hub.publish('publish', result);
  });
  for (const result of [1, 2, 3])
    expect(await client.next()).toMatchObject({ payload: { data: { onTally: result } } });
});

it('delivers nothing that was rendered after the stop', async () => {
  const { hub, host, connect } = await startEndpoint();
  host.fields['onTally'] = { render: () => sleep(40, { data: { onTally: 1 } }) };
  const client = await (await connect().acknowledged()).started('a', 'onTally');
  hub.publish('publish', 1);
  client.send({ id: 'a', type: 'stop' });
  expect(await client.next()).toEqual({ id: 'a', type: 'complete' });
  await sleep(60);
  expect(await client.settled()).toEqual({ id: 'settled', type: 'complete' });
});

it('carries errors of a payload beside its data', async () => {
  const { hub, host, connect } = await startEndpoint();
  const payload = { data: { onTally: null }, errors: [{ message: 'Cannot return null', path: ['onTally'] }] };
  host.fields['onTally'] = { render: () => Promise.resolve(payload) };
  const client = await (await connect().acknowledged()).started('a', 'onTally');
  hub.publish('publish', {});
  expect(await client.next()).toEqual({ id: 'a', type: 'data', payload });
});

it('does not deliver a payload over the limit, and says so to the operator', async () => {
  const { hub, incidents, connect } = await startEndpoint();
  const client = await (await connect().acknowledged()).started('a', 'onTally');
  const textOfPayload = (bytes: number) => 'x'.repeat(bytes - '{"data":{"onTally":{"text":""}}}'.length);
  hub.publish('publish', { text: textOfPayload(240 * 1024 + 1) });
  hub.publish('publish', { text: textOfPayload(240 * 1024) });
  const { payload } = await client.next();
  expect(JSON.stringify(payload)).toHaveLength(240 * 1024);
  expect(incidents).toEqual([
    { kind: 'payload-too-large', subscriptionField: 'onTally', bytes: 240 * 1024 + 1, subscribers: 1 },
  ]);
});

it('goes on after a payload that cannot be rendered', async () => {
  const { hub, host, incidents, connect } = await startEndpoint();
  const error = new Error('cannot render');
  host.fields['onTally'] = { render: () => Promise.reject(error) };
  const client = await (await connect().acknowledged()).started('a', 'onTally');
  await client.started('b', 'onVoting');
  hub.publish('publish', {});
  expect(await client.next()).toMatchObject({ id: 'b', type: 'data' });
  expect(incidents).toEqual([{ kind: 'fault', during: 'render', error }]);
});

it('ends the subscriptions whose invalidation filter matches, after what was published before', async () => {
  const { hub, host, connect } = await startEndpoint();
  const leaving = (userId: string) => ({
    invalidationFilter: {
      filterGroup: [{ filters: [{ fieldName: 'userId', operator: 'eq', value: userId }] }],
    },
  });
  const client = await connect().acknowledged();
  host.fields['onCredits'] = leaving('u1');
  await client.started('a', 'onCredits');
  host.fields['onCredits'] = leaving('u2');
  await client.started('b', 'onCredits');
  hub.publish('publish', 1);
  hub.invalidate('onTally', { userId: 'u1' });
  hub.invalidate('onCredits', { userId: 'u1' });
  hub.publish('publish', 2);
  expect(await client.next()).toMatchObject({ id: 'a', type: 'data' });
  expect(await client.next()).toMatchObject({ id: 'b', type: 'data' });
  expect(await client.next()).toEqual({
    id: 'a',
    type: 'error',
    payload: {
      errors: [{ errorType: 'SubscriptionInvalidatedError', message: 'The subscription was invalidated.' }],
    },
  });
  expect(await client.next()).toMatchObject({ id: 'b', type: 'data', payload: { data: { onCredits: 2 } } });
  expect(hub.subscriptions()).toBe(1);
});
