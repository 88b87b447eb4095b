import type { PublishTallyInput, Tally } from '../../schema/generated/types';

/** A tally as subscribers get it. Counts that are hidden go to none of them, even if they were sent. */
export function announcedTally(input: PublishTallyInput): Tally {
  const hidden = input.hidden ?? false;
  return { ...input, hidden, counts: hidden ? [] : input.counts };
}
