import { thisTab } from '../../ui/storage/browser-storage';

/** Of one voting at a time: the one that somebody is about to vote in. */
const NAME = 'hustings.choice';

interface KeptChoice {
  votingId: string;
  optionId: string;
  /** Who chose; absent: a visitor, who may sign in next. */
  userId?: string | undefined;
}

/**
 * The option's id that was chosen here before a reload, a sign-in, or on the way to credits.
 * @param userId who asks; undefined: a visitor. A session that ended by itself keeps the choice on the page, but no
 * other voter sees it.
 */
export function keptChoice(votingId: string, userId: string | undefined): string | undefined {
  const kept = read();
  if (kept?.votingId !== votingId) return undefined;
  const isAnothers = kept.userId !== undefined && userId !== undefined && kept.userId !== userId;
  return isAnothers ? undefined : kept.optionId;
}

/** Keeps it in this tab. It is in no address: whom an address is sent to chooses for themselves. */
export function keepChoice(choice: KeptChoice): void {
  thisTab.set(NAME, JSON.stringify(choice));
}

/** The vote is cast, or somebody has signed out. */
export function forgetChoice(): void {
  thisTab.remove(NAME);
}

function read(): KeptChoice | undefined {
  try {
    return (JSON.parse(thisTab.get(NAME) ?? 'null') as KeptChoice | null) ?? undefined;
  } catch {
    return undefined;
  }
}
