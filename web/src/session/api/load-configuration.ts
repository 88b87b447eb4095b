import type { ResourcesConfig } from 'aws-amplify';
import type { Configuration } from './configuration';

/** Raised when `/config.json` cannot be read or lacks something. */
export class ConfigurationError extends Error {}

/**
 * Reads `/config.json`, and the server's clock along with it.
 * @returns the configuration, and when the server answered (milliseconds since the epoch).
 * @throws ConfigurationError
 */
export async function loadConfiguration(): Promise<{ configuration: Configuration; answeredAt: number }> {
  const response = await fetch('/config.json', { cache: 'no-cache' }).catch(() => undefined);
  if (response?.ok !== true) throw new ConfigurationError('/config.json cannot be reached.');
  const configuration: unknown = await response.json().catch(() => undefined);
  if (!isConfiguration(configuration))
    throw new ConfigurationError('/config.json is not a configuration of Hustings.');
  return { configuration, answeredAt: Date.parse(response.headers.get('date') ?? '') };
}

function isConfiguration(answer: unknown): answer is Configuration {
  const { Auth, API } = (answer ?? {}) as { Auth?: ResourcesConfig['Auth']; API?: ResourcesConfig['API'] };
  return Auth?.Cognito.userPoolClientId !== undefined && API?.GraphQL?.endpoint !== undefined;
}
