import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from './client';
import { startEndpoint, until } from './harness';

it('sends a keep-alive at its interval', async () => {
  const { connect } = await startEndpoint({ keepAliveInterval: 15 });
  const client = await connect().acknowledged();
  expect([await client.next(), await client.next()]).toEqual([{ type: 'ka' }, { type: 'ka' }]);
});

it('cuts off a peer that answers no pings, and no other', async () => {
  const { hub, incidents, connect } = await startEndpoint({ pingInterval: 1000 });
  const alive = await connect().acknowledged();
  const dead = await connect({ options: { autoPong: false } }).acknowledged();
  expect(await dead.closed).toBe(1006);
  await until(() => hub.connections() === 1);
  expect(alive.socket.readyState).toBe(alive.socket.OPEN);
  expect(incidents).toEqual([{ kind: 'dead-peer' }]);
});

it('ends a connection that was not acknowledged in time', async () => {
  const { connect } = await startEndpoint({ initTimeout: 1000 });
  const silent = connect();
  const talking = await connect().acknowledged();
  expect(await silent.closed).toBe(1008);
  expect(talking.socket.readyState).toBe(talking.socket.OPEN);
});

it('ends a connection at the end of its life', async () => {
  const { hub, connect } = await startEndpoint({ connectionLife: 1000 });
  const client = await (await connect().acknowledged()).started('a', 'onTally');
  expect(await client.closed).toBe(1001);
  await until(() => hub.connections() === 0);
});

it('cuts off a slow consumer and keeps the others', async () => {
  const { hub, incidents, connect } = await startEndpoint({ bufferedSize: 64 * 1024 });
  const slow = await (await connect().acknowledged()).started('a', 'onTally');
  const quick = await (await connect().acknowledged()).started('b', 'onTally');
  slow.socket.pause();
  const text = 'x'.repeat(200 * 1024);
  for (let version = 0; hub.connections() === 2; version += 1) {
    hub.publish('publish', { version, text });
    expect(await quick.next()).toMatchObject({ payload: { data: { onTally: { version } } } });
  }
  slow.socket.resume();
  await slow.closed;
  expect(incidents).toEqual([{ kind: 'slow-consumer', bufferedBytes: expect.any(Number) as unknown }]);
  expect(hub.subscriptions()).toBe(1);
});

describe('leaves nothing behind when', () => {
  const endings: [string, (client: Client) => void][] = [
    [
      'the client closes',
      (client) => {
        client.socket.close(1000);
      },
    ],
    [
      'the client vanishes',
      (client) => {
        client.socket.terminate();
      },
    ],
    [
      'the client breaks the WebSocket protocol',
      (client) => {
        client.socket.send('x'.repeat(2 * 1024 * 1024));
      },
    ],
  ];
  it.each(endings)('%s', async (_name, end) => {
    const { hub, host, connect } = await startEndpoint();
    const client = await connect().acknowledged();
    await (await client.started('a', 'onTally')).started('b', 'onVoting');
    host.answers['onCredits'] = () => sleep(30, { ok: true, subscription: host.subscription('onCredits') });
    client.start('c', 'onCredits');
    expect([hub.connections(), hub.subscriptions()]).toEqual([1, 2]);
    end(client);
    await until(() => hub.connections() === 0);
    await sleep(40);
    expect(hub.subscriptions()).toBe(0);
    hub.publish('publish', {});
    await sleep(0);
    expect(host.renders).toBe(0);
  });
});

it('leaves nothing behind when the client vanishes while it is authorised', async () => {
  const { hub, host, incidents, connect } = await startEndpoint({ pingInterval: 10 });
  jest.spyOn(host, 'authenticate').mockImplementation(() => sleep(40, {}));
  const client = await connect().opened();
  client.send({ type: 'connection_init' });
  await until(() => hub.connections() === 1);
  client.socket.terminate();
  await until(() => hub.connections() === 0);
  await sleep(80);
  expect(incidents).toEqual([]);
});

it('takes no messages once it has started to close', async () => {
  const { host, connect } = await startEndpoint({ connectionLife: 1000 });
  const client = await connect().acknowledged();
  client.socket.pause();
  await sleep(1050);
  client.start('a', 'onTally');
  await sleep(30);
  expect(host.presented).toHaveLength(1);
  client.socket.resume();
  expect(await client.closed).toBe(1001);
});

describe('closing the endpoint', () => {
  it('closes every connection', async () => {
    const { hub, connect } = await startEndpoint();
    const clients = [
      await (await connect().acknowledged()).started('a', 'onTally'),
      await connect().opened(),
    ];
    await hub.close();
    expect([hub.connections(), hub.subscriptions()]).toEqual([0, 0]);
    expect(await Promise.all(clients.map((client) => client.closed))).toEqual([1001, 1001]);
  });

  it('does not wait for a client that answers no close', async () => {
    const { hub, connect } = await startEndpoint();
    const client = await connect().acknowledged();
    client.socket.pause();
    await hub.close();
    expect(hub.connections()).toBe(0);
  });

  it('refuses new connections', async () => {
    const { hub, connect } = await startEndpoint();
    await hub.close();
    await expect(connect().opened()).rejects.toThrow('503');
  });
});
