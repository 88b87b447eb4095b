/** The server's clock, and instants as texts of one width, so that they sort as the times they name. */
import { util } from '@aws-appsync/utils';

const INSTANT = "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'";

/** Milliseconds since the epoch, now. */
export function now(): number {
  return util.time.nowEpochMilliSeconds();
}

/** ISO 8601 in UTC with milliseconds, zeros too. */
export function toInstant(milliseconds: number): string {
  return util.time.epochMilliSecondsToFormatted(milliseconds, INSTANT);
}

/** Milliseconds since the epoch of an ISO 8601 text. */
export function fromInstant(text: string): number {
  return util.time.parseISO8601ToEpochMilliSeconds(text);
}
