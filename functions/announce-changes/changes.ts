import type { DynamoDBRecord } from 'aws-lambda';
import { isProfile, isVoting, voterOf } from '../../model/keys';
import { balanceOf, PROFILE } from '../../model/profile';
import { definitionIn, VOTING, type VotingDefinition } from '../../model/voting';
import type { CreditBalance } from '../../schema/generated/types';
import { imageOf, read } from '../lib/dynamodb/items';

/** Something that a stream record tells, and where the batch goes on when it cannot be passed on. */
export type Streamed<T> = T & { sequenceNumber: string };

/** The newest balance of every voter whose credits changed, under the first record that told of a change. */
export function changedBalances(records: DynamoDBRecord[]): Streamed<CreditBalance>[] {
  const newest = new Map<string, Streamed<CreditBalance>>();
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
function changedBalance({ dynamodb }: DynamoDBRecord): Streamed<CreditBalance> | undefined {
  const image = imageOf(dynamodb?.NewImage);
  if (!image || !isProfile(image)) return undefined;
  const before = imageOf(dynamodb?.OldImage);
  const balance = balanceOf(voterOf(image), read(PROFILE, image));
  if (balance.version === balanceOf('', before && read(PROFILE, before)).version) return undefined;
  return { ...balance, sequenceNumber: dynamodb?.SequenceNumber ?? '' };
}

/** A voting as a record tells of it. */
export interface ChangedVoting {
  voting: VotingDefinition;
  /** Whether it did not open at this instant before. */
  hasNewOpening: boolean;
  /** Whether a repair replaced what a recount came to. The recount itself publishes what it comes to. */
  isRepaired: boolean;
}

/** The votings among the records as they stood last. */
export function changedVotings(records: DynamoDBRecord[]): Streamed<ChangedVoting>[] {
  return records.flatMap(({ dynamodb }) => {
    const image = imageOf(dynamodb?.NewImage);
    const voting = image && isVoting(image) ? definitionIn(read(VOTING, image)) : null;
    const before = imageOf(dynamodb?.OldImage) as Partial<VotingDefinition> | undefined;
    const sequenceNumber = dynamodb?.SequenceNumber ?? '';
    if (!voting) return [];
    const hasNewOpening = before?.opensAt !== voting.opensAt;
    return [{ voting, hasNewOpening, isRepaired: isRepaired(before, voting), sequenceNumber }];
  });
}

function isRepaired(before: Partial<VotingDefinition> | undefined, { recount }: VotingDefinition): boolean {
  if (!recount || before?.recount?.version === recount.version) return false;
  return before?.recount !== undefined || before?.disagreement !== undefined;
}
