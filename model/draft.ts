/**
 * Votings that are being written. A draft is kept apart from the votings, under a key of its own, so that whatever reads
 * votings for voters does not find it. It has no gates, no join code and no place in the schedule. Its instants are empty
 * texts as long as nobody has set them. Pure and APPSYNC_JS-safe.
 */
import { DRAFT_KIND, draftKey } from './keys';
import { openingOf, type VotingDefinition } from './voting';
import { IF_ABSENT, ifVersion, put, remove, type Write } from './writes';

/**
 * In the id of what began as a draft, in the place of some of its chance. Subscriptions are filtered by what a mutation
 * selected: so an id alone tells that it may be a draft's (docs/decisions/0041).
 */
export const DRAFT_MARK = 'ZZZZZZ';

/** The id of a new draft. @param ulid it is one, too. */
export function draftIdFrom(ulid: string): string {
  return `${ulid.slice(0, 20)}${DRAFT_MARK}`;
}

/** A draft as it is stored: all of it below one attribute, so that its `access` puts it into no list of votings. */
export type DraftItem = { voting: VotingDefinition; version: number; kind: string; opening: string };

/** The draft in an item. */
export function draftIn(item: DraftItem | null | undefined): VotingDefinition | null {
  return item ? item.voting : null;
}

/** Writes a draft that is new, or in the place of the one that was read. */
export function draftWrite(voting: VotingDefinition, current: VotingDefinition | null): Write {
  const { createdAt, id, version } = voting;
  const item: DraftItem = { voting, version, kind: DRAFT_KIND, opening: openingOf(id, createdAt) };
  return put(draftKey(id), item, current ? ifVersion(current.version) : IF_ABSENT);
}

/** Deletes the draft that was read. */
export function draftDeletion({ id, version }: VotingDefinition): Write {
  return remove(draftKey(id), ifVersion(version));
}
