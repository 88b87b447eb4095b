/**
 * The votings that are open now. Their windows are in the schedule, so that the few open ones are found without
 * passing over all that ever closed.
 */
import { runtime, type DynamoDBBatchGetItemRequest } from '@aws-appsync/utils';
import { votingKey } from '../../model/keys';
import type { Schedule } from '../../model/schedule';
import { idInOpening, openingOf, type VotingDefinition } from '../../model/voting';
import { tableName } from '../lib/settings';
import { typed } from '../lib/table';
import { fromInstant } from '../lib/time';
import type { ListingContext } from './listing';

/** The most keys that BatchGetItem takes ("BatchGetItem", AWS AppSync developer guide). */
const MAX_KEYS = 100;

/** Reads the definitions of the votings that are open, newest opening first, after the page before. */
export function openVotingsRequest({ args, env, stash }: ListingContext): DynamoDBBatchGetItemRequest {
  const openings = openingsAfter(args.nextToken ?? null, stash.schedule, stash.time);
  if (openings.length === 0) {
    stash.listed = true;
    runtime.earlyReturn({});
  }
  stash.resumeAfter = openings.length > MAX_KEYS ? (openings[MAX_KEYS - 1] ?? null) : null;
  const keys = openings.slice(0, MAX_KEYS).map((opening) => typed(votingKey(idInOpening(opening))));
  return { operation: 'BatchGetItem', tables: { [tableName(env)]: { keys } } };
}

/** Those that are wanted and, by their own definition, open. */
export function wantedAndOpen({ stash }: ListingContext, votings: VotingDefinition[]): VotingDefinition[] {
  const { access, time } = stash;
  return votings.filter(
    (voting) =>
      (!access || voting.access === access) &&
      fromInstant(voting.opensAt) <= time &&
      time < fromInstant(voting.closesAt),
  );
}

function openingsAfter(token: string | null, schedule: Schedule | undefined, time: number): string[] {
  const openings = Object.entries(schedule?.windows ?? {})
    .filter(([, window]) => fromInstant(window.opensAt) <= time && time < fromInstant(window.closesAt))
    .map(([id, window]) => openingOf(id, window.opensAt));
  if (!token) return openings.sort().reverse();
  const sorted = [...openings.filter((opening) => opening !== token), token].sort().reverse();
  return sorted.slice(sorted.indexOf(token) + 1);
}
