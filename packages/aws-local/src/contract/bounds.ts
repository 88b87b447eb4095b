/**
 * Refuses a property that is no whole number within the bounds that the service takes, so that what starts here deploys.
 * A value that is not resolved yet is looked at later. @throws Error naming the property
 */
export function refuseOutside(
  properties: Record<string, unknown>,
  bounds: Readonly<Record<string, readonly [from: number, to: number]>>,
): void {
  for (const [name, [from, to]] of Object.entries(bounds)) {
    const given = properties[name];
    if (given === undefined || (typeof given === 'object' && given !== null)) continue;
    const value = Number(given);
    if (!Number.isInteger(value) || value < from || value > to)
      throw new Error(`${name} must be a whole number from ${from} to ${to}, not ${JSON.stringify(given)}.`);
  }
}
