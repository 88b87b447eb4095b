/**
 * Requests for new votings by their idempotency keys. The transaction that creates a voting remembers its request, so that
 * the same one again finds the voting, and one that runs beside it is refused and then finds it, too.
 */
import { util, type Context, type DynamoDBBatchGetItemRequest } from '@aws-appsync/utils';
import { ErrorType } from '../../model/errors';
import { draftKey, scheduleKey, votingKey, votingRequestKey, type Key } from '../../model/keys';
import { VOTING_REQUEST_DAYS } from '../../model/limits';
import type { Instant, VotingDefinition } from '../../model/voting';
import { IF_ABSENT, put, type Write } from '../../model/writes';
import type { CreateVotingInput } from '../../schema/generated/types';
import { tableName } from '../lib/settings';
import { typed } from '../lib/table';
import { now } from '../lib/time';
import type { ChangeStash } from './change';

/** What is remembered of a request: the voting, and what was asked for. */
type RequestItem = { votingId: string; content: string; expiresAt: number };

/** A request that has an idempotency key. */
export type CreationRequest = { key: Key; content: string };

/** What the steps of `createVoting` hand on. */
export type CreationStash = ChangeStash & {
  request?: CreationRequest;
  /** The same request created the voting before. */
  isRepeated?: boolean;
  /** A place in the schedule that this request took and does not need. */
  unneeded?: Instant;
};

/** The context of its steps. */
export type CreationContext = Context<
  object,
  CreationStash,
  undefined,
  undefined,
  { data?: Record<string, unknown[]> } | null
>;

/** A request by what it asks for. What it leaves out, like the time of opening, is left out here. */
export function requestOf(
  userId: string,
  idempotencyKey: string,
  planned: VotingDefinition,
  input: CreateVotingInput,
): CreationRequest {
  const { title, access, closesAt, options } = planned;
  const content = JSON.stringify([
    title,
    planned.description ?? '',
    planned.imageUrl ?? '',
    access,
    input.opensAt ? planned.opensAt : '',
    closesAt,
    planned.voters ?? '',
    options.map(({ label, imageUrl }) => [label, imageUrl ?? '']),
    ...(planned.results ? [planned.results] : []),
    ...(planned.draft ? ['DRAFT'] : []),
  ]);
  return { key: votingRequestKey(userId, idempotencyKey), content };
}

/** (a) With the request's own item, if it has a key. */
export function readForCreation({ env, stash }: CreationContext): DynamoDBBatchGetItemRequest {
  const { votingId } = stash;
  const keys = [typed(scheduleKey()), typed(votingKey(votingId)), typed(draftKey(votingId))];
  if (stash.request) keys.push(typed(stash.request.key));
  return { operation: 'BatchGetItem', tables: { [tableName(env)]: { keys, consistentRead: true } } };
}

/** What remembers the request, for as long as anybody repeats it. */
export function rememberingWrites({ request, planned }: CreationStash): Write[] {
  if (!request) return [];
  const item: RequestItem = {
    votingId: planned.id,
    content: request.content,
    expiresAt: Math.floor(now() / 1000) + VOTING_REQUEST_DAYS * 24 * 3600,
  };
  return [put(request.key, item, IF_ABSENT)];
}

/**
 * Looks whether (a) found that this very request created a voting before: it is read next, in the place of the new one.
 * Ends the field when another request did.
 */
export function foundEarlier({ env, result, stash }: CreationContext): boolean {
  if (!stash.request || stash.isRepeated) return false;
  const earlier = result?.data?.[tableName(env)]?.[3] as RequestItem | null | undefined;
  // Its own, when the answer was lost.
  if (!earlier || earlier.votingId === stash.votingId) return false;
  if (earlier.content !== stash.request.content) keyWasUsed(earlier.votingId);
  stash.votingId = earlier.votingId;
  stash.isRepeated = true;
  return true;
}

function keyWasUsed(votingId: string): never {
  util.error(
    'A voting was created by this idempotency key already, and with other content than this.',
    ErrorType.InvalidInput,
    null,
    { field: 'idempotencyKey', votingId },
  );
}
