/** What went wrong on the realtime endpoint without being the client's to know. */
export type RealtimeIncident =
  /** A payload over the limit was not delivered, as the service counts in `InboundMessageError`. */
  | { kind: 'payload-too-large'; subscriptionField: string; bytes: number; subscribers: number }
  /** A consumer that reads slower than it is sent to was cut off. */
  | { kind: 'slow-consumer'; bufferedBytes: number }
  /** A peer that no longer answers pings was cut off. */
  | { kind: 'dead-peer' }
  /** The host threw something other than `AuthenticationFailure`, or a socket broke. */
  | { kind: 'fault'; during: 'authenticate' | 'prepare' | 'render' | 'socket'; error: unknown };

/** Limits of the realtime endpoint. Times are milliseconds, sizes bytes. */
export interface RealtimeLimits {
  /** How long clients are told to wait for a `ka` (`connectionTimeoutMs` of `connection_ack`). */
  connectionTimeout: number;
  /** Between two `ka` messages. Not published; Amplify warns after 65 s without one. */
  keepAliveInterval: number;
  /** A connection that was never acknowledged ends after this long. */
  initTimeout: number;
  /** A refused client hears why with its first message, or after this long. */
  refusalDelay: number;
  /** Between two WebSocket pings; a peer that missed one is cut off. */
  pingInterval: number;
  /** "Building a real-time WebSocket client": a connection lasts 24 hours. */
  connectionLife: number;
  /** AWS General Reference, AppSync quotas: 200. */
  subscriptionsPerConnection: number;
  /** AWS General Reference, AppSync quotas: 240 KB. */
  payloadSize: number;
  /** Unsent bytes of one connection above which it is cut off, so that a slow consumer costs no memory. */
  bufferedSize: number;
  /** Largest message a client may send. */
  messageSize: number;
}

/** Settings of the realtime endpoint; what is left out is as the service has it. */
export interface RealtimeOptions extends Partial<RealtimeLimits> {
  /** Told of everything that clients are not. */
  onIncident?(incident: RealtimeIncident): void;
}

/** Limits and listeners with nothing left out. */
export type RealtimeSettings = Required<RealtimeOptions>;

const SECOND = 1000;
const KILOBYTE = 1024;

const serviceLimits: RealtimeLimits = {
  connectionTimeout: 300 * SECOND,
  keepAliveInterval: 60 * SECOND,
  initTimeout: 300 * SECOND,
  refusalDelay: 1 * SECOND,
  pingInterval: 120 * SECOND,
  connectionLife: 24 * 60 * 60 * SECOND,
  subscriptionsPerConnection: 200,
  payloadSize: 240 * KILOBYTE,
  bufferedSize: 4 * KILOBYTE * KILOBYTE,
  messageSize: 1 * KILOBYTE * KILOBYTE,
};

/** Fills in what the service would have. */
export function withServiceLimits(options: RealtimeOptions = {}): RealtimeSettings {
  return { ...serviceLimits, onIncident: () => undefined, ...options };
}
