import type { World } from '../voting/world';

/** Items that stay because they should: what each grows with. Everything else must not grow. */
export const KEPT: Readonly<Record<string, 'voting' | 'vote' | 'voter' | 'minute with votes' | 'act'>> = {
  'VOTING DEFINITION': 'voting',
  GATE: 'voting',
  'TALLY PUBLICATION': 'voting',
  'TALLY SLOT': 'voting',
  'USER VOTE': 'vote',
  'USER LEDGER': 'vote',
  'USER PROFILE': 'voter',
  'USER GRANT': 'act',
  SERIES: 'minute with votes',
  AUDIT: 'act',
};

/** The kind of an item, by the words of its keys. */
export function kindOf(partition: string, sort: string): string {
  const [first = ''] = partition.split('#');
  if (!['VOTING', 'TALLY', 'USER'].includes(first)) return first;
  return `${first} ${sort.split('#')[0]}`;
}

/** How many items there are of each kind. */
export function countKinds(world: World): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [partition, { sort }] of world.table.storage.all()) {
    const kind = kindOf(partition, sort);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}
