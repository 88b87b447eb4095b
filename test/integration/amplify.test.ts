import { confirmSignUp, fetchAuthSession, getCurrentUser, signIn, signOut, signUp } from 'aws-amplify/auth';
import { generateClient, type GraphQLResult } from 'aws-amplify/api';
import { Hub } from 'aws-amplify/utils';
import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';
import {
  CastVoteDocument,
  MyVotesDocument,
  OnEveryTallyDocument,
  OnTallyDocument,
  VotingsDocument,
  VotingDocument,
  type TallyFieldsFragment,
} from '../../schema/generated/operations';
import { configureAmplify, confirmationCode, organiserAccount, signedIn } from '../support/clients';
import { clearVotings, createVoting, eventually, type TestVoting } from '../support/votings';

// Node 20 has no WebSocket of its own; Amplify takes the global one.
globalThis.WebSocket = WebSocket as unknown as typeof globalThis.WebSocket;

const client = generateClient();

interface Refused {
  errors: { errorType: string; errorInfo: Record<string, unknown>; message: string }[];
}

async function run<Data>(query: unknown, variables: Record<string, unknown> = {}): Promise<Data> {
  const result = (await client.graphql({
    query: String(query),
    variables: variables as never,
  })) as GraphQLResult<Data>;
  return result.data;
}

describe('A voter with the real Amplify client', () => {
  const email = `amplify-${randomUUID()}@example.com`;
  const password = 'Correct-horse-9';
  let voting: TestVoting;

  beforeAll(async () => {
    await configureAmplify();
    const organiser = await signedIn(organiserAccount);
    await clearVotings(organiser);
    voting = await createVoting(organiser, { title: 'Amplify voting' });
  });

  afterAll(() => signOut());

  it('signs up, confirms the e-mail address and signs in', async () => {
    const { nextStep } = await signUp({ username: email, password, options: { userAttributes: { email } } });
    expect(nextStep.signUpStep).toBe('CONFIRM_SIGN_UP');

    const confirmed = await confirmSignUp({
      username: email,
      confirmationCode: await confirmationCode(email),
    });
    expect(confirmed.isSignUpComplete).toBe(true);

    const { isSignedIn } = await signIn({
      username: email,
      password,
      options: { authFlowType: 'USER_PASSWORD_AUTH' },
    });
    expect(isSignedIn).toBe(true);
    expect((await getCurrentUser()).userId).toBe((await fetchAuthSession()).userSub);
  });

  it('finds the voting in the list, votes once, and sees the tally move live', async () => {
    const tallies: TallyFieldsFragment[] = [];
    const everyTally: TallyFieldsFragment[] = [];
    const begun = subscriptionsBegun(2);
    const stop = [
      listen(OnTallyDocument, { votingId: voting.id }, tallies),
      listen(OnEveryTallyDocument, {}, everyTally),
    ];
    await begun;

    const { votings } = await run<{ votings: { items: { id: string; myVote: unknown }[] } }>(VotingsDocument);
    expect(votings.items.find(({ id }) => id === voting.id)).toMatchObject({ myVote: null });

    const choice = voting.options[1]!.id;
    const { castVote: receipt } = await run<{ castVote: { castAt: string } }>(CastVoteDocument, {
      input: { votingId: voting.id, optionId: choice },
    });
    expect(receipt).toMatchObject({ votingId: voting.id, optionId: choice, creditsSpent: 0 });

    const again = run(CastVoteDocument, { input: { votingId: voting.id, optionId: voting.options[0]!.id } });
    const { errors } = await again.then(
      () => ({ errors: [] }),
      (refused: unknown) => refused as Refused,
    );
    expect(errors[0]).toMatchObject({
      errorType: 'AlreadyVoted',
      errorInfo: { votingId: voting.id, optionId: choice, castAt: receipt.castAt },
    });

    for (const arrived of [tallies, everyTally]) {
      const seen = await eventually(
        'the tally on onTally',
        () => arrived.find(({ votingId }) => votingId === voting.id),
        (tally) => tally !== undefined,
      );
      expect(seen).toMatchObject({ total: 1, final: false });
      expect(seen?.counts.map(({ votes }) => votes)).toEqual([0, 1, 0]);
    }
    stop.forEach((end) => {
      end();
    });
  });

  it('sees the vote in the voting and in the history', async () => {
    const { voting: seen } = await run<{ voting: { myVote: unknown; tally: unknown } }>(VotingDocument, {
      id: voting.id,
    });
    expect(seen.myVote).toMatchObject({ optionId: voting.options[1]!.id });

    const { me } = await run<{ me: { votes: { items: unknown[] } } }>(MyVotesDocument);
    expect(me.votes.items).toMatchObject([{ votingId: voting.id, optionId: voting.options[1]!.id }]);
  });
});

/** Waits until the server has acknowledged so many subscriptions. */
function subscriptionsBegun(count: number): Promise<void> {
  return new Promise((resolve) => {
    let acknowledged = 0;
    const stop = Hub.listen('api', ({ payload: { event } }) => {
      if (event === 'Subscription ack') acknowledged += 1;
      if (acknowledged < count) return;
      stop();
      resolve();
    });
  });
}

function listen(query: unknown, variables: Record<string, unknown>, into: TallyFieldsFragment[]): () => void {
  const observable = client.graphql({ query: String(query), variables }) as unknown as {
    subscribe(observer: { next(message: { data: { onTally: TallyFieldsFragment } }): void }): {
      unsubscribe(): void;
    };
  };
  const subscription = observable.subscribe({
    next: ({ data }) => {
      into.push(data.onTally);
    },
  });
  return () => {
    subscription.unsubscribe();
  };
}
