import { SEARCH_LENGTH } from '../../../../model/limits';
import type { VotingAccess } from '../../../../schema/generated/types';
import type { VotingStatus } from '../../ui/voting/voting';

/** Free votings, paid ones or both. */
export type AccessChoice = VotingAccess | 'ALL';

/** Which part of the wall somebody looks at. It stands in the address, so that it can be shared and gone back to. */
export interface WallChoice {
  status: VotingStatus;
  /** Undefined when the address says nothing: then what was chosen last counts. */
  access: AccessChoice | undefined;
  /** Words that are searched for; empty: none. */
  search: string;
}

const parts: Record<string, VotingStatus> = { open: 'OPEN', upcoming: 'UPCOMING', past: 'CLOSED' };
const accesses: Record<string, AccessChoice> = { all: 'ALL', free: 'FREE', paid: 'PAID' };

/** The choice of this name in the browser's store; undefined for any other text. */
export function toAccessChoice(name: string | null): AccessChoice | undefined {
  return Object.values(accesses).find((choice) => choice === name);
}

/** Reads the choice from the address; what makes no sense counts as not chosen. */
export function readChoice(search: URLSearchParams): WallChoice {
  return {
    status: parts[search.get('show') ?? ''] ?? 'OPEN',
    access: accesses[search.get('access') ?? ''],
    search: (search.get('search') ?? '').trim().slice(0, SEARCH_LENGTH),
  };
}

/** Writes a choice as the query of an address; what everybody sees at first is left out. */
export function writeChoice({ status, access, search: words }: WallChoice): string {
  const search = new URLSearchParams();
  const part = Object.keys(parts).find((name) => parts[name] === status);
  if (part !== undefined && status !== 'OPEN') search.set('show', part);
  if (access !== undefined) search.set('access', access.toLowerCase());
  if (words !== '') search.set('search', words);
  const text = search.toString();
  return text === '' ? '/' : `/?${text}`;
}

/**
 * Free or paid votings as they are shown. The address goes before what was chosen last; paid ones alone, chosen
 * before they were hidden, would be nothing at all.
 * @param showPaid undefined as long as a voter's profile is not known.
 */
export function shownAccess(
  { access }: WallChoice,
  lastChosen: AccessChoice,
  showPaid: boolean | undefined,
): AccessChoice {
  return access ?? (lastChosen === 'PAID' && showPaid === false ? 'ALL' : lastChosen);
}
