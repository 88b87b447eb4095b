import { loggingFailures, logOfRequest } from '../../../functions/lib/log';

it('gives every line of a request its id', () => {
  const log = jest.fn();
  logOfRequest(log, 'one')('warn', 'Asked', { checkoutId: 'c' });
  expect(log.mock.calls).toEqual([['warn', 'Asked', { requestId: 'one', checkoutId: 'c' }]]);
});

it('names the request whose function failed, and the kind of failure without its words', async () => {
  const log = jest.fn();
  const failing = loggingFailures(log, ({ good }: { good: boolean; requestId?: string }) =>
    good ? Promise.resolve('done') : Promise.reject(new RangeError('ann@example.com')),
  );
  expect(await failing({ good: true, requestId: 'one' })).toBe('done');
  expect(log).not.toHaveBeenCalled();
  await expect(failing({ good: false, requestId: 'two' })).rejects.toThrow('ann');
  expect(log.mock.calls).toEqual([['error', 'CallFailed', { requestId: 'two', reason: 'RangeError' }]]);
});
