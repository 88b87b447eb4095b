import {
  BellDocument,
  MarkMessagesReadDocument,
  type MessageFieldsFragment,
} from '../../../../schema/generated/operations';
import { createStore } from '../../ui/store';
import { statusAt, type Voting } from '../../ui/voting/voting';
import { session, userOf } from '../account/session';
import type { ApiError } from '../api/api-error';
import { toApiError } from '../api/api-error';
import { run } from '../api/client';
import { fetchVoting } from './fetch-voting';
import { changesOfFollows, follows, rememberFollows } from './follows';
import { deletedVotings, knownVotings } from './known-votings';
import { knownProfile } from './profile';
import { tellTabs } from './tabs';

/** Something that the voter is told about a voting. */
export type Message = MessageFieldsFragment;

/** What the voter is told, as far as it is known. */
export interface KnownMessages {
  /** The first page, and what came live since: newest first. */
  items: readonly Message[];
  nextToken: string | null;
  /** Until when the voter has read it. */
  readUpTo: string;
  phase: 'loading' | 'ready' | 'failed';
  error?: ApiError;
}

/**
 * Over how long, in milliseconds, the browsers of all who follow a voting spread the question whether they have voted:
 * they are told at one instant, five minutes before the end.
 */
const ASK_SPREAD_MS = 15_000;

const NOTHING: KnownMessages = { items: [], nextToken: null, readUpTo: '', phase: 'loading' };

/** What the signed-in voter is told. */
export const messages = createStore<KnownMessages>(NOTHING);

/** The message that came live last. */
export const latestMessage = createStore<Message | undefined>(undefined);

let asked = 0;

/** Fetches what the voter is told, and what the voter follows. */
export async function fetchMessages(): Promise<void> {
  const question = ++asked;
  const knownFollows = changesOfFollows();
  try {
    const { me, messages: page } = await run(BellDocument, {}, 'voter');
    if (question !== asked) return;
    rememberFollows(me.follows, knownFollows);
    messages.set((known) => ({
      // What came live while the answer was on its way is not in it yet.
      items: joined(page.items, question === asked ? arrivedSince(known, page.items) : []),
      nextToken: page.nextToken,
      readUpTo: later(known.readUpTo, page.readUpTo ?? ''),
      phase: 'ready',
    }));
  } catch (thrown) {
    if (question === asked)
      messages.set((known) => ({ ...known, phase: 'failed', error: toApiError(thrown) }));
  }
}

/** Takes in a message that came live, if this voter is one of those it is for. It comes once, however often it is told. */
export async function takeMessage(message: Message): Promise<void> {
  if (isKnown(message) || !(await isForVoter(message)) || isKnown(message)) return;
  messages.set((known) => ({ ...known, items: joined(known.items, [message]) }));
  latestMessage.set(message);
}

/** Notes that what came until then was read, here at once, in other tabs, and for other devices. */
export async function markRead(upTo: string): Promise<void> {
  if (messages.get().readUpTo >= upTo) return;
  rememberRead(upTo);
  tellTabs({ readUpTo: upTo });
  await run(MarkMessagesReadDocument, { upTo }, 'voter').catch(() => undefined);
}

/** Takes in until when another tab has read. */
export function rememberRead(upTo: string): void {
  messages.set((known) => ({ ...known, readUpTo: later(known.readUpTo, upTo) }));
}

/** Forgets everything: the voter has signed out. */
export function forgetMessages(): void {
  asked += 1;
  messages.set(NOTHING);
  latestMessage.set(undefined);
}

/**
 * Whether a message is to be shown at an instant: it is before what it tells of, the voting is there and was not moved, and
 * there is still something to do.
 */
export function isShown(
  { kind, until, votingId }: Message,
  now: number,
  votings: ReadonlyMap<string, Voting>,
  deleted: ReadonlySet<string>,
): boolean {
  if (Date.parse(until) <= now || deleted.has(votingId)) return false;
  const voting = votings.get(votingId);
  if (voting === undefined || kind === 'UPDATE') return true;
  const instant = kind === 'REMINDER' ? voting.opensAt : voting.closesAt;
  if (Date.parse(instant) !== Date.parse(until)) return false;
  return kind === 'REMINDER' || (!voting.myVote && statusAt(voting, now) === 'OPEN');
}

/** The messages to show at an instant. */
export function shownMessages(items: readonly Message[], now: number): Message[] {
  return items.filter((message) => isShown(message, now, knownVotings.get(), deletedVotings.get()));
}

async function isForVoter({ kind, access, votingId }: Message): Promise<boolean> {
  const profile = knownProfile.get();
  if (access === 'PAID' && profile?.showPaidVotings === false) return false;
  if (kind === 'REMINDER') return profile?.reminders ?? true;
  if (kind === 'UPDATE') return profile?.updates ?? false;
  if (!follows.get().has(votingId)) return false;
  if (knownVotings.get().get(votingId)?.myVote) return false;
  const voter = userOf(session.get())?.id;
  await new Promise((resolve) => {
    setTimeout(resolve, Math.random() * ASK_SPREAD_MS);
  });
  // Whether the voter has voted may have been done elsewhere; if that cannot be told now, they are told once too often.
  await fetchVoting(votingId, 'voter').catch(() => undefined);
  return voter === userOf(session.get())?.id && !knownVotings.get().get(votingId)?.myVote;
}

function isKnown({ id }: Message): boolean {
  return messages.get().items.some((each) => each.id === id);
}

function arrivedSince(known: KnownMessages, page: readonly Message[]): Message[] {
  const newest = page[0]?.at ?? '';
  return known.items.filter(({ at, id }) => at > newest && !page.some((each) => each.id === id));
}

function joined(items: readonly Message[], more: readonly Message[]): Message[] {
  return [...items, ...more].sort((one, other) => (one.at < other.at ? 1 : -1));
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
