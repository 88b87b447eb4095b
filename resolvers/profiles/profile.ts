import type { DynamoDBGetItemRequest } from '@aws-appsync/utils';
import { profileKey } from '../../model/keys';
import { getItem } from '../lib/table';

/** Reads a profile. */
export function getProfile(userId: string, consistentRead: boolean): DynamoDBGetItemRequest {
  return getItem(profileKey(userId), consistentRead);
}
