import type { Util } from '@aws-appsync/utils';
import type { LibraryHost } from './host';
import { asText, isNothing, requireObject } from './plain-values';

/** "HTTP helpers in util.http": headers that are not copied, and that code cannot define of an answer. */
export const RESTRICTED_HEADERS: ReadonlySet<string> = new Set([
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
      return Object.fromEntries(given.filter(([name]) => !RESTRICTED_HEADERS.has(name.toLowerCase())));
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
