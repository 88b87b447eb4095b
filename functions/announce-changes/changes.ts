import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { profileKey, votingKey } from '../../model/keys';
import { definitionIn, type VotingDefinition, type VotingItem } from '../../model/voting';
import { fromItem } from '../lib/dynamodb/attributes';

/** A balance to announce. */
export interface ChangedBalance {
  userId: string;
  credits: number;
  version: number;
}

/** Something that a stream record tells, and where the batch goes on when it cannot be passed on. */
export type Told<T> = T & { sequenceNumber: string };

interface ProfileImage {
  PK: string;
  SK: string;
  credits?: number;
  version?: number;
}

/** The newest balance of every voter whose credits changed, under the first record that told of a change. */
export function changedBalances(records: DynamoDBRecord[]): Told<ChangedBalance>[] {
  const newest = new Map<string, Told<ChangedBalance>>();
  for (const record of records) {
    const balance = changedBalance(record);
    if (!balance) continue;
    const known = newest.get(balance.userId);
    if (!known) newest.set(balance.userId, balance);
    else if (known.version < balance.version)
      newest.set(balance.userId, { ...balance, sequenceNumber: known.sequenceNumber });
  }
  return [...newest.values()];
}

/** Preferences change a profile, too, but not its version. */
function changedBalance({ dynamodb }: DynamoDBRecord): Told<ChangedBalance> | undefined {
  const image = plain(dynamodb?.NewImage) as ProfileImage | undefined;
  if (image?.SK !== profileKey('').SK) return undefined;
  const { PK, credits = 0, version = 0 } = image;
  if (version === ((plain(dynamodb?.OldImage) as ProfileImage | undefined)?.version ?? 0)) return undefined;
  const userId = PK.slice(profileKey('').PK.length);
  return { userId, credits, version, sequenceNumber: dynamodb?.SequenceNumber ?? '' };
}

/** The votings among the records as they stood last. */
export function changedVotings(records: DynamoDBRecord[]): Told<{ voting: VotingDefinition }>[] {
  return records.flatMap(({ dynamodb }) => {
    const image = plain(dynamodb?.NewImage) as (VotingItem & { SK: string }) | undefined;
    const voting = image?.SK === votingKey('').SK ? definitionIn(image) : null;
    return voting ? [{ voting, sequenceNumber: dynamodb?.SequenceNumber ?? '' }] : [];
  });
}

/** A stream's images are attribute values as everywhere, only typed more loosely. */
function plain(image: object | undefined): unknown {
  return image && fromItem(image as Record<string, AttributeValue>);
}
