/** Tells a device of the caller of messages. */
import type { LambdaRequest } from '@aws-appsync/utils';
import type { MutationAddPushDeviceArgs } from '../schema/generated/types';
import { callPushDevices, pushDevicesAnswered, type PushDevicesContext } from './messages/push-devices';

export const dataSource = 'pushDevices';

type Ctx = PushDevicesContext<MutationAddPushDeviceArgs>;

export function request(ctx: Ctx): LambdaRequest {
  return callPushDevices(ctx, { field: 'addPushDevice', arguments: ctx.args });
}

export function response(ctx: Ctx): string | null {
  return pushDevicesAnswered(ctx);
}
