import type { Util } from '@aws-appsync/utils';
import type { LibraryHost } from './host';
import { asText, isNothing, requireObject } from './plain-values';

/**
 * Headers that belong to one connection or that the sender of the next request computes (RFC 9110, section 7.6.1,
 * and the names that Java's HTTP client refuses). The guide says "restricted HTTP headers" without a list.
 */
const restricted = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'transfer-encoding',
  'upgrade',
]);

/** `util.http` ("HTTP helpers in util.http", AppSync developer guide). The executor judges names and sizes. */
export function createHttp(host: LibraryHost) {
  const addResponseHeader = (name: unknown, value: unknown): void => {
    host.effect({ type: 'addResponseHeader', name: asText(name), value: value ?? null });
  };
  return {
    copyHeaders(headers: unknown): Record<string, unknown> {
      if (isNothing(headers)) return {};
      const given = Object.entries(requireObject(headers, 'The argument of util.http.copyHeaders'));
      return Object.fromEntries(given.filter(([name]) => !restricted.has(name.toLowerCase())));
    },
    addResponseHeader,
    addResponseHeaders(headers: Record<string, unknown>): void {
      for (const [name, value] of Object.entries(
        requireObject(headers, 'The argument of util.http.addResponseHeaders'),
      )) {
        addResponseHeader(name, value);
      }
    },
  } satisfies Util['http'];
}
