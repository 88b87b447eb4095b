import { isBroken, type StatementProgress } from '../../model/statements';
import type { ListedRecord } from '../lib/checkouts/lists';
import { differenceOf, isSame, ownRecordOf, withRecord, type Comparing } from './compare';
import { withDifference } from './differences';
import type { StatementParts } from './parts';

/** Records that are looked for before it is written down how far it is: a crash repeats so many at most. */
const AT_ONCE = 25;

/** Looks for some more of the providers' records in our books. */
export async function matchNext(
  parts: StatementParts,
  comparing: Comparing,
  progress: StatementProgress,
): Promise<StatementProgress> {
  const { afterRecord = '' } = progress;
  const listed = await comparing.listed(progress);
  let next = progress;
  let looked = 0;
  for (const [name, record] of listed) {
    if (name <= afterRecord) continue;
    next = { ...(await matched(parts, comparing, next, record)), afterRecord: name };
    looked += 1;
    if (looked === AT_ONCE) return next;
  }
  return { ...next, stage: 'SCAN' };
}

async function matched(
  { statements }: StatementParts,
  comparing: Comparing,
  progress: StatementProgress,
  record: ListedRecord,
): Promise<StatementProgress> {
  let checkout = await comparing.checkoutOf(record);
  let theirs = record;
  let own = checkout && ownRecordOf(checkout, record);
  // Of a month in which nothing agrees no record gets better by asking for it: that takes days, and tells nothing new.
  const isAsked = !isBroken(progress);
  if (checkout && isAsked && !isSame(own, theirs)) {
    checkout = await comparing.settled(checkout);
    own = ownRecordOf(checkout, record);
  }
  if (isAsked && !isSame(own, theirs)) theirs = await comparing.current(record);
  const next = isSame(own, theirs)
    ? progress
    : await withDifference(statements, progress, differenceOf(record, { checkout, own, record: theirs }));
  const { month, sums } = next;
  const { provider, at } = theirs;
  return {
    ...next,
    sums: {
      ...sums,
      theirs: withRecord(sums.theirs, month, theirs),
      ours: own ? withRecord(sums.ours, month, { ...own, provider, at }) : sums.ours,
    },
  };
}
