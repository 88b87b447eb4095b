import { profileKey } from '../../model/keys';
import { getItem } from '../shared/table';
import type { DynamoDBGetItemRequest } from '@aws-appsync/utils';
import type { VotingAccess } from '../../schema/generated/types';

/** A voter's profile as it is stored. Nothing is there until something was written for the voter. */
export type ProfileItem = {
  credits?: number;
  /** Grows with every change of `credits`. */
  version?: number;
  /** What changed the credits last: the vote's attempt, the grant, the payment. */
  lastChange?: string;
  showPaidVotings?: boolean;
  accessFilter?: VotingAccess;
  displayName?: string;
};

/** Reads a profile. */
export function getProfile(userId: string, consistentRead: boolean): DynamoDBGetItemRequest {
  return getItem(profileKey(userId), consistentRead);
}
