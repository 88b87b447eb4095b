import { createPublicKey } from 'node:crypto';
import type { PushDevicesAnswer, PushDevicesCall } from '../../model/calls';
import { ErrorType } from '../../model/errors';
import type { Key } from '../../model/keys';
import { isPushEndpoint } from '../../model/push';
import type { AddPushDeviceInput } from '../../schema/generated/types';
import { answerTo } from '../lib/errors/answer';
import { CallerError, ContentionError, invalidInput } from '../lib/errors/errors';
import { withDevice, type DeviceStore } from '../lib/push/devices';
import type { SenderKey } from '../lib/push/sender-key';

/** What keeping devices works with. */
export interface DeviceServices {
  devices: DeviceStore;
  senderKey: () => Promise<SenderKey>;
  /** Has a message sent to devices, and does not wait for it. */
  startPushes: (message: Key) => Promise<void>;
  /** Milliseconds since the epoch. */
  now: () => number;
}

/** Serves `Query.pushKey`, `Mutation.addPushDevice` and `Mutation.removePushDevice`, and the step `startPushes`. */
export function pushDevicesHandler(services: DeviceServices) {
  return async (call: PushDevicesCall): Promise<PushDevicesAnswer> => {
    try {
      return await answer(services, call);
    } catch (error) {
      if (error instanceof ContentionError)
        return { error: { type: ErrorType.TryAgain, message: 'This was changed elsewhere. Try again.' } };
      const told = answerTo(error);
      if (!told) throw error;
      return { error: told };
    }
  };
}

async function answer(
  { devices, senderKey, startPushes, now }: DeviceServices,
  call: PushDevicesCall,
): Promise<PushDevicesAnswer> {
  if (call.field === 'pushKey') return { value: (await senderKey()).publicKey };
  if (call.field === 'startPushes') {
    await startPushes(call.message);
    return { value: null };
  }
  const { sub } = call.identity;
  if (call.field === 'removePushDevice') {
    const { endpoint } = call.arguments;
    // Of an account that was deleted nothing is left to remove.
    await devices.change(sub, (known) => known.filter((device) => device.endpoint !== endpoint));
    return { value: endpoint };
  }
  const { endpoint, p256dh, auth, language } = valid(call.arguments.input);
  const { publicKey } = await senderKey();
  const device = {
    endpoint,
    p256dh,
    auth,
    language,
    senderKey: publicKey,
    at: new Date(now()).toISOString(),
  };
  const isKept = await devices.change(sub, (known) => withDevice(known, device));
  if (!isKept)
    throw new CallerError(ErrorType.AccountDeleted, 'This account was deleted. Sign up again to go on.');
  return { value: endpoint };
}

function valid(input: AddPushDeviceInput): AddPushDeviceInput {
  if (!isPushEndpoint(input.endpoint))
    throw invalidInput('endpoint', 'This is no address of a push service that is known here.');
  if (!isPoint(input.p256dh))
    throw invalidInput('p256dh', 'A key is a point of the curve P-256, in base64url.');
  if (!/^[\w-]{22}$/.test(input.auth)) throw invalidInput('auth', 'A secret has 16 bytes, in base64url.');
  if (!/^[a-z]{2}$/.test(input.language))
    throw invalidInput('language', 'A language is named by two letters.');
  return input;
}

/** Whether this is an uncompressed point of the curve: Node looks where it lies. */
function isPoint(key: string): boolean {
  const point = Buffer.from(key, 'base64url');
  if (!/^[\w-]{87}$/.test(key) || point[0] !== 4) return false;
  const part = (from: number): string => point.subarray(from, from + 32).toString('base64url');
  try {
    createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: part(1), y: part(33) }, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}
