import { countEveryMinute } from '../../src/realtime/metrics';

it('counts connections and subscriptions once a minute, until it ends', () => {
  jest.useFakeTimers();
  const putMetric = jest.fn();
  const stop = countEveryMinute({ connections: () => 2, subscriptions: () => 5 }, 'api', { putMetric });
  jest.advanceTimersByTime(119_000);
  const [namespace, dimensions] = ['AWS/AppSync', { GraphQLAPIId: 'api' }];
  expect(putMetric.mock.calls).toEqual([
    [{ namespace, dimensions, name: 'ActiveConnections', value: 2 }],
    [{ namespace, dimensions, name: 'ActiveSubscriptions', value: 5 }],
  ]);
  stop();
  jest.advanceTimersByTime(120_000);
  expect(putMetric).toHaveBeenCalledTimes(2);
  jest.useRealTimers();
});
