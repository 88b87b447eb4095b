/**
 * AppSync's date and time scalars (developer guide, "Scalar types in AWS AppSync"): extended ISO 8601. Zones may
 * carry seconds; `AWSDate` and `AWSTime` may leave the zone out. The guide calls the zone of `AWSDateTime` optional,
 * the service refuses a value without one.
 */
const ZONE = String.raw`(?:Z|[+-](?:0\d|1[0-8]):[0-5]\d(?::[0-5]\d)?)`;
const DATE = String.raw`(-?\d{4,9})-(\d\d)-(\d\d)`;
const TIME = String.raw`(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{0,9})?)?`;

const AWS_DATE = new RegExp(`^${DATE}${ZONE}?$`);
const AWS_TIME = new RegExp(`^${TIME}${ZONE}?$`);
const AWS_DATE_TIME = new RegExp(`^${DATE}T${TIME}${ZONE}$`);

export function isAwsDate(text: string): boolean {
  return isCalendarDay(AWS_DATE.exec(text));
}

export function isAwsTime(text: string): boolean {
  return AWS_TIME.test(text);
}

export function isAwsDateTime(text: string): boolean {
  return isCalendarDay(AWS_DATE_TIME.exec(text));
}

function isCalendarDay(parts: RegExpExecArray | null): boolean {
  if (!parts) return false;
  const [year, month, day] = parts.slice(1, 4).map(Number) as [number, number, number];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
