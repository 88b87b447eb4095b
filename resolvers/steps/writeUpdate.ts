/** Sends an update, with its entry in the audit trail, unless the voting had too many. */
import { util, type Context, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { auditWrite } from '../../model/audit-trail';
import { SECONDS_BETWEEN_UPDATES } from '../../model/limits';
import { UPDATE_DAYS, updateKey, updateWrites, type Message } from '../../model/message';
import { voterId } from '../lib/caller';
import {
  failWith,
  isCancellation,
  isTransient,
  refusedByCondition,
  tryAgain,
  type CancellationReason,
} from '../lib/failures';
import { votingNotFound } from '../lib/refusals';
import { tableName } from '../lib/settings';
import { transaction } from '../lib/table';
import { now, toInstant } from '../lib/time';
import type { UpdateStash } from '../messages/update';

export const dataSource = 'table';

const DAY = 24 * 3600;

type Result = { cancellationReasons?: CancellationReason[] | null } | null;
type Ctx = Context<object, UpdateStash & { sent?: Message }, undefined, undefined, Result>;

export function request(ctx: Ctx): DynamoDBTransactWriteItemsRequest {
  const { id, name, text, voting } = ctx.stash;
  if (!voting) votingNotFound();
  const time = now();
  const at = toInstant(time);
  const by = voterId(ctx.identity);
  const message: Message = {
    id: `${voting.id}-UPDATE-${id}`,
    message: 'UPDATE',
    votingId: voting.id,
    at,
    until: toInstant(time + UPDATE_DAYS * DAY * 1000),
    text,
    expiresAt: Math.floor(time / 1000) + (UPDATE_DAYS + 1) * DAY,
  };
  ctx.stash.sent = message;
  return transaction(tableName(ctx.env), [
    ...updateWrites(
      updateKey(voting.id, by, name),
      message,
      toInstant(time - SECONDS_BETWEEN_UPDATES * 1000),
    ),
    auditWrite({
      id: util.autoUlid(),
      at,
      by,
      action: 'SEND_UPDATE',
      votingId: voting.id,
      after: { text },
    }),
  ]);
}

/** What a refused write does not tell is read by the next step. */
export function response(ctx: Ctx): object {
  const { error, result, stash } = ctx;
  if (!error) {
    stash.message = stash.sent;
    return {};
  }
  if (isCancellation(error)) {
    const reasons = result?.cancellationReasons ?? [];
    if (refusedByCondition(reasons[0])) votingNotFound();
    if (!reasons.some((reason) => refusedByCondition(reason))) tryAgain();
    stash.isRefused = true;
    return {};
  }
  // No answer: whether it was carried out, the next step finds out.
  if (!isTransient(error)) failWith(error);
  return {};
}
