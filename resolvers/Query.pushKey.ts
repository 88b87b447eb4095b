/** The key that browsers subscribe to their push services with. */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { PushDevicesAnswer, PushDevicesCall } from '../model/calls';
import { voterId } from './lib/caller';
import { failUnlessAnswered } from './lib/function-answer';

export const dataSource = 'pushDevices';

type Ctx = Context<object, object, undefined, undefined, PushDevicesAnswer>;

export function request(ctx: Ctx): LambdaRequest {
  const payload: PushDevicesCall = {
    field: 'pushKey',
    identity: { sub: voterId(ctx.identity) },
  };
  return { operation: 'Invoke', payload };
}

export function response(ctx: Ctx): string | null {
  failUnlessAnswered(ctx.error, ctx.result);
  return ctx.result.value ?? null;
}
