/** Reads a page of payments. */
import { util, type Context, type LambdaRequest } from '@aws-appsync/utils';
import type { ListPaymentsAnswer, ListPaymentsCall } from '../../model/calls';
import { MAX_PAYMENT_DAYS } from '../../model/limits';
import type { PaymentRange } from '../../model/payments';
import type { QueryPaymentsArgs } from '../../schema/generated/types';
import { daysOf, type PaymentsStash } from '../checkouts/payments';
import { requestIdOf } from '../lib/caller';
import { failUnlessAnswered } from '../lib/function-answer';
import { invalidNextToken, pageSize } from '../lib/paging';

export const dataSource = 'listPayments';

type Ctx = Context<QueryPaymentsArgs, PaymentsStash, undefined, undefined, ListPaymentsAnswer>;

/** Where a page ended: when the last purchase was begun, and its id; or a month. */
const POSITION = '^[0-9]{4}-[0-9]{2}(-[0-9]{2}T[0-9:.]{12}Z#[0-9A-Z]{1,40})?$';

export function request(ctx: Ctx): LambdaRequest {
  const { filter, limit, nextToken } = ctx.args;
  const range: PaymentRange = daysOf({ from: filter?.from, to: filter?.to }, MAX_PAYMENT_DAYS);
  if (typeof filter?.status === 'string') range.status = filter.status;
  if (typeof filter?.provider === 'string') range.provider = filter.provider;
  if (ctx.stash.userId) range.userId = ctx.stash.userId;
  const payload: ListPaymentsCall = {
    field: 'payments',
    range,
    limit: pageSize(limit),
    requestId: requestIdOf(ctx.request),
  };
  if (typeof nextToken === 'string') {
    if (!util.matches(POSITION, nextToken)) invalidNextToken();
    payload.nextToken = nextToken;
  }
  return { operation: 'Invoke', payload };
}

export function response(ctx: Ctx): object {
  failUnlessAnswered(ctx.error, ctx.result);
  ctx.stash.page = ctx.result.payments;
  return {};
}
