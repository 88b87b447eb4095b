import { authorizations } from '../../../functions/lib/push/sender-key';
import { post } from '../../../functions/send-pushes/post';
import { createSendPush, type Delivery } from '../../../functions/send-pushes/send-push';
import type { PushDevice } from '../../../model/push';
import { Device, PushService, SENDER } from './support';

describe('A push', () => {
  const service = new PushService();
  const pauses: number[] = [];
  const asked: string[] = [];
  let passed = 0;
  const now = (): number => Date.now() + passed;

  beforeAll(() => service.start());
  afterAll(() => service.stop());
  beforeEach(() => {
    pauses.length = 0;
    asked.length = 0;
    passed = 0;
  });

  const send = createSendPush({
    senderKey: () => Promise.resolve(SENDER),
    authorization: authorizations('https://vote.example.com', now),
    post: (url, request) => {
      asked.push(url);
      return post(service.reached(url), request);
    },
    log: () => undefined,
    now,
    sleep: (milliseconds) => {
      pauses.push(milliseconds);
      passed += milliseconds;
      return Promise.resolve();
    },
  });
  const push = (device: PushDevice, text = '{"id":"M"}', seconds = 600): Promise<Delivery> =>
    send(device, { id: 'M', text: Buffer.from(text), until: now() + seconds * 1000 });
  const answers = (device: string, ...refusals: [status: number, retryAfter?: string][]): void => {
    service.refusals.set(
      device,
      refusals.map(([status, after]) => ({ status, ...(after && { headers: { 'retry-after': after } }) })),
    );
  };

  it('is taken by the push service, for as long as it says something, once under its name, and read by the device alone', async () => {
    const device = new Device('read');
    expect(await push(device.stored())).toBe('TAKEN');
    const { headers, body } = service.taken.at(-1)!;
    expect(device.read(body)).toEqual({ id: 'M' });
    expect(() => new Device('other').read(body)).toThrow();
    expect(Number(headers['ttl'])).toBeGreaterThan(590);
    expect(Number(headers['ttl'])).toBeLessThanOrEqual(600);
    await push(device.stored());
    expect(service.taken.at(-1)!.headers['topic']).toBe(headers['topic']);
  });

  it.each([404, 410])('that is answered with %i is for a device that is gone', async (status) => {
    answers('gone', [status]);
    expect(await push(new Device('gone').stored())).toBe('GONE');
    expect(asked).toHaveLength(1);
  });

  it.each([400, 403, 413, 301])('that is answered with %i is not tried again', async (status) => {
    answers('no', [status]);
    expect(await push(new Device('no').stored())).toBe('REFUSED');
    expect(asked).toHaveLength(1);
  });

  it('waits as long as the push service says, in seconds or until a date', async () => {
    answers('busy', [429, '7'], [503, new Date(now() + 19_000).toUTCString()]);
    expect(await push(new Device('busy').stored())).toBe('TAKEN');
    expect(pauses[0]).toBe(7000);
    expect(pauses[1]).toBeGreaterThan(9000);
    expect(pauses[1]).toBeLessThanOrEqual(12_000);
  });

  it('is tried three times, and not once its message says nothing any longer', async () => {
    answers('down', [500], [502], [503], [500]);
    expect(await push(new Device('down').stored())).toBe('UNREACHED');
    expect([asked.length, pauses]).toEqual([3, [1000, 2000]]);
    answers('late', [429, '20']);
    expect(await push(new Device('late').stored(), '{}', 10)).toBe('UNREACHED');
    answers('hours', [429, '3600']);
    expect(await push(new Device('hours').stored(), '{}', 7200)).toBe('UNREACHED');
    expect(pauses).toEqual([1000, 2000]);
  });

  it('goes to no address but those of push services, and to no device of another key', async () => {
    const device = new Device('elsewhere').stored();
    for (const endpoint of ['https://169.254.169.254/latest', 'http://fcm.googleapis.com/x', 'nonsense'])
      expect(await push({ ...device, endpoint })).toBe('REFUSED');
    expect(await push({ ...device, senderKey: 'another' })).toBe('OF_ANOTHER_KEY');
    expect(asked).toEqual([]);
  });
});
