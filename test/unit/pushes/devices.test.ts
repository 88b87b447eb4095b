import { pushDevicesHandler } from '../../../functions/push-devices/handler';
import { isPushEndpoint, MAX_PUSH_DEVICES, type PushDevice } from '../../../model/push';
import type { AddPushDeviceInput } from '../../../schema/generated/types';
import { Device, SENDER } from './support';

describe('A voter’s devices', () => {
  let kept: readonly PushDevice[] = [];
  let isDeleted = false;
  let now = Date.parse('2026-11-26T10:00:00.000Z');
  const started: object[] = [];
  const handler = pushDevicesHandler({
    devices: {
      change: (_, change) => {
        if (!isDeleted) kept = change(kept);
        return Promise.resolve(!isDeleted);
      },
    },
    senderKey: () => Promise.resolve(SENDER),
    startPushes: (message) => Promise.resolve(void started.push(message)),
    now: () => (now += 1000),
  });
  const identity = { sub: 'V' };
  const inputOf = (name: string): AddPushDeviceInput => {
    const { endpoint, p256dh, auth, language } = new Device(name).stored();
    return { endpoint, p256dh, auth, language };
  };
  const add = (input: AddPushDeviceInput) =>
    handler({ field: 'addPushDevice', identity, arguments: { input } });

  beforeEach(() => {
    kept = [];
    isDeleted = false;
  });

  it('are kept with the key of the moment, once each, until they are removed', async () => {
    const input = inputOf('phone');
    expect(await handler({ field: 'pushKey', identity })).toEqual({ value: SENDER.publicKey });
    expect(await add(input)).toEqual({ value: input.endpoint });
    await add({ ...input, language: 'ar' });
    expect(kept).toMatchObject([{ ...input, language: 'ar', senderKey: SENDER.publicKey }]);
    await handler({ field: 'removePushDevice', identity, arguments: { endpoint: input.endpoint } });
    expect(kept).toEqual([]);
  });

  it('are ten at most: another one takes the place of the one that was added longest ago', async () => {
    const inputs = Array.from({ length: MAX_PUSH_DEVICES + 1 }, (_, number) => inputOf(String(number)));
    for (const input of inputs.slice(0, -1)) await add(input);
    await add(inputs[0]!);
    await add(inputs.at(-1)!);
    expect(kept).toHaveLength(MAX_PUSH_DEVICES);
    const endpoints = kept.map(({ endpoint }) => endpoint);
    expect(endpoints).toContain(inputs[0]!.endpoint);
    expect(endpoints).not.toContain(inputs[1]!.endpoint);
  });

  it('are refused unless they are what browsers say', async () => {
    const input = inputOf('phone');
    const offCurve = Buffer.from(input.p256dh, 'base64url');
    offCurve[64]! ^= 1;
    for (const [field, value] of [
      ['endpoint', 'https://example.com/push'],
      ['p256dh', offCurve.toString('base64url')],
      ['p256dh', 'BA'],
      ['auth', 'short'],
      ['language', 'en-GB'],
    ] as const)
      expect(await add({ ...input, [field]: value })).toMatchObject({
        error: { type: 'InvalidInput', info: { field } },
      });
    expect(kept).toEqual([]);
  });

  it('are not kept for an account that was deleted', async () => {
    isDeleted = true;
    expect(await add(inputOf('phone'))).toMatchObject({ error: { type: 'AccountDeleted' } });
  });

  it('are told of an update when it was sent', async () => {
    const message = { PK: 'MESSAGE#V', SK: 'UPDATE#o#1' };
    expect(await handler({ field: 'startPushes', identity, message })).toEqual({ value: null });
    expect(started).toEqual([message]);
  });
});

describe('The address of a push service', () => {
  it.each([
    'https://fcm.googleapis.com/fcm/send/abc:def',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://web.push.apple.com/abc',
    'https://wns2-par02p.notify.windows.com/w/?token=abc',
  ])('is %s', (endpoint) => {
    expect(isPushEndpoint(endpoint)).toBe(true);
  });

  it.each([
    'http://fcm.googleapis.com/fcm/send/abc',
    'https://fcm.googleapis.com:8443/fcm/send/abc',
    'https://a:b@fcm.googleapis.com/fcm/send/abc',
    'https://fcm.googleapis.com.example.com/',
    'https://notpush.apple.com/',
    'https://169.254.169.254/',
    'https://[::1]/',
    `https://web.push.apple.com/${'a'.repeat(1024)}`,
    'fcm.googleapis.com',
  ])('is not %s', (endpoint) => {
    expect(isPushEndpoint(endpoint)).toBe(false);
  });
});
