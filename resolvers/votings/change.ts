/**
 * A change of a voting, committed with optimistic versions:
 * (a) read the schedule and the definition, strongly consistent, in one request;
 * (b) plan the change on what was read, and write definition, gates and schedule in one transaction, on condition
 *     that nothing changed in between;
 * (c) when a condition fails, go on at (b) with the item as it stands, if AppSync hands it out, or at (a) if not.
 *     Conflicts and throttling leave what is known as it is. Each request of (a) or (b) is one use of a step.
 *
 * The transaction that the act takes effect with has its entry in the audit trail, and a request has one entry only.
 *
 * A call may be late, and what it writes is then written later than it was planned. votings/closing.ts tells how a
 * closing is safe from that, and steps/commitNewVoting.ts how a new voting is.
 */
import { runtime, util } from '@aws-appsync/utils';
import type {
  Context,
  DynamoDBBatchGetItemRequest,
  DynamoDBPutItemRequest,
  DynamoDBTransactWriteItemsRequest,
  DynamoDBUpdateItemRequest,
} from '@aws-appsync/utils';
import { ErrorType } from '../../model/errors';
import { auditWrite, votingDifference, votingFacts } from '../../model/audit-trail';
import { draftDeletion, draftIn, draftWrite, type DraftItem } from '../../model/draft';
import { joinCodeFrom, joinCodeWrite } from '../../model/join-code';
import { draftKey, scheduleKey, votingKey } from '../../model/keys';
import { CALL_SECONDS } from '../../model/limits';
import { scheduleIn, scheduleWrite, type Schedule } from '../../model/schedule';
import { definitionIn, votingDeletions, votingWrites } from '../../model/voting';
import type { Instant, VotingDefinition, VotingItem } from '../../model/voting';
import type { Write } from '../../model/writes';
import { failWith, isCancellation, isTransient, mayBeRepeated, refusedByCondition } from '../lib/failures';
import type { CancellationReason } from '../lib/failures';
import type { AuditAction } from '../../schema/generated/types';
import { voterId } from '../lib/caller';
import { closingDelay, tableName } from '../lib/settings';
import { transaction, typed } from '../lib/table';
import { fromInstant, now, toInstant } from '../lib/time';

/** What the steps of a change hand on. */
export type ChangeStash = {
  votingId: string;
  /** Tells what this request wrote from what others did. */
  change: string;
  /** What (a) or (c) found: the voting, or the draft that it still is. */
  known?: { schedule: Schedule; current: VotingDefinition | null };
  /** The voting that the last request meant to write, or the one it meant to delete. */
  planned: VotingDefinition;
  /** What will be known when the request that was sent last succeeds, if it is only a part of the change. */
  part?: { schedule: Schedule; current: VotingDefinition | null };
  /** The transaction that was sent last begins with schedule and definition. */
  isWhole?: boolean;
  /** What is written of a draft, and of the voting that it becomes, besides the rest: votings/drafting.ts. */
  ofDraft?: Write[];
  /** What the request is, in the audit trail. */
  action: AuditAction;
  /** The request has its entry there already: with the first half of a closing. */
  isEntered?: boolean;
  /** The change closes an open voting: then, or as soon as it can. */
  closing?: { at?: Instant };
  /** The change as it was committed. */
  committed?: VotingDefinition;
};

