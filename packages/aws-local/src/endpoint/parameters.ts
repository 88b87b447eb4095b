import { ServiceError } from './service-error';
import type { Input } from './service-endpoint';

/**
 * Refuses parameters that an action here does not act on, so that none is ignored: what the service would do with them
 * does not happen here.
 * @throws ServiceError with the service's name for a bad parameter.
 */
export function refuseOtherParameters(input: Input, known: readonly string[], code: string): void {
  const others = Object.keys(input).filter((name) => !known.includes(name.split('.')[0] ?? ''));
  if (others.length > 0)
    throw new ServiceError(code, `The parameter ${others.join(', ')} is not served locally.`);
}

/** A whole number within bounds, if it is given. @throws ServiceError */
export function wholeNumber(
  input: Input,
  name: string,
  { from, to, code }: { from: number; to: number; code: string },
): number | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < from || value > to)
    throw new ServiceError(
      code,
      `Value ${JSON.stringify(value)} for parameter ${name} is invalid. Reason: Must be between ${from} and ${to}, if provided.`,
    );
  return value;
}

/** A list of texts; empty when it is not given. @throws ServiceError */
export function textList(input: Input, name: string, code: string): string[] {
  const value = input[name] ?? [];
  if (!Array.isArray(value) || !value.every((item): item is string => typeof item === 'string'))
    throw new ServiceError(code, `Value for parameter ${name} is invalid. Reason: Must be a list of texts.`);
  return value;
}
