import type { Util } from '@aws-appsync/utils';
import type { RaisedError } from '../protocol';
import type { LibraryHost } from './host';
import { asText, isNothing } from './plain-values';

/** `util.error`, `util.appendError`, `util.unauthorized` ("Built-in utilities", AppSync developer guide). */
export function createErrorUtilities(host: LibraryHost) {
  return {
    error: (message: unknown, errorType?: unknown, data?: unknown, errorInfo?: unknown): never =>
      host.raise(raisedError(message, errorType, data, errorInfo)),
    appendError(message: unknown, errorType?: unknown, data?: unknown, errorInfo?: unknown): void {
      host.append(raisedError(message, errorType, data, errorInfo));
    },
    unauthorized: (): never => host.raise(raisedError('Unauthorized', 'Unauthorized'), true),
  } satisfies Pick<Util, 'error' | 'appendError' | 'unauthorized'>;
}

function raisedError(message: unknown, errorType: unknown, data?: unknown, errorInfo?: unknown): RaisedError {
  return {
    message: asText(message),
    errorType: isNothing(errorType) ? null : asText(errorType),
    data: data ?? null,
    errorInfo: errorInfo ?? null,
  };
}
