import { logOfRequest } from '../../../functions/lib/log';

it('gives every line of a request its id', () => {
  const log = jest.fn();
  logOfRequest(log, 'one')('warn', 'Asked', { checkoutId: 'c' });
  expect(log.mock.calls).toEqual([['warn', 'Asked', { requestId: 'one', checkoutId: 'c' }]]);
});
