/** Gives credits to a voter. */
import { util, type Context } from '@aws-appsync/utils';
import { GRANT_REASON_LENGTH, MAX_GRANT, USER_ID_LENGTH } from '../model/limits';
import type { CreditBalance, GrantCreditsInput, MutationGrantCreditsArgs } from '../schema/generated/types';
import { invalidInput, tryAgain } from './lib/failures';
import { checkIdempotencyKey } from './lib/idempotency';
import type { GrantStash } from './credits/grant';
import { now, toInstant } from './lib/time';

export const pipeline = [
  'giveCredits',
  'giveCredits',
  'giveCredits',
  'giveCredits',
  'giveCredits',
  'giveCredits',
  'readGrantee',
] as const;

type Ctx = Context<MutationGrantCreditsArgs, GrantStash, { result: CreditBalance }>;

export function request(ctx: Ctx): object {
  const { input } = ctx.args;
  checkGrant(input);
  ctx.stash.grant = {
    id: util.autoId(),
    kind: 'GRANT',
    credits: input.credits,
    at: toInstant(now()),
    note: input.reason.trim(),
  };
  return {};
}

export function response(ctx: Ctx): CreditBalance {
  if (!ctx.stash.given) tryAgain();
  return ctx.prev.result;
}

function checkGrant({ userId, credits, reason, idempotencyKey }: GrantCreditsInput): void {
  if (userId.trim() === '' || userId.length > USER_ID_LENGTH)
    invalidInput('userId', 'Name the voter by their user id.');
  if (credits < 1 || credits > MAX_GRANT) invalidInput('credits', `A grant gives 1 to ${MAX_GRANT} credits.`);
  if (reason.trim() === '' || reason.trim().length > GRANT_REASON_LENGTH)
    invalidInput('reason', `A reason has 1 to ${GRANT_REASON_LENGTH} characters.`);
  checkIdempotencyKey(idempotencyKey);
}