type Reason = CancellationReason<Schedule & VotingItem>;
type Result = {
  data?: Record<string, [Schedule | null, VotingItem | null, DraftItem | null]>;
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
export type ChangeRequest =
  | DynamoDBBatchGetItemRequest
  | DynamoDBPutItemRequest
  | DynamoDBTransactWriteItemsRequest
  | DynamoDBUpdateItemRequest;

const SCHEDULE_WRITE = 0;
const DEFINITION_WRITE = 1;

/** (a) */
export function readForChange(ctx: ChangeContext): ChangeRequest {
  const { votingId } = ctx.stash;
  const keys = [typed(scheduleKey()), typed(votingKey(votingId)), typed(draftKey(votingId))];
  return { operation: 'BatchGetItem', tables: { [tableName(ctx.env)]: { keys, consistentRead: true } } };
}

/** (b) Writes the voting in the place of the one that was read: of a draft, the draft or the voting that it becomes. */
export function writeVoting(
  ctx: ChangeContext,
  schedule: Schedule,
  current: VotingDefinition,
  planned: VotingDefinition,
): ChangeRequest {
  const { id, opensAt, closesAt } = planned;
  const voting: VotingDefinition = { ...planned, change: ctx.stash.change };
  // What its gates must know of tokens that may have outlived their accounts.
  if (schedule.departedAt) voting.departedAt = schedule.departedAt;
  delete ctx.stash.part;
  ctx.stash.isWhole = !current.draft;
  ctx.stash.planned = voting;
  const table = tableName(ctx.env);
  const { isEntered, ofDraft = [] } = ctx.stash;
  // Drafts are saved as they are typed: that is no act yet.
  if (voting.draft) return transaction(table, ofDraft);
  const writes = [
    ...(current.draft ? ofDraft : []),
    scheduleWrite(schedule, id, { opensAt, closesAt }),
    ...votingWrites(voting, current.draft ? null : current),
  ];
  if (!isEntered) writes.push(actWrite(ctx, id, voting.updatedAt, entered(current, voting)));
  return transaction(table, writes);
}

/** Of a draft that is published all is entered, as what was saved of it was not. */
function entered(current: VotingDefinition, voting: VotingDefinition): { before: object; after: object } {
  return current.draft
    ? { before: { draft: true }, after: votingFacts(voting) }
    : votingDifference(current, voting);
}

/** (b) Writes a voting that is new, whose place in the schedule is taken, or a draft, and what remembers the request. */
export function writeNewVoting(
  ctx: ChangeContext,
  schedule: Schedule,
  planned: VotingDefinition,
  remembering: Write[],
): ChangeRequest {
  delete ctx.stash.part;
  ctx.stash.isWhole = false;
  const act = actWrite(ctx, planned.id, planned.createdAt, { after: votingFacts(planned) });
  if (planned.draft) return transaction(tableName(ctx.env), [draftWrite(planned, null), act, ...remembering]);
  if (schedule.departedAt) planned.departedAt = schedule.departedAt;
  // Another voting may have the code of the try before.
  planned.code = joinCodeFrom(util.autoId());
  return transaction(tableName(ctx.env), [
    ...votingWrites(planned, null),
    act,
    ...remembering,
    joinCodeWrite(planned.code, planned.id),
  ]);
}

/** (b) Deletes the voting that was read. */
export function removeVoting(
  ctx: ChangeContext,
  schedule: Schedule,
  current: VotingDefinition,
): ChangeRequest {
  const isDraft = current.draft === true;
  ctx.stash.isWhole = !isDraft;
  ctx.stash.planned = current;
  return transaction(tableName(ctx.env), [
    ...(isDraft
      ? [draftDeletion(current)]
      : [scheduleWrite(schedule, current.id, null), ...votingDeletions(current)]),
    actWrite(ctx, current.id, toInstant(now()), { before: votingFacts(current) }),
  ]);
}

/** The entry of this request in the audit trail. */
export function actWrite(
  ctx: ChangeContext,
  votingId: string,
  at: Instant,
  change: { before?: object; after?: object },
): Write {
  const { action, change: id } = ctx.stash;
  return auditWrite({ id, at, by: voterId(ctx.identity), action, votingId, ...change });
}

/** Passes over the rest of the uses once the change is committed. */
export function endIfCommitted({ stash }: ChangeContext): void {
  if (stash.committed) runtime.earlyReturn(null, { skipTo: 'END' });
}

/** Takes a voting for the committed one, and passes over the rest of the uses. */
export function endWith({ stash }: ChangeContext, committed: VotingDefinition): never {
  stash.committed = committed;
  runtime.earlyReturn(null, { skipTo: 'END' });
}

/** Takes note of what came of (a) or (b). */
export function noteOutcome(ctx: ChangeContext): void {
  const { error, result, stash } = ctx;
  if (error) {
    if (isCancellation(error)) noteCancellation(ctx, result?.cancellationReasons ?? []);
    else if (!isTransient(error)) failWith(error);
  } else if (!stash.known) {
    noteRead(ctx);
  } else if (stash.part) {
    stash.known = stash.part;
  } else {
    stash.committed = stash.planned;
  }
}

/**
 * Ends the field when a voting is about to open. A vote that found the voting open must find it unchanged, and the
 * write that changes it may take until after the opening.
 */
export function refuseIfOpening(ctx: ChangeContext, { opensAt }: VotingDefinition): void {
  const time = now();
  const opening = fromInstant(opensAt);
  if (time < opening && opening <= time + Math.max(closingDelay(ctx.env), CALL_SECONDS * 1000))
    util.error('This voting opens within seconds. Please try again when it is open.', ErrorType.TryAgain);
}

/** Takes note of what came of (a). */
export function noteRead({ stash, result, env }: ChangeContext): void {
  const table = tableName(env);
  const [schedule, current, draft] = result?.data?.[table] ?? [null, null, null];
  const unread = result?.unprocessedKeys?.[table] ?? [];
  if (unread.length > 0) return;
  stash.known = { schedule: scheduleIn(schedule), current: current ? definitionIn(current) : draftIn(draft) };
}

/** (c) An item that is not there may have been left out, or may not exist: only reading tells. */
function noteCancellation({ stash, error }: ChangeContext, reasons: Reason[]): void {
  if (!mayBeRepeated(reasons) && error) failWith(error);
  const refused = reasons.filter((reason) => refusedByCondition(reason));
  const untold = stash.isWhole ? refused.some(({ item }) => !item) : refused.length > 0;
  if (untold || reasons.length === 0) delete stash.known;
  if (!stash.known) return;
  const schedule = reasons[SCHEDULE_WRITE];
  if (refusedByCondition(schedule)) stash.known.schedule = scheduleIn(schedule?.item);
  const definition = reasons[DEFINITION_WRITE];
  if (refusedByCondition(definition)) stash.known.current = definitionIn(definition?.item);
}
