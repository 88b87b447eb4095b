/**
 * Takes away a voter's credits and ledger. A voter's balance is the sum of the voter's ledger entries at every moment,
 * also while this goes on, also if it ends half-way, and whatever votes, grants and payments come in between.
 *
 * (a) Read the profile. Every change of the credits raises its version.
 * (b) Give the balance up: in one transaction it becomes zero, on condition of that version, and the closing entry
 *     takes its opposite. From here on no paid vote finds a credit.
 * (c) Fold the ledger: in one transaction up to 98 entries go and their sum moves onto the closing entry, so that the
 *     sum over all of them stays what it was, and what they came to by month and kind is kept for statements. Entries
 *     never change, so what was read of them is true.
 * (d) Delete the profile and the closing entry together, on condition that the version is still that of (a) and (b):
 *     then no entry came that (c) did not see, and what goes sums to zero.
 *
 * Whatever refuses a step means that the credits changed in between: again from (a).
 */
import {
  closingWrites,
  foldingWrites,
  lastWrites,
  LEDGER_ENTRY,
  WRITES_OF_A_FOLD,
} from '../../model/credits';
import { closingEntryKey, LEDGER_PREFIX } from '../../model/keys';
import { read } from '../lib/dynamodb/items';
import { checkTime, untilDone } from './until-done';
import { inParts, WRITES_AT_ONCE, type VoterItems } from './voter-items';

/**
 * Repeatable. A balance below zero is forgiven.
 * @param endsAt on the clock of `performance.now()`.
 * @returns the credits that were given up: what others added in between is among them.
 * @throws UnfinishedError
 */
export async function closeBalance(items: VoterItems, userId: string, endsAt: number): Promise<number> {
  let givenUp = 0;
  const now = () => new Date().toISOString();
  const write = async (writes: Parameters<VoterItems['write']>[0]) =>
    (await items.write(writes)) === 'COMMITTED';

  await untilDone(endsAt, async () => {
    const { credits = 0, version } = (await items.profile(userId)) ?? {};
    let expected = version;
    if (credits !== 0) {
      if (!(await write(closingWrites(userId, { credits, version }, now())))) return false;
      givenUp += credits;
      expected = (version ?? 0) + 1;
    }
    return (await fold()) && write(lastWrites(userId, expected));
  });
  return givenUp;

  async function fold(): Promise<boolean> {
    const closing = closingEntryKey(userId).SK;
    for await (const page of items.pages(userId, LEDGER_PREFIX)) {
      const others = page.filter(({ SK }) => SK !== closing).map((item) => read(LEDGER_ENTRY, item));
      for (const part of inParts(others, WRITES_AT_ONCE - WRITES_OF_A_FOLD)) {
        checkTime(endsAt);
        if (!(await write(foldingWrites(userId, part, now())))) return false;
      }
    }
    return true;
  }
}
