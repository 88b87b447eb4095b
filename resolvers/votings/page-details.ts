/** The tallies and the caller's own votes of a page of votings. */
import { TALLY_SLOTS, tallySlotKey, voteKey, type Key } from '../../model/keys';
import { tallyFrom, type TallySlot } from '../../model/tally';
import type { VoteItem } from '../../model/vote';
import { callerId } from '../lib/caller';
import type { ListingContext } from './listing';
import type { VotingView } from './view';

/** What has to be read for the fields that are selected: nothing for votings of which it is known already. */
export function keysToRead(ctx: ListingContext): Key[] {
  return (ctx.stash.votings ?? []).flatMap((voting) => {
    const vote = voteKeyOf(ctx, voting);
    return [...slotKeysOf(ctx, voting), ...(vote ? [vote] : [])];
  });
}

/**
 * The page with tallies and own votes. What could not be read is left out: the resolvers of those fields read it
 * then, as they do when a client gave the fields other names.
 */
export function pageWithDetails(ctx: ListingContext): VotingView[] {
  const items: Record<string, (TallySlot | VoteItem) & Key> = {};
  for (const item of ctx.stash.read) items[nameOf(item)] = item;
  const unread: Record<string, boolean> = {};
  for (const key of ctx.stash.unread ?? []) unread[nameOf(key)] = true;
  return (ctx.stash.votings ?? []).map((voting) => {
    const view = { ...voting };
    const slots = slotKeysOf(ctx, voting).map((key) => nameOf(key));
    if (slots.length > 0 && !slots.some((name) => unread[name])) {
      const found = slots.flatMap((name) => items[name] ?? []);
      view.tally = tallyFrom(voting, found as unknown as TallySlot[]);
    }
    const vote = voteKeyOf(ctx, voting);
    if (vote && !unread[nameOf(vote)]) view.myVote = (items[nameOf(vote)] as VoteItem | undefined) ?? null;
    return view;
  });
}

function slotKeysOf(ctx: ListingContext, voting: VotingView): Key[] {
  if (voting.tally || ctx.info.selectionSetList.indexOf('items/tally') < 0) return [];
  return TALLY_SLOTS.map((slot) => tallySlotKey(voting.id, slot));
}

function voteKeyOf(ctx: ListingContext, voting: VotingView): Key | null {
  const voter = callerId(ctx.identity);
  if (!voter || Object.hasOwn(voting, 'myVote')) return null;
  return ctx.info.selectionSetList.indexOf('items/myVote') < 0 ? null : voteKey(voter, voting.id);
}

function nameOf(key: Key): string {
  return `${key.PK}/${key.SK}`;
}
