/** Which messages a voter is told, and what has to be read to tell. */
import type { Context } from '@aws-appsync/utils';
import { followKey, voteKey, votingKey, type Key } from '../../model/keys';
import { isStillSo, type Message } from '../../model/message';
import { isBar } from '../../model/people';
import { wantsReminders, wantsUpdates, type ProfileItem } from '../../model/profile';
import { definitionIn, type VotingItem } from '../../model/voting';
import type { Message as MessageView, QueryMessagesArgs } from '../../schema/generated/types';
import type { BatchReadStash } from '../lib/batch-read';
import { voterId } from '../lib/caller';
import { messageView } from './view';

/** What the steps of `messages` hand on. */
export type MessagesStash = BatchReadStash<Key & object> & {
  /** The instant that the page is of. */
  now: string;
  pageSize: number;
  profile: ProfileItem | null;
  moments: Message[];
  updates: Message[];
  nextToken: string | null;
};

/** The context of a step of `messages`. */
export type MessagesContext<TResult = unknown> = Context<
  QueryMessagesArgs,
  MessagesStash,
  undefined,
  undefined,
  TResult
>;

/** Everything that the messages of the page depend on: their votings, and of alerts who follows and has voted. */
export function keysToRead(ctx: MessagesContext): Key[] {
  const voter = voterId(ctx.identity);
  const seen: Record<string, boolean> = {};
  const keys: Key[] = [];
  for (const { message, votingId } of candidates(ctx.stash)) {
    if (!seen[votingId]) keys.push(votingKey(votingId));
    seen[votingId] = true;
    if (message === 'ENDING') {
      keys.push(followKey(voter, votingId));
      keys.push(voteKey(voter, votingId));
    }
  }
  return keys;
}

/** The page, once everything was read: newest first. */
export function ownMessages(ctx: MessagesContext): MessageView[] {
  const voter = voterId(ctx.identity);
  const items: Record<string, object> = {};
  for (const item of ctx.stash.read ?? []) items[nameOf(item)] = item;
  const found = (key: Key): object | undefined => items[nameOf(key)];
  const { profile } = ctx.stash;
  const hidesPaid = profile?.showPaidVotings === false;
  return candidates(ctx.stash).flatMap((message) => {
    const voting = definitionIn(found(votingKey(message.votingId)) as VotingItem | undefined);
    // Deleted, or moved since: what was told of it is not so any longer.
    if (!voting || !isStillSo(message, voting)) return [];
    if (hidesPaid && voting.access === 'PAID') return [];
    if (message.message === 'ENDING') {
      const vote = found(voteKey(voter, voting.id));
      if (!found(followKey(voter, voting.id)) || (vote && !isBar(vote))) return [];
    }
    return [messageView(message, voting)];
  });
}

/** The messages of the page that the voter wants, as far as the profile says. */
function candidates({ moments, updates, profile }: MessagesStash): Message[] {
  const wanted = moments.filter(({ message }) => message === 'ENDING' || wantsReminders(profile));
  return [...wanted, ...(wantsUpdates(profile) ? updates : [])];
}

function nameOf(key: Key): string {
  return `${key.PK}/${key.SK}`;
}
