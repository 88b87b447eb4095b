/** Tells a device of the caller of messages. */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { PushDevicesAnswer, PushDevicesCall } from '../model/calls';
import type { MutationAddPushDeviceArgs } from '../schema/generated/types';
import { voterId } from './lib/caller';
import { failUnlessAnswered } from './lib/function-answer';

export const dataSource = 'pushDevices';

type Ctx = Context<MutationAddPushDeviceArgs, object, undefined, undefined, PushDevicesAnswer>;

export function request(ctx: Ctx): LambdaRequest {
  const payload: PushDevicesCall = {
    field: 'addPushDevice',
    identity: { sub: voterId(ctx.identity) },
    arguments: ctx.args,
  };
  return { operation: 'Invoke', payload };
}

export function response(ctx: Ctx): string | null {
  failUnlessAnswered(ctx.error, ctx.result);
  return ctx.result.value ?? null;
}
