import type { ObjectStore } from './object-store';

/** A rule of `LifecycleConfiguration`. */
export interface LifecycleRule {
  Status: string;
  Prefix?: string;
  ExpirationInDays?: number;
  AbortIncompleteMultipartUpload?: { DaysAfterInitiation: number };
}

const KNOWN = ['Id', 'Status', 'Prefix', 'ExpirationInDays', 'AbortIncompleteMultipartUpload'];
const DAY = 24 * 3_600_000;

/** What is wrong with a rule. */
export function lifecycleProblems(rule: LifecycleRule): string[] {
  return Object.keys(rule)
    .filter((name) => !KNOWN.includes(name))
    .map((name) => `${name} of a lifecycle rule is not known here.`);
}

/**
 * Deletes what has expired. S3 rounds up to the next midnight in UTC ("Lifecycle configuration elements").
 * @param now milliseconds since the epoch.
 */
export function expire(objects: ObjectStore, rules: readonly LifecycleRule[], now: number): void {
  for (const { Status, Prefix = '', ExpirationInDays } of rules) {
    if (Status !== 'Enabled' || ExpirationInDays === undefined) continue;
    for (const { key, lastModified } of objects.inOrder()) {
      const due = Math.ceil((Date.parse(lastModified) + ExpirationInDays * DAY) / DAY) * DAY;
      if (key.startsWith(Prefix) && due <= now) objects.delete(key);
    }
  }
}
