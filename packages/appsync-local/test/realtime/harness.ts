import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRealtimeHub, type RealtimeEndpoint } from '../../src/realtime/hub';
import type { RealtimeIncident, RealtimeOptions } from '../../src/realtime/options';
import { type Client, type Connecting, openClient } from './client';
import { FakeHost } from './fake-host';

/** A realtime endpoint on a real HTTP server. */
export interface Endpoint {
  hub: RealtimeEndpoint;
  host: FakeHost;
  incidents: RealtimeIncident[];
  connect: (connecting?: Connecting) => Client;
}

const running: (() => Promise<void>)[] = [];

/** Starts an endpoint that ends with the test. */
export async function startEndpoint(options: RealtimeOptions = {}): Promise<Endpoint> {
  const host = new FakeHost();
  const incidents: RealtimeIncident[] = [];
  const hub = createRealtimeHub(host, { onIncident: (incident) => incidents.push(incident), ...options });
  const server = createServer().on('upgrade', (request, socket, head) => {
    hub.handleUpgrade(request, socket, head);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  running.push(async () => {
    await hub.close();
    await new Promise((resolve) => server.close(resolve));
  });
  return { hub, host, incidents, connect: (connecting) => openClient(baseUrl, connecting) };
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((stop) => stop()));
});

/** Waits until something holds; jest's timeout ends a wait for what never does. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(5);
}
