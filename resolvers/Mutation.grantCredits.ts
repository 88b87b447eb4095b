/** Gives credits to a voter, or takes back what organisers gave. */
import { util, type Context } from '@aws-appsync/utils';
import type { VoterName } from '../model/calls';
import { GRANT_REASON_LENGTH, MAX_GRANT, USER_ID_LENGTH } from '../model/limits';
import type { CreditBalance, GrantCreditsInput, MutationGrantCreditsArgs } from '../schema/generated/types';
import type { GrantStash } from './credits/grant';
import { invalidInput, tryAgain } from './lib/failures';
import { checkIdempotencyKey } from './lib/idempotency';
import { now, toInstant } from './lib/time';

export const pipeline = [
  'refuseClosedAccount',
  'findVoter',
  'giveCredits',
  'giveCredits',
  'giveCredits',
  'giveCredits',
  'giveCredits',
  'giveCredits',
  'giveCredits',
  'giveCredits',
] as const;

type Ctx = Context<MutationGrantCreditsArgs, GrantStash>;

export function request(ctx: Ctx): object {
  const { input } = ctx.args;
  ctx.stash.name = voterName(input);
  checkGrant(input);
  ctx.stash.grant = {
    id: util.autoId(),
    kind: input.credits > 0 ? 'GRANT' : 'CORRECTION',
    credits: input.credits,
    at: toInstant(now()),
    note: input.reason.trim(),
  };
  return {};
}

export function response(ctx: Ctx): CreditBalance {
  if (!ctx.stash.answer) tryAgain();
  return ctx.stash.answer;
}

function voterName(input: GrantCreditsInput): VoterName {
  const hasId = typeof input.userId === 'string';
  if (hasId === (typeof input.email === 'string'))
    invalidInput('userId', 'Name the voter either by user id or by e-mail address.');
  const userId = (input.userId ?? '').trim();
  if (hasId && (userId === '' || userId.length > USER_ID_LENGTH))
    invalidInput('userId', 'Name the voter by their user id.');
  return hasId ? { userId } : { email: (input.email ?? '').trim() };
}

function checkGrant({ credits, reason, idempotencyKey }: GrantCreditsInput): void {
  if (credits === 0 || credits > MAX_GRANT || credits < -MAX_GRANT)
    invalidInput('credits', `A grant gives 1 to ${MAX_GRANT} credits, or takes as many back.`);
  if (reason.trim() === '' || reason.trim().length > GRANT_REASON_LENGTH)
    invalidInput('reason', `A reason has 1 to ${GRANT_REASON_LENGTH} characters.`);
  checkIdempotencyKey(idempotencyKey);
}
