import { setTimeout as sleep } from 'node:timers/promises';
import { startEndpoint } from './harness';

it('authorises each start by its own credentials, signed for its own body', async () => {
  const { host, connect } = await startEndpoint();
  const client = await connect({ options: { headers: { 'X-Forwarded-For': '10.0.0.7' } } }).acknowledged();
  client.start(
    'a',
    'onTally',
    { votingId: 'v' },
    { host: 'example', Authorization: 'token', 'X-Tenant': 'blue' },
  );
  expect(await client.next()).toEqual({ id: 'a', type: 'start_ack' });
  expect(host.presented[1]).toEqual({
    headers: { host: 'example', authorization: 'token', 'x-tenant': 'blue' },
    signedPath: '/graphql',
    signedBody: '{"query":"onTally","variables":{"votingId":"v"}}',
  });
  expect(host.operationHeaders).toEqual([
    { host: 'example', authorization: 'token', 'x-tenant': 'blue', 'x-forwarded-for': '10.0.0.7' },
  ]);
});

it('refuses one subscription and keeps the others', async () => {
  const { hub, host, connect } = await startEndpoint();
  const client = await (await connect().acknowledged()).started('a', 'onTally');
  client.start('b', 'onTally', {}, { host: 'example', 'x-api-key': 'da2-bad' });
  expect(await client.next()).toMatchObject({ id: 'b', type: 'error' });
  host.answers['onCredits'] = () =>
    Promise.resolve({ ok: false, errors: [{ message: 'no', errorType: 'Unauthorized' }] });
  client.start('b', 'onCredits');
  expect(await client.next()).toEqual({
    id: 'b',
    type: 'error',
    payload: { errors: [{ message: 'no', errorType: 'Unauthorized' }] },
  });
  expect(hub.subscriptions()).toBe(1);
});

it('refuses an id that is in use and leaves its subscription alone', async () => {
  const { hub, connect } = await startEndpoint();
  const client = await (await connect().acknowledged()).started('a', 'onTally');
  client.start('a', 'onTally');
  expect(await client.next()).toEqual({
    id: 'a',
    type: 'error',
    payload: {
      errors: [{ errorType: 'DuplicatedOperationError', message: 'Duplicated operation with id a' }],
    },
  });
  hub.publish('publish', { total: 1 });
  expect(await client.next()).toMatchObject({ id: 'a', type: 'data' });
});

it('lets an id be used again after stop and after an error', async () => {
  const { host, connect } = await startEndpoint();
  const client = await (await connect().acknowledged()).started('a', 'onTally');
  client.send({ id: 'a', type: 'stop' });
  expect(await client.next()).toEqual({ id: 'a', type: 'complete' });
  host.answers['onCredits'] = () => Promise.resolve({ ok: false, errors: [{ message: 'no' }] });
  client.start('a', 'onCredits');
  expect(await client.next()).toMatchObject({ type: 'error' });
  await client.started('a', 'onTally');
});

it('refuses more subscriptions than a connection may have', async () => {
  const { connect } = await startEndpoint({ subscriptionsPerConnection: 2 });
  const client = await connect().acknowledged();
  await (await client.started('a', 'onTally')).started('b', 'onTally');
  client.start('c', 'onTally');
  expect(await client.next()).toEqual({
    id: 'c',
    type: 'error',
    payload: {
      errors: { errorType: 'MaxSubscriptionsReachedError', message: 'Max number of 2 subscriptions reached' },
    },
  });
  client.send({ id: 'a', type: 'stop' });
  await client.next();
  await client.started('c', 'onTally');
});

it('does not register what was stopped while it was prepared', async () => {
  const { hub, host, connect } = await startEndpoint();
  const client = await connect().acknowledged();
  host.answers['onTally'] = () => sleep(20, { ok: true, subscription: host.subscription('onTally') });
  client.start('a', 'onTally');
  client.send({ id: 'a', type: 'stop' });
  expect(await client.next()).toEqual({ id: 'a', type: 'complete' });
  await sleep(40);
  expect(await client.settled()).toEqual({ id: 'settled', type: 'complete' });
  expect(hub.subscriptions()).toBe(0);
});

it.each(['filter', 'invalidationFilter'] as const)('refuses a %s that the service would', async (kind) => {
  const { host, connect } = await startEndpoint();
  host.fields['onTally'] = {
    [kind]: { filterGroup: [{ filters: [{ fieldName: 'id', operator: 'in', value: [1, 2, 3, 4, 5, 6] }] }] },
  };
  const client = await connect().acknowledged();
  client.start('a', 'onTally');
  expect(await client.next()).toEqual({
    id: 'a',
    type: 'error',
    payload: {
      errors: [{ message: 'subscription exceeds maximum value limit 5 for operator `in`.', errorCode: 400 }],
    },
  });
});

it('tells the client of a fault, and the operator which', async () => {
  const { host, incidents, connect } = await startEndpoint();
  const error = new Error('resolver host is gone');
  host.answers['onTally'] = () => Promise.reject(error);
  const client = await connect().acknowledged();
  client.start('a', 'onTally');
  expect(await client.next()).toEqual({
    id: 'a',
    type: 'error',
    payload: { errors: [{ errorType: 'InternalFailure', message: 'Internal server error.' }] },
  });
  expect(incidents).toEqual([{ kind: 'fault', during: 'prepare', error }]);
});
