/** The tallies and the caller's own votes of a page of votings. */
import { tallyPublicationKey, voteKey, type Key } from '../../model/keys';
import { dependsOnVote, toldTally } from '../../model/results';
import { tallyOf, type Publication } from '../../model/tally';
import { isBar } from '../../model/people';
import type { VoteItem } from '../../model/vote';
import type { QueryVotingsArgs } from '../../schema/generated/types';
import type { BatchReadStash } from '../lib/batch-read';
import { callerId } from '../lib/caller';
import { toInstant } from '../lib/time';
import { withBallot } from '../votes/ballot';
import { pageFound, type ListingContext, type ListingStash, type Page } from './listing';
import type { VotingView } from './view';

/** What details are made from. */
export type Detail = (Publication | VoteItem) & Key;

/** What the steps of a list with details hand on. */
export type DetailsStash = ListingStash &
  /** What `tally` and `myVote` are read from. */
  BatchReadStash<Detail>;

type Ctx = ListingContext<unknown, QueryVotingsArgs | object, DetailsStash>;

/** What has to be read for the fields that are selected: nothing for votings of which it is known already. */
export function keysToRead(ctx: Ctx): Key[] {
  return (pageFound(ctx.stash)?.votings ?? []).flatMap((voting) => [
    ...publicationKeysOf(ctx, voting),
    ...voteKeysOf(ctx, voting),
  ]);
}

/**
 * The page with tallies and own votes; null when there is none to be found now. What could not be read is left out: the
 * resolvers of those fields read it then, as they do when a client gave the fields other names.
 */
export function pageWithDetails(ctx: Ctx): Page | null {
  const page = pageFound(ctx.stash);
  if (!page) return null;
  const items: Record<string, Detail> = {};
  for (const item of ctx.stash.read ?? []) items[nameOf(item)] = item;
  const unread: Record<string, boolean> = {};
  for (const key of ctx.stash.unread ?? []) unread[nameOf(key)] = true;
  const votings = page.votings.map((voting) => {
    const view = { ...voting };
    for (const key of voteKeysOf(ctx, voting)) {
      const vote = items[nameOf(key)] as VoteItem | undefined;
      if (!unread[nameOf(key)]) view.myVote = vote && !isBar(vote) ? withBallot(vote) : null;
    }
    const at = toInstant(ctx.stash.time);
    const isVoteMissing = dependsOnVote(voting, at) && !Object.hasOwn(view, 'myVote');
    for (const key of publicationKeysOf(ctx, voting)) {
      const tally = tallyOf(voting, items[nameOf(key)] as Publication | undefined);
      if (!unread[nameOf(key)] && !isVoteMissing)
        view.tally = toldTally(voting, tally, at, view.myVote ? true : false);
    }
    return view;
  });
  return { votings, nextToken: page.nextToken };
}

function publicationKeysOf(ctx: Ctx, voting: VotingView): Key[] {
  if (voting.tally || ctx.info.selectionSetList.indexOf('items/tally') < 0) return [];
  return [tallyPublicationKey(voting.id)];
}

function voteKeysOf(ctx: Ctx, voting: VotingView): Key[] {
  const voter = callerId(ctx.identity);
  if (!voter || Object.hasOwn(voting, 'myVote')) return [];
  const decidesTally =
    dependsOnVote(voting, toInstant(ctx.stash.time)) && publicationKeysOf(ctx, voting).length > 0;
  return decidesTally || ctx.info.selectionSetList.indexOf('items/myVote') >= 0
    ? [voteKey(voter, voting.id)]
    : [];
}

function nameOf(key: Key): string {
  return `${key.PK}/${key.SK}`;
}
