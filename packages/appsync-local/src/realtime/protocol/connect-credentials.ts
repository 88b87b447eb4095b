import type { IncomingMessage } from 'node:http';
import { lowerCaseHeaders } from './headers';
import { isJsonObject, parseJson } from '../json';
import type { FrameError } from './server-message';

/** The sub-protocol that every client must offer. */
export const SUB_PROTOCOL = 'graphql-ws';
const HEADER_PROTOCOL_PREFIX = 'header-';
const HANDSHAKE = /^(sec-websocket-.*|connection|upgrade)$/;

/** The headers that a client proves itself with at connect, or why they are refused. */
export type ConnectCredentials =
  { ok: true; headers: Record<string, string> } | { ok: false; error: FrameError };

/**
 * Reads the credentials of an upgrade request ("Building a real-time WebSocket client"): a second sub-protocol
 * `header-<base64url>`, the query parameter `header`, or plain HTTP headers, in this order.
 */
export function connectCredentials(request: IncomingMessage): ConnectCredentials {
  const protocols = offeredProtocols(request);
  if (!protocols.includes(SUB_PROTOCOL)) return refusal({ message: 'NoProtocolError', errorCode: 400 });
  const encoded = encodedHeader(request, protocols);
  if (encoded === undefined) return complete(plainHeaders(request));
  const headers = parseJson(Buffer.from(encoded, 'base64').toString('utf8'));
  if (!isJsonObject(headers)) return refusal({ errorType: 'BadRequest', errorCode: 400 });
  return complete(lowerCaseHeaders(headers));
}

/** The sub-protocols of an upgrade request. */
export function offeredProtocols(request: IncomingMessage): string[] {
  return (request.headers['sec-websocket-protocol'] ?? '').split(',').map((protocol) => protocol.trim());
}

/** The HTTP headers of an upgrade request, without those of the handshake: one of them may hold credentials. */
export function plainHeaders(request: IncomingMessage): Record<string, string> {
  const headers = Object.entries(lowerCaseHeaders(request.headers));
  return Object.fromEntries(headers.filter(([name]) => !HANDSHAKE.test(name)));
}

function encodedHeader(request: IncomingMessage, protocols: string[]): string | undefined {
  const protocol = protocols.find((offered) => offered.startsWith(HEADER_PROTOCOL_PREFIX));
  if (protocol !== undefined) return protocol.slice(HEADER_PROTOCOL_PREFIX.length);
  const query = new URLSearchParams(request.url?.split('?', 2)[1]);
  // Clients that forget to escape the `+` of base64 send a space.
  return query.get('header')?.replaceAll(' ', '+');
}

function complete(headers: Record<string, string>): ConnectCredentials {
  if (headers['host'] && (headers['authorization'] || headers['x-api-key'])) return { ok: true, headers };
  return refusal({ message: 'Required headers are missing.', errorCode: 400 });
}

function refusal(error: FrameError): ConnectCredentials {
  return { ok: false, error };
}
