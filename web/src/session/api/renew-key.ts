import { configure, configured } from './configuration';
import { loadConfiguration } from './load-configuration';

let reading: Promise<void> | undefined;

/** Reads the configuration again. Those who ask at the same time share one reading; what cannot be read stays as it is. */
export function readConfigurationAgain(): Promise<void> {
  reading ??= loadConfiguration()
    .then(({ configuration }) => configure(configuration))
    .catch(() => undefined)
    .finally(() => (reading = undefined));
  return reading;
}

/**
 * Reads the configuration again after an API key was refused: keys are replaced while pages stay open (docs/decisions/0037).
 * @returns whether there is another key now than the one that was refused.
 */
export async function renewKey(refused: string): Promise<boolean> {
  const isStillUsed = (): boolean => configured().API.GraphQL.apiKey === refused;
  if (isStillUsed()) await readConfigurationAgain();
  return !isStillUsed();
}
