import type { DynamoDBGetItemRequest } from '@aws-appsync/utils';
import { profileKey } from '../../model/keys';
import type { Preferences } from '../../model/profile';
import { getItem } from '../lib/table';

/** Reads a profile. */
export function getProfile(userId: string, consistentRead: boolean): DynamoDBGetItemRequest {
  return getItem(profileKey(userId), consistentRead);
}

/** What the steps of `updateProfile` hand on. */
export type PreferencesStash = { chosen: Preferences; removed: (keyof Preferences)[] };
