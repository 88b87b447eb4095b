/** Tells a device of the caller nothing any longer. */
import type { LambdaRequest } from '@aws-appsync/utils';
import type { MutationRemovePushDeviceArgs } from '../schema/generated/types';
import { callPushDevices, pushDevicesAnswered, type PushDevicesContext } from './messages/push-devices';

export const dataSource = 'pushDevices';

type Ctx = PushDevicesContext<MutationRemovePushDeviceArgs>;

export function request(ctx: Ctx): LambdaRequest {
  return callPushDevices(ctx, { field: 'removePushDevice', arguments: ctx.args });
}

export function response(ctx: Ctx): string | null {
  return pushDevicesAnswered(ctx);
}
