/**
 * Adds to each entry the balance that it left, counting back from the balance now.
 * @param entries newest first, the newest being the last change there was.
 */
export function withBalances<Entry extends { credits: number }>(
  entries: readonly Entry[],
  balanceNow: number,
): (Entry & { balance: number })[] {
  let balance = balanceNow;
  return entries.map((entry) => {
    const left = { ...entry, balance };
    balance -= entry.credits;
    return left;
  });
}
