import type { PublicationStore, TallyState } from '../../../../functions/lib/tally/publication-store';
import type { Tally } from '../../../../schema/generated/types';

/** Time that passes only when somebody sleeps. */
export class FakeClock {
  time = 1_000_000;
  now = (): number => this.time;
  sleep = (milliseconds: number): Promise<void> => {
    this.time += milliseconds;
    return Promise.resolve();
  };
}

/** Publication rows and versions in memory. */
export class MemoryPublicationStore implements PublicationStore {
  versions: Record<string, number> = {};
  rows: Record<string, { publishedAt: number; publishedVersion: number }> = {};

  read(votingId: string): Promise<TallyState | undefined> {
    const version = this.versions[votingId];
    return Promise.resolve(
      version === undefined ? undefined : { tally: tallyOf(votingId, version), ...this.row(votingId) },
    );
  }

  acquire(votingId: string, now: number, before: number): Promise<boolean> {
    const row = this.row(votingId);
    if (row.publishedAt > before) return Promise.resolve(false);
    this.rows[votingId] = { ...row, publishedAt: now };
    return Promise.resolve(true);
  }

  notePublished(votingId: string, version: number): Promise<void> {
    const row = this.row(votingId);
    this.rows[votingId] = { ...row, publishedVersion: Math.max(row.publishedVersion, version) };
    return Promise.resolve();
  }

  private row(votingId: string): { publishedAt: number; publishedVersion: number } {
    return this.rows[votingId] ?? { publishedAt: 0, publishedVersion: 0 };
  }
}

/** A tally of which only voting and version matter. */
export function tallyOf(votingId: string, version: number): Tally {
  return { votingId, version, total: 0, counts: [], updatedAt: '2026-11-22T09:00:00.000Z', final: false };
}
