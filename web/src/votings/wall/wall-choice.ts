import type { VotingAccess } from '../../../../schema/generated/operations';
import type { VotingStatus } from '../voting';

/** Which part of the wall somebody looks at. It stands in the address, so that it can be shared and gone back to. */
export interface WallChoice {
  status: VotingStatus;
  access: VotingAccess | undefined;
}

const parts: Record<string, VotingStatus> = { open: 'OPEN', upcoming: 'UPCOMING', past: 'CLOSED' };
const accesses: Record<string, VotingAccess> = { free: 'FREE', paid: 'PAID' };

/** Reads the choice from the address; what makes no sense counts as not chosen. */
export function readChoice(search: URLSearchParams): WallChoice {
  return {
    status: parts[search.get('show') ?? ''] ?? 'OPEN',
    access: accesses[search.get('access') ?? ''],
  };
}

/** Writes a choice as the query of an address; what everybody sees at first is left out. */
export function writeChoice({ status, access }: WallChoice): string {
  const search = new URLSearchParams();
  const part = Object.keys(parts).find((name) => parts[name] === status);
  if (part !== undefined && status !== 'OPEN') search.set('show', part);
  if (access !== undefined) search.set('access', access.toLowerCase());
  const text = search.toString();
  return text === '' ? '/' : `/?${text}`;
}
