/**
 * Has an update sent to devices, without waiting for it: it was sent in the app whether or not this can be begun. A repetition
 * finds out by itself what was sent.
 */
import type { Context, LambdaRequest } from '@aws-appsync/utils';
import type { PushDevicesCall } from '../../model/calls';
import { updateKey } from '../../model/message';
import { requestIdOf, voterId } from '../lib/caller';
import type { UpdateStash } from '../messages/update';

export const dataSource = 'pushDevices';

type Ctx = Context<object, UpdateStash>;

export function request(ctx: Ctx): LambdaRequest {
  const { name, voting } = ctx.stash;
  const sub = voterId(ctx.identity);
  const payload: PushDevicesCall = {
    field: 'startPushes',
    identity: { sub },
    message: updateKey(voting?.id ?? '', sub, name),
    requestId: requestIdOf(ctx.request),
  };
  return { operation: 'Invoke', invocationType: 'Event', payload };
}

export function response(): object {
  return {};
}
