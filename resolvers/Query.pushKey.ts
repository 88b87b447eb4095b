/** The key that browsers subscribe to their push services with. */
import type { LambdaRequest } from '@aws-appsync/utils';
import { callPushDevices, pushDevicesAnswered, type PushDevicesContext } from './messages/push-devices';

export const dataSource = 'pushDevices';

type Ctx = PushDevicesContext<object>;

export function request(ctx: Ctx): LambdaRequest {
  return callPushDevices(ctx, { field: 'pushKey' });
}

export function response(ctx: Ctx): string | null {
  return pushDevicesAnswered(ctx);
}
