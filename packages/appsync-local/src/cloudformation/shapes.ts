/** What may be wrong with a property's value; every text begins with the property's path. */
export type Shape = (value: unknown, path: string) => string[];

const fine: string[] = [];

/** Any value: the runtime serves them all, or they mean nothing on one machine. */
export const anything: Shape = () => fine;

/** A property of the service that this runtime does not serve. */
export function outside(what: string): Shape {
  return (_, path) => [`${path}: ${what} not served here.`];
}

/** One of the values that the runtime serves. */
export function only(...values: (string | boolean)[]): Shape {
  return (value, path) =>
    values.some((known) => String(known) === String(value))
      ? fine
      : [`${path}: ${JSON.stringify(value)} is not served here, only ${values.join(', ')}.`];
}

export const text: Shape = (value, path) =>
  typeof value === 'string' && value !== '' ? fine : [`${path}: ${JSON.stringify(value)} is no text.`];

/** A whole number between two; CloudFormation takes it as a text too. */
export function whole(least: number, most: number): Shape {
  return (value, path) => {
    const number = typeof value === 'string' && value !== '' ? Number(value) : value;
    return Number.isInteger(number) && Number(number) >= least && Number(number) <= most
      ? fine
      : [`${path}: ${JSON.stringify(value)} is no whole number from ${least} to ${most}.`];
  };
}

export function list(item: Shape): Shape {
  return (value, path) =>
    Array.isArray(value)
      ? value.flatMap((one, index) => item(one, `${path}.${index}`))
      : [`${path}: ${JSON.stringify(value)} is no list.`];
}

/** Properties by name. Those that are not named are refused: nothing of a template passes unseen. */
export function object(properties: Record<string, Shape>, required: readonly string[] = []): Shape {
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return [`${path}: ${JSON.stringify(value)} is no object.`];
    const missing = required
      .filter((name) => !(name in value))
      .map((name) => `${path}.${name}: is required.`);
    return [
      ...missing,
      ...Object.entries(value).flatMap(
        ([name, item]) =>
          properties[name]?.(item, `${path}.${name}`) ?? [`${path}.${name}: is not known here.`],
      ),
    ];
  };
}
