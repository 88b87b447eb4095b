import { WebSocket, type ClientOptions } from 'ws';

/** A frame as the server sends it. */
export interface Frame {
  type: string;
  id?: string;
  payload?: { data?: unknown; errors?: unknown; connectionTimeoutMs?: number };
}

/** How a test connects; the default is what the newer clients do. */
export interface Connecting {
  query?: string;
  protocols?: string[];
  options?: ClientOptions;
}

export const apiKeyHeader = { host: 'example.appsync-api.local', 'x-api-key': 'da2-good' };

/** The sub-protocol that carries a header object. */
export function headerProtocol(header: unknown): string {
  return `header-${Buffer.from(JSON.stringify(header)).toString('base64url')}`;
}

/** A client that keeps every frame until a test asks for it. */
export class Client {
  readonly closed: Promise<number>;
  readonly #frames: Frame[] = [];
  #wake = () => {};

  constructor(readonly socket: WebSocket) {
    socket.on('message', (message: Buffer) => {
      this.#frames.push(JSON.parse(message.toString()) as Frame);
      this.#wake();
    });
    socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => socket.once('close', resolve));
  }

  send(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  async next(): Promise<Frame> {
    while (this.#frames.length === 0) await new Promise<void>((resolve) => (this.#wake = resolve));
    return this.#frames.shift() as Frame;
  }

  async opened(): Promise<this> {
    if (this.socket.readyState !== WebSocket.OPEN) {
      await new Promise((resolve, reject) => this.socket.once('open', resolve).once('error', reject));
    }
    return this;
  }

  /** Goes through the handshake up to the first keep-alive. */
  async acknowledged(): Promise<this> {
    await this.opened();
    this.send({ type: 'connection_init' });
    await this.next();
    await this.next();
    return this;
  }

  /** Sends a `start`; `field` is the query, `variables` become the arguments. */
  start(id: string, field: string, variables?: object, authorization: unknown = apiKeyHeader): void {
    const data = JSON.stringify({ query: field, variables });
    this.send({ id, type: 'start', payload: { data, extensions: { authorization } } });
  }

  async started(id: string, field: string, variables?: object): Promise<this> {
    this.start(id, field, variables);
    const frame = await this.next();
    if (frame.type !== 'start_ack') throw new Error(`not started: ${JSON.stringify(frame)}`);
    return this;
  }

  /** A later message and its answer: what was to arrive before it has arrived. */
  async settled(): Promise<Frame> {
    this.send({ type: 'stop', id: 'settled' });
    return this.next();
  }
}

export function openClient(baseUrl: string, { query = '', protocols, options }: Connecting = {}): Client {
  return new Client(
    new WebSocket(
      `${baseUrl}/graphql/realtime${query}`,
      protocols ?? ['graphql-ws', headerProtocol(apiKeyHeader)],
      options,
    ),
  );
}
