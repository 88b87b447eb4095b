import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import { byKey, type Credentials } from './callers';
import { realtimeUrl, target } from './target';

/** A frame that the server sent. */
export interface Frame {
  type: string;
  id?: string;
  payload?: {
    data?: Record<string, unknown> | null;
    errors?: unknown;
    connectionTimeoutMs?: number;
  };
}

/** How a client opens its socket. */
export interface Opening {
  /** `subprotocol` is what Amplify does today, `query` what older clients do, `headers` what servers may do. */
  way?: 'subprotocol' | 'query' | 'headers';
  credentials?: Credentials;
  protocols?: string[];
  url?: string;
}

const host = new URL(target.endpoint).host;
const WAIT_MS = 5_000;

/** A client that says what a case tells it to, and keeps everything that it hears. */
export class RealtimeClient {
  readonly frames: Frame[] = [];
  closeCode: number | undefined;
  private readonly arrived = new EventTarget();

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (text: Buffer) => {
      this.frames.push(JSON.parse(text.toString()) as Frame);
      this.arrived.dispatchEvent(new Event('frame'));
    });
    socket.on('close', (code) => {
      this.closeCode = code;
      this.arrived.dispatchEvent(new Event('frame'));
    });
  }

  /** Opens a socket and says nothing yet. */
  static async open({
    way = 'subprotocol',
    credentials = byKey,
    protocols,
    url,
  }: Opening = {}): Promise<RealtimeClient> {
    const headers = { host, ...(await credentials('{}', '/graphql/connect')) };
    const json = JSON.stringify(headers);
    const address = new URL(url ?? realtimeUrl());
    if (way === 'query') {
      address.searchParams.set('header', Buffer.from(json).toString('base64'));
      address.searchParams.set('payload', Buffer.from('{}').toString('base64'));
    }
    const subprotocols = protocols ?? [
      'graphql-ws',
      ...(way === 'subprotocol' ? [`header-${Buffer.from(json).toString('base64url')}`] : []),
    ];
    const socket = new WebSocket(address, subprotocols, way === 'headers' ? { headers } : {});
    const client = new RealtimeClient(socket);
    await once(socket, 'open');
    return client;
  }

  /** Opens a socket and waits until it is acknowledged. */
  static async connect(opening: Opening = {}): Promise<RealtimeClient> {
    const client = await RealtimeClient.open(opening);
    client.send({ type: 'connection_init' });
    await client.frame(({ type }) => type === 'connection_ack');
    return client;
  }

  get protocol(): string {
    return this.socket.protocol;
  }

  send(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** Asks for a subscription; does not wait for the answer. */
  async start(
    id: string,
    query: string,
    variables: Record<string, unknown> = {},
    credentials: Credentials = byKey,
  ): Promise<void> {
    const data = JSON.stringify({ query, variables });
    const authorization = { host, ...(await credentials(data, '/graphql')) };
    this.send({ id, type: 'start', payload: { data, extensions: { authorization } } });
  }

  /** Asks for a subscription and waits until it is registered or refused. */
  async subscribe(
    id: string,
    query: string,
    variables: Record<string, unknown> = {},
    credentials: Credentials = byKey,
  ): Promise<Frame> {
    await this.start(id, query, variables, credentials);
    return this.frame((frame) => frame.id === id && (frame.type === 'start_ack' || frame.type === 'error'));
  }

  /** The first frame, past or to come, that fits. */
  async frame(fits: (frame: Frame) => boolean): Promise<Frame> {
    const found = await this.until(() => this.frames.find(fits));
    return found;
  }

  /** Waits until something holds of what was heard. */
  async until<Found>(look: () => Found | undefined | false): Promise<Found> {
    const deadline = Date.now() + WAIT_MS;
    for (;;) {
      const found = look();
      if (found !== undefined && found !== false) return found;
      if (Date.now() > deadline)
        throw new Error(`It was not heard. What was: ${JSON.stringify(this.frames)}`);
      await Promise.race([once(this.arrived, 'frame'), sleep(200)]);
    }
  }

  /** The data that arrived for a subscription so far. */
  dataOf(id: string): (Record<string, unknown> | null | undefined)[] {
    return this.frames
      .filter((frame) => frame.type === 'data' && frame.id === id)
      .map(({ payload }) => payload?.data);
  }

  close(): void {
    this.socket.close();
  }
}
