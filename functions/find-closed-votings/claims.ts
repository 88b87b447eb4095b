import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { votingKey } from '../../model/keys';
import { CLAIM_SECONDS } from '../../model/limits';
import { claimEndWrite, type Schedule } from '../../model/schedule';
import { getItem } from '../lib/dynamodb/items';
import { writeItem } from '../lib/dynamodb/transact';
import type { Log } from '../lib/log';

/** What settling claims works with. */
export interface ClaimParts {
  readSchedule: () => Promise<Schedule | undefined>;
  votingExists: (votingId: string) => Promise<boolean>;
  endClaim: (votingId: string, claimedAt: string, votingExists: boolean) => Promise<unknown>;
  log: Log;
  now: () => number;
}

/**
 * Ends the claims of requests that have ended themselves: the voting came, or its place is given back. A claim is a
 * place in the schedule that was taken ahead of the voting's definition.
 */
export function createClaimSettler({ readSchedule, votingExists, endClaim, log, now }: ClaimParts) {
  return async (): Promise<void> => {
    const windows = Object.entries((await readSchedule())?.windows ?? {});
    for (const [votingId, { claimedAt }] of windows) {
      if (claimedAt === undefined || now() < Date.parse(claimedAt) + CLAIM_SECONDS * 1000) continue;
      const exists = await votingExists(votingId);
      await endClaim(votingId, claimedAt, exists);
      if (!exists) log('warn', 'PlaceGivenBack', { votingId });
    }
  };
}

/** Votings and claims in the table. */
export function tableClaims(
  client: DynamoDBClient,
  tableName: string,
): Pick<ClaimParts, 'votingExists' | 'endClaim'> {
  return {
    votingExists: async (votingId) => (await getItem(client, tableName, votingKey(votingId))) !== undefined,
    endClaim: (votingId, claimedAt, exists) =>
      writeItem(client, tableName, claimEndWrite(votingId, claimedAt, exists)),
  };
}
