/** Purchases as organisers see them, newest first. */
import type { Context } from '@aws-appsync/utils';
import { USER_ID_LENGTH } from '../model/limits';
import type { PaymentConnection, QueryPaymentsArgs } from '../schema/generated/types';
import type { PaymentsStash } from './checkouts/payments';
import { invalidInput, tryAgain } from './lib/failures';
import { pageSize } from './lib/paging';

export const pipeline = ['findVoter', 'listPayments'] as const;

type Ctx = Context<QueryPaymentsArgs, PaymentsStash>;

export function request(ctx: Ctx): object {
  const { filter, limit } = ctx.args;
  const hasId = typeof filter?.userId === 'string';
  pageSize(limit);
  if (hasId && typeof filter.email === 'string')
    invalidInput('userId', 'Name the voter either by user id or by e-mail address.');
  const userId = (filter?.userId ?? '').trim();
  if (hasId && (userId === '' || userId.length > USER_ID_LENGTH))
    invalidInput('userId', 'Name the voter by their user id.');
  // The account may be gone: what it bought is found by the id alone.
  if (hasId) ctx.stash.userId = userId;
  if (typeof filter?.email === 'string') ctx.stash.name = { email: filter.email.trim() };
  return {};
}

export function response(ctx: Ctx): PaymentConnection {
  if (!ctx.stash.page) tryAgain();
  return ctx.stash.page;
}
