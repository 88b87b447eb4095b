import { newVoters, type Caller } from './clients';
import { subscribe, type Subscription } from './subscription';
import { castVoteMutation, createVoting, eventually, inSeconds, type TestVoting } from './votings';

/** A message, as tests ask for it. */
export interface TestMessage {
  id: string;
  kind: string;
  votingId: string;
  title: string;
  at: string;
  text: string | null;
}

const fields = 'id kind votingId title access at until text';

/** What somebody is told. */
export async function messagesOf(voter: Caller): Promise<{ items: TestMessage[]; readUpTo: string | null }> {
  const { messages } = await voter.expect<{
    messages: { items: TestMessage[]; readUpTo: string | null };
  }>(`query { messages { items { ${fields} } readUpTo nextToken } }`);
  return messages;
}

/** Sends an update, as an organiser. */
export const sendUpdateMutation = `mutation($input: SendUpdateInput!) { sendUpdate(input: $input) { ${fields} } }`;

/** Changes a profile. */
export function choose(voter: Caller, input: object): Promise<unknown> {
  return voter.expect('mutation($input: UpdateProfileInput!) { updateProfile(input: $input) { id } }', {
    input,
  });
}

/** Votings that are told of within a minute, and people who are told of them. */
export interface Told {
  live: Subscription<{ onMessage: TestMessage }>;
  opening: TestVoting;
  paid: TestVoting;
  closing: TestVoting;
  /** Follows what closes. */
  follower: Caller;
  /** Follows it, too, and has voted. */
  voter: Caller;
  /** Wants no reminders, and follows nothing. */
  quiet: Caller;
  /** Wants paid votings not to be listed. */
  thrifty: Caller;
  /** What each of them is told once all is told, before the moments are over. */
  lists: Promise<Record<'follower' | 'voter' | 'quiet' | 'thrifty', string[]>>;
}

/** What somebody is told, in words. */
export async function toldTo(voter: Caller): Promise<string[]> {
  return (await messagesOf(voter)).items.map(({ kind, title }) => `${kind} ${title}`).sort();
}

/** Makes votings whose moments have come, so that they are told by the time that other things are looked at. */
export async function beginTelling(organiser: Caller): Promise<Told> {
  const [follower, voter, quiet, thrifty] = (await newVoters(4)) as [Caller, Caller, Caller, Caller];
  const live = await subscribe<{ onMessage: TestMessage }>(
    `subscription { onMessage { ${fields} } }`,
    {},
    { token: follower.token },
  );
  await choose(quiet, { reminders: false });
  await choose(thrifty, { showPaidVotings: false });
  await choose(follower, { updates: true });
  const soon = { opensAt: inSeconds(840), closesAt: inSeconds(7200) };
  const opening = await createVoting(organiser, { title: 'Opens soon', ...soon });
  const paid = await createVoting(organiser, { title: 'Opens soon and costs', access: 'PAID', ...soon });
  const closing = await createVoting(organiser, { title: 'Closes soon', closesAt: inSeconds(290) });
  for (const one of [follower, voter])
    await one.expect('mutation($id: ID!) { followVoting(votingId: $id) { following } }', { id: closing.id });
  await voter.expect(castVoteMutation, {
    input: { votingId: closing.id, optionId: closing.options[0]!.id },
  });
  const look = async (): Told['lists'] => {
    await eventually(
      'all of it in the list',
      () => toldTo(follower),
      (each) => each.length >= 3,
    );
    const [followers, voters, quiets, thriftys] = await Promise.all(
      [follower, voter, quiet, thrifty].map(toldTo),
    );
    return { follower: followers!, voter: voters!, quiet: quiets!, thrifty: thriftys! };
  };
  const lists = look();
  lists.catch(() => undefined);
  return { live, opening, paid, closing, follower, voter, quiet, thrifty, lists };
}
