/**
 * A change of a voting, committed with optimistic versions:
 * (a) read the schedule and the definition, strongly consistent, in one request;
 * (b) plan the change on what was read, and write definition, gates and schedule in one transaction, on condition
 *     that nothing changed in between;
 * (c) when a condition fails, DynamoDB tells the item as it stands: go on at (b) with that, without reading again.
 *     Conflicts and throttling leave what is known as it is. Each request of (a) or (b) is one use of a step.
 */
import { util } from '@aws-appsync/utils';
import type {
  Context,
  DynamoDBBatchGetItemRequest,
  DynamoDBTransactWriteItemsRequest,
} from '@aws-appsync/utils';
import { ErrorType } from '../../model/errors';
import { scheduleKey, votingKey } from '../../model/keys';
import { scheduleIn, scheduleWrite, type Schedule } from '../../model/schedule';
import { definitionIn, votingDeletions, votingWrites } from '../../model/voting';
import type { VotingDefinition, VotingItem } from '../../model/voting';
import { failWith, isCancellation, isTransient, mayBeRepeated, refusedByCondition } from '../lib/failures';
import type { CancellationReason } from '../lib/failures';
import { closingDelay, tableName } from '../lib/settings';
import { transaction, typed } from '../lib/table';
import { fromInstant, now, toInstant } from '../lib/time';

/** What the steps of a change hand on. */
export type ChangeStash = {
  /** What (a) or (c) found. */
  known?: { schedule: Schedule; current: VotingDefinition | null };
  /** The voting that the last transaction meant to write, or the one it meant to delete. */
  planned: VotingDefinition;
  /** The change as it was committed. */
  committed?: VotingDefinition;
  /** A closing instant passed before the transaction that set it was committed: it needs a later one. */
  late?: boolean;
};

type Reason = CancellationReason<Schedule & VotingItem>;
type Result = {
  data?: Record<string, [Schedule | null, VotingItem | null]>;
  unprocessedKeys?: Record<string, object[] | null>;
  cancellationReasons?: Reason[];
} | null;

/** The context of a step that commits a change. */
export type ChangeContext<TArgs = object, TStash extends ChangeStash = ChangeStash> = Context<
  TArgs,
  TStash,
  undefined,
  undefined,
  Result
>;

/** What a step asks of DynamoDB. */
export type ChangeRequest = DynamoDBBatchGetItemRequest | DynamoDBTransactWriteItemsRequest;

const SCHEDULE_WRITE = 0;
const DEFINITION_WRITE = 1;

/** (a) */
export function readForChange(ctx: ChangeContext, votingId: string): ChangeRequest {
  const keys = [typed(scheduleKey()), typed(votingKey(votingId))];
  return { operation: 'BatchGetItem', tables: { [tableName(ctx.env)]: { keys, consistentRead: true } } };
}

/** (b) Writes a voting that is new, or one that takes the place of the one that was read. */
export function writeVoting(
  ctx: ChangeContext,
  schedule: Schedule,
  current: VotingDefinition | null,
  planned: VotingDefinition,
): ChangeRequest {
  const { id, opensAt, closesAt } = planned;
  ctx.stash.planned = planned;
  return transaction(tableName(ctx.env), [
    scheduleWrite(schedule, id, { opensAt, closesAt }),
    ...votingWrites(planned, current),
  ]);
}

/** (b) Deletes the voting that was read. */
export function removeVoting(
  ctx: ChangeContext,
  schedule: Schedule,
  current: VotingDefinition,
): ChangeRequest {
  ctx.stash.planned = current;
  return transaction(tableName(ctx.env), [
    scheduleWrite(schedule, current.id, null),
    ...votingDeletions(current),
  ]);
}

/** Takes note of what came of (a) or (b). */
export function noteOutcome(ctx: ChangeContext): void {
  const { error, result, stash } = ctx;
  if (error) {
    if (isCancellation(error)) noteCancellation(ctx, result?.cancellationReasons ?? []);
    else if (!isTransient(error)) failWith(error);
  } else if (stash.known) {
    stash.committed = stash.planned;
  } else {
    noteRead(ctx);
  }
}

/**
 * Takes back a commit that took longer than the closing delay: votes may have been stamped after the closing
 * instant in the meantime, so the voting has to close later. For changes of a voting that may be open.
 */
export function noteLateCommit({ stash }: ChangeContext): void {
  if (!stash.committed || now() < fromInstant(stash.committed.closesAt)) return;
  stash.late = true;
  delete stash.committed;
  delete stash.known;
}

/** The same voting, closing as soon as no vote can be stamped at or after its closing instant. */
export function closingSoon(ctx: ChangeContext, current: VotingDefinition): VotingDefinition {
  const time = now();
  return {
    ...current,
    closesAt: toInstant(time + closingDelay(ctx.env)),
    updatedAt: toInstant(time),
    version: current.version + 1,
  };
}

/**
 * Ends the field when a voting is about to open. A vote that found the voting open must find it unchanged, and the
 * write that changes it may take until after the opening.
 */
export function refuseIfOpening(ctx: ChangeContext, { opensAt }: VotingDefinition): void {
  const time = now();
  const opening = fromInstant(opensAt);
  if (time < opening && opening <= time + closingDelay(ctx.env))
    util.error('This voting opens within seconds. Please try again when it is open.', ErrorType.TryAgain);
}

function noteRead({ stash, result, env }: ChangeContext): void {
  const table = tableName(env);
  const [schedule, current] = result?.data?.[table] ?? [null, null];
  const unread = result?.unprocessedKeys?.[table] ?? [];
  if (unread.length === 0) stash.known = { schedule: scheduleIn(schedule), current: definitionIn(current) };
}

/** (c) */
function noteCancellation({ stash, error }: ChangeContext, reasons: Reason[]): void {
  if (!mayBeRepeated(reasons) && error) failWith(error);
  if (!stash.known) return;
  const schedule = reasons[SCHEDULE_WRITE];
  if (refusedByCondition(schedule)) stash.known.schedule = scheduleIn(schedule?.item);
  const definition = reasons[DEFINITION_WRITE];
  if (refusedByCondition(definition)) stash.known.current = definitionIn(definition?.item);
}
