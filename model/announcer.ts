/** Who announces tallies: one at a time for the whole stack. */
import type { Shape } from './items';
import { announcerLeaseKey } from './keys';
import { IF_ABSENT, update, type Expression, type Write } from './writes';

/** What those who announce, and those who would, know of each other. No clock is in it: clocks differ. */
export type Lease = {
  /** The invocation that announces; absent: nobody does. */
  holder?: string;
  /** Grows with every renewal: who stands by takes over when it does not for a while. */
  beats: number;
  /** How many subscriptions there are, as far as the last holder knew. */
  audience?: number;
  /** Whether votings from before there were publications have theirs. */
  filled?: boolean;
};

/** What standing by needs. */
export const LEASE: Shape<Lease> = { noun: 'lease of the announcer', needs: { beats: 'number' } };

/** What a holder leaves to its successor. */
export type Handover = Pick<Lease, 'audience' | 'filled'>;

/**
 * Takes the lease.
 * @param seen the lease as it was read: free, or not renewed for a while.
 */
export function takingWrite(holder: string, seen: Lease | undefined): Write {
  const beats = { names: { '#beats': 'beats' }, values: { ':seen': seen?.beats } };
  let condition: Expression = IF_ABSENT;
  if (seen) {
    condition = seen.holder
      ? { expression: '#beats = :seen', ...beats }
      : { expression: 'attribute_not_exists(holder)' };
  }
  return update(announcerLeaseKey(), beat(holder, {}), condition);
}

/** Renews the lease of its holder. Repeating it, as the SDK does when an answer is lost, does no harm. */
export function renewalWrite(holder: string, handover: Handover): Write {
  return update(announcerLeaseKey(), beat(holder, handover), ifHeldBy(holder));
}

/** Gives the lease up. */
export function releaseWrite(holder: string): Write {
  return update(announcerLeaseKey(), { expression: 'REMOVE holder' }, ifHeldBy(holder));
}

function ifHeldBy(holder: string): Expression {
  return { expression: 'holder = :holder', values: { ':holder': holder } };
}

function beat(holder: string, { audience, filled }: Handover): Expression {
  const values: Record<string, unknown> = { ':holder': holder, ':one': 1 };
  const settings = ['holder = :holder'];
  if (typeof audience === 'number') {
    settings.push('audience = :audience');
    values[':audience'] = audience;
  }
  if (filled) {
    settings.push('filled = :filled');
    values[':filled'] = true;
  }
  return {
    expression: `SET ${settings.join(', ')} ADD #beats :one`,
    names: { '#beats': 'beats' },
    values,
  };
}
