import type { Ports } from '../ports';
import type { RealtimeEndpoint } from './hub';

const MINUTE_MS = 60_000;

/**
 * Gives CloudWatch how many connections and subscriptions there are, once a minute, so that the sum of a minute is
 * their number (AppSync developer guide, "Using CloudWatch to monitor and log GraphQL API data").
 * @returns what ends it.
 */
export function countEveryMinute(
  hub: Pick<RealtimeEndpoint, 'connections' | 'subscriptions'>,
  apiId: string,
  { putMetric }: Pick<Ports, 'putMetric'>,
): () => void {
  if (putMetric === undefined) return () => undefined;
  const put = (name: string, value: number): void =>
    putMetric({ namespace: 'AWS/AppSync', name, dimensions: { GraphQLAPIId: apiId }, value });
  const timer = setInterval(() => {
    put('ActiveConnections', hub.connections());
    put('ActiveSubscriptions', hub.subscriptions());
  }, MINUTE_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
