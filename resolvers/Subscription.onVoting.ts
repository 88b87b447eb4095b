/** Keeps drafts from those who follow votings. */
import type { NONERequest } from '@aws-appsync/utils';
import { followPublished } from './votings/following';

export const dataSource = 'none';

export function request(): NONERequest {
  return { payload: null };
}

export function response(): null {
  return followPublished();
}
