/** Keeps drafts from those who follow what is deleted. */
import type { NONERequest } from '@aws-appsync/utils';
import { followPublished } from './votings/following';

export const dataSource = 'none';

export function request(): NONERequest {
  return { payload: null };
}

export function response(): null {
  return followPublished();
}
