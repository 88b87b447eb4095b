import {
  PublicVotingByCodeDocument,
  PublicVotingDocument,
  VotingByCodeDocument,
  VotingDocument,
} from '../../../../schema/generated/operations';
import type { Voting } from '../../ui/voting/voting';
import { ApiError, toApiError } from '../api/api-error';
import { run } from '../api/client';
import type { Identity } from '../api/identity';
import { rememberVotings } from './known-votings';

const askedOnce = new Set<string>();
let ahead: { id: string; identity: Identity; asking: Promise<void> } | undefined;

/**
 * Fetches the voting that a join code leads to, and takes it in.
 * @returns its id.
 * @throws ApiError `CodeNotFound`, or what went wrong.
 */
export async function fetchVotingByCode(code: string, identity: Identity): Promise<string> {
  const { votingByCode } = await run<{ votingByCode: Voting }, { code: string }>(
    identity === 'voter' ? VotingByCodeDocument : PublicVotingByCodeDocument,
    { code },
    identity,
  );
  rememberVotings([votingByCode]);
  // A whole hall comes this way: its voting's page does not ask the same once more.
  ahead = { id: votingByCode.id, identity, asking: Promise.resolve() };
  return votingByCode.id;
}

/** Begins to fetch the voting that an address leads to, before its page is drawn. */
export function fetchVotingAhead(pathname: string): void {
  const [, id] = /^\/votings\/(\w+)/.exec(pathname) ?? [];
  if (id === undefined) return;
  ahead = { id, identity: 'public', asking: ask(id, 'public') };
  // The page waits for the same answer, and says what went wrong.
  ahead.asking.catch(() => undefined);
}

/**
 * Fetches a voting and takes it in.
 * @throws ApiError `VotingNotFound`, or what went wrong.
 */
export function fetchVoting(id: string, identity: Identity): Promise<void> {
  const begun = ahead?.id === id && ahead.identity === identity ? ahead.asking : undefined;
  // Good for the first who asks: those who ask again want to know what has happened since.
  ahead = undefined;
  return begun ?? ask(id, identity);
}

/** Fetches a voting of which only the title is wanted, unless somebody has asked for it before. */
export function fetchVotingOnce(id: string): void {
  if (askedOnce.has(id)) return;
  askedOnce.add(id);
  ask(id, 'voter').catch((thrown: unknown) => {
    if (toApiError(thrown).type !== 'VotingNotFound') askedOnce.delete(id);
  });
}

async function ask(id: string, identity: Identity): Promise<void> {
  const { voting } = await run<{ voting: Voting | null }, { id: string }>(
    identity === 'voter' ? VotingDocument : PublicVotingDocument,
    { id },
    identity,
  );
  if (voting === null) throw new ApiError('VotingNotFound', id);
  rememberVotings([voting]);
}
