import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import { authoriseConnection } from './authorise-connection';
import { ConnectionSubscriptions } from './connection-subscriptions';
import { startHeartbeat } from './heartbeat';
import { Outbox } from './outbox';
import { parseClientMessage } from './protocol/client-message';
import { plainHeaders } from './protocol/connect-credentials';
import {
  connectionAck,
  connectionError,
  type FrameError,
  unsupportedOperation,
} from './protocol/server-message';
import type { RealtimeContext } from './realtime-context';

/** Close codes of RFC 6455; the service's own are not published. */
const GOING_AWAY = 1001;
const POLICY_VIOLATION = 1008;

/** One client's WebSocket, from the upgrade to the end. */
export class Connection {
  /** Resolves when the socket is closed and nothing of the connection is left. */
  readonly ended: Promise<void>;
  readonly #outbox: Outbox;
  readonly #subscriptions: ConnectionSubscriptions;
  readonly #timers: NodeJS.Timeout[] = [];
  #initialised = false;
  #acknowledged = false;
  #closed = false;
  /** Null: admitted. Undefined: not decided yet. */
  #refusal: FrameError | null | undefined;
  #stopHeartbeat = () => {};

  constructor(
    private readonly realtime: RealtimeContext,
    private readonly socket: WebSocket,
    request: IncomingMessage,
  ) {
    const { settings } = realtime;
    this.#outbox = new Outbox(socket, settings);
    this.#subscriptions = new ConnectionSubscriptions(realtime, this.#outbox, plainHeaders(request));
    // `ws` hands out buffers as long as `binaryType` stays as it is.
    socket.on('message', (message: Buffer, isBinary) => {
      this.#receive(message, isBinary);
    });
    socket.on('error', (error) => {
      settings.onIncident({ kind: 'fault', during: 'socket', error });
    });
    this.ended = new Promise((resolve) => {
      socket.once('close', () => {
        this.#cleanUp();
        resolve();
      });
    });
    this.#after(settings.connectionLife, () => {
      this.close();
    });
    this.#after(settings.initTimeout, () => {
      if (!this.#acknowledged) this.close(POLICY_VIOLATION);
    });
    void this.#authorise(request);
  }

  /** Starts the closing handshake. The subscriptions are gone at once. */
  close(code = GOING_AWAY): void {
    this.#cleanUp();
    this.socket.close(code);
  }

  /** Drops the socket without a handshake. */
  terminate(): void {
    this.socket.terminate();
  }

  async #authorise(request: IncomingMessage): Promise<void> {
    this.#refusal = await authoriseConnection(this.realtime, request);
    if (this.#closed) return;
    // A client may attach its listener only once it has sent its first message, and would miss an earlier refusal.
    if (this.#refusal)
      this.#after(this.realtime.settings.refusalDelay, () => {
        this.#initialise();
      });
    this.#answerInit();
  }

  #receive(message: Buffer, isBinary: boolean): void {
    if (this.#closed) return;
    const parsed = parseClientMessage(isBinary ? '' : message.toString());
    if (parsed.type === 'connection_init') this.#initialise();
    else if (!this.#acknowledged) return;
    else if (parsed.type === 'start') void this.#subscriptions.start(parsed);
    else if (parsed.type === 'stop') this.#subscriptions.stop(parsed.id);
    else this.#outbox.send(unsupportedOperation);
  }

  #initialise(): void {
    this.#initialised = true;
    this.#answerInit();
  }

  #answerInit(): void {
    if (!this.#initialised || this.#refusal === undefined || this.#acknowledged) return;
    if (this.#refusal) {
      this.#outbox.send(connectionError(this.#refusal));
      this.close(POLICY_VIOLATION);
      return;
    }
    const { settings } = this.realtime;
    this.#acknowledged = true;
    this.#outbox.send(connectionAck(settings.connectionTimeout));
    this.#stopHeartbeat = startHeartbeat(this.socket, this.#outbox, settings);
  }

  #after(milliseconds: number, action: () => void): void {
    this.#timers.push(setTimeout(action, milliseconds));
  }

  #cleanUp(): void {
    this.#closed = true;
    this.#timers.forEach(clearTimeout);
    this.#stopHeartbeat();
    this.#subscriptions.clear();
  }
}
