import type { Identity, Request } from '@aws-appsync/utils';

/** The `sub` of a caller who signed in through Cognito; null for an API key and for the system. */
export function callerId(identity: Identity): string | null {
  return (identity as { sub?: string } | null | undefined)?.sub ?? null;
}

/** Whether the caller is an organiser. */
export function isOrganiser(identity: Identity): boolean {
  const groups = (identity as { groups?: string[] | null } | null | undefined)?.groups ?? [];
  return groups.indexOf('organisers') >= 0;
}

/** The `sub` of a caller on a field that only signed-in callers reach. */
export function voterId(identity: Identity): string {
  return callerId(identity) ?? '';
}

/** The id of a request of the API, which its answer has in `x-amzn-RequestId`. */
export function requestIdOf(request: Request): string | undefined {
  return (request.headers as Record<string, string> | null | undefined)?.['x-amzn-requestid'];
}
