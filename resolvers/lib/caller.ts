import type { Identity } from '@aws-appsync/utils';

/** The `sub` of a caller who signed in through Cognito; null for an API key and for the system. */
export function callerId(identity: Identity): string | null {
  return (identity as { sub?: string } | null | undefined)?.sub ?? null;
}

/** The `sub` of a caller on a field that only signed-in callers reach. */
export function voterId(identity: Identity): string {
  return callerId(identity) ?? '';
}
