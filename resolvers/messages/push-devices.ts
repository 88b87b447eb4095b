/** Calls of the function that keeps devices for pushes. */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { PushDevicesAnswer, PushDevicesCall, PushDevicesField } from '../../model/calls';
import { requestIdOf, voterId } from '../lib/caller';
import { failUnlessAnswered } from '../lib/function-answer';

/** The context of a field that the function serves. */
export type PushDevicesContext<TArguments> = Context<
  TArguments,
  object,
  undefined,
  undefined,
  PushDevicesAnswer
>;

/** Has the function serve a field for the caller. */
export function callPushDevices<TArguments>(
  ctx: PushDevicesContext<TArguments>,
  field: PushDevicesField,
): LambdaRequest {
  const payload = {
    ...field,
    identity: { sub: voterId(ctx.identity) },
    requestId: requestIdOf(ctx.request),
  } as PushDevicesCall;
  return { operation: 'Invoke', payload };
}

/** The key or the address that the function answered. Ends the field with a typed error if it answered one. */
export function pushDevicesAnswered<TArguments>(ctx: PushDevicesContext<TArguments>): string | null {
  failUnlessAnswered(ctx.error, ctx.result);
  return ctx.result.value ?? null;
}
