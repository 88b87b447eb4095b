const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * What a local time means that does not exist, or comes twice, because clocks are changed: as if they were not changed yet,
 * which is how browsers read it (ECMAScript, "UTC ( t )").
 * @param local a `datetime-local` value.
 * @param offsetAt minutes that local time is behind UTC at an instant, as `getTimezoneOffset` gives them.
 * @returns milliseconds since the epoch; undefined for every other time.
 */
export function atClockChange(
  local: string,
  offsetAt = (at: number): number => new Date(at).getTimezoneOffset(),
): number | undefined {
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const before = asUtc + offsetAt(asUtc - DAY_MS) * MINUTE_MS;
  const after = asUtc + offsetAt(asUtc + DAY_MS) * MINUTE_MS;
  if (before === after) return undefined;
  const there = [before, after].filter((at) => at - offsetAt(at) * MINUTE_MS === asUtc);
  return there.length === 1 ? undefined : before;
}
