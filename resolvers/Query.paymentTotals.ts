/** What was paid, by day, provider and currency. */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { ListPaymentsAnswer, ListPaymentsCall } from '../model/calls';
import { MAX_TOTALS_DAYS } from '../model/limits';
import type { PaymentTotals, QueryPaymentTotalsArgs } from '../schema/generated/types';
import { daysOf } from './checkouts/payments';
import { requestIdOf } from './lib/caller';
import { failUnlessAnswered } from './lib/function-answer';

export const dataSource = 'listPayments';

type Ctx = Context<QueryPaymentTotalsArgs, object, undefined, undefined, ListPaymentsAnswer>;

export function request(ctx: Ctx): LambdaRequest {
  const payload: ListPaymentsCall = {
    field: 'paymentTotals',
    range: daysOf(ctx.args, MAX_TOTALS_DAYS),
    requestId: requestIdOf(ctx.request),
  };
  return { operation: 'Invoke', payload };
}

export function response(ctx: Ctx): PaymentTotals[] {
  failUnlessAnswered(ctx.error, ctx.result);
  return ctx.result.totals ?? [];
}
