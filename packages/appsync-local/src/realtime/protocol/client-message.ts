import { isJsonObject, parseJson } from '../json';

/** The credentials and the operation of a `start` message. */
export interface StartMessage {
  type: 'start';
  id: string;
  /** The GraphQL request as JSON text: what SigV4 signs. */
  data: string;
  /** `payload.extensions.authorization`. */
  authorization: Record<string, unknown>;
}

/** What a client says. `unknown` stands for everything that the protocol does not have. */
export type ClientMessage =
  { type: 'connection_init' } | StartMessage | { type: 'stop'; id: string } | { type: 'unknown' };

/** Reads a text frame of a client. A `start` without id or `data` text is unknown to the service, as captures show. */
export function parseClientMessage(text: string): ClientMessage {
  const message = parseJson(text);
  if (!isJsonObject(message)) return { type: 'unknown' };
  const { type, id, payload } = message;
  if (type === 'connection_init') return { type };
  if (typeof id !== 'string' || id === '') return { type: 'unknown' };
  if (type === 'stop') return { type, id };
  if (type !== 'start' || !isJsonObject(payload) || typeof payload['data'] !== 'string') {
    return { type: 'unknown' };
  }
  return { type, id, data: payload['data'], authorization: authorizationOf(payload['extensions']) };
}

function authorizationOf(extensions: unknown): Record<string, unknown> {
  const authorization = isJsonObject(extensions) ? extensions['authorization'] : undefined;
  return isJsonObject(authorization) ? authorization : {};
}
