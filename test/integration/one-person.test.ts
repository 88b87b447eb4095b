import { DeleteUserCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { randomUUID } from 'node:crypto';
import { audit } from '../../scripts/audit/audit';
import {
  beginSignUp,
  confirmationCode,
  organiserAccount,
  poolCall,
  readConfig,
  signedIn,
  signUp,
  stackUrl,
  tokensOf,
  voterWith,
  type Account,
  type Caller,
} from '../support/clients';
import { readFacts, tableClient } from '../support/payments';
import {
  clearVotings,
  createVoting,
  eventually,
  grant,
  readTally,
  vote,
  type TestVoting,
} from '../support/votings';

const password = 'Correct-horse-9';
const deletion = 'mutation { deleteAccount { id } }';
const myVoteQuery = 'query($id: ID!) { voting(id: $id) { myVote { optionId castAt creditsSpent } } }';

let organiser: Caller;
let free: TestVoting;
let paid: TestVoting;

beforeAll(async () => {
  organiser = await signedIn(organiserAccount);
  await clearVotings(organiser);
  free = await createVoting(organiser);
  paid = await createVoting(organiser, { access: 'PAID' });
});

const newName = () => `p${randomUUID().slice(0, 12)}`;
const errorOf = async (answer: ReturnType<typeof vote>) => (await answer).errors[0];

/** How an account may go: by our own mutation, or past us, at the user pool itself. */
const endings: [string, (account: Account, voter: Caller) => Promise<void>][] = [
  [
    'deleteAccount',
    async (_account, voter) => {
      await voter.expect(deletion);
    },
  ],
  [
    "the user pool's DeleteUser",
    async (account) => {
      const { userPoolEndpoint } = (await readConfig(stackUrl())).Auth.Cognito;
      const client = new CognitoIdentityProviderClient({
        endpoint: userPoolEndpoint,
        region: 'us-east-1',
        credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
      });
      await client.send(new DeleteUserCommand({ AccessToken: (await tokensOf(account)).AccessToken }));
      client.destroy();
    },
  ],
];

describe.each(endings)('A mailbox whose account went by %s', (_way, end) => {
  it('is the same voter again, round after round, under each spelling', async () => {
    const before = (await readTally(organiser, free.id)).total;
    const name = newName();
    const spellings = [`${name}@example.com`, `${name.toUpperCase()}@Example.com`, `${name}+two@example.com`];
    const first = { email: spellings[0]!, password };
    let voter = await voterWith(first);
    const { data } = await vote(voter, free, 1);
    await grant(organiser, voter, 2);
    await vote(voter, paid, 2);
    const tokens = [voter];
    await end(first, voter);

    for (const email of spellings) {
      const account = { email, password };
      voter = await voterWith(account);
      expect(tokens.map(({ userId }) => userId)).not.toContain(voter.userId);
      const { voting } = await voter.expect<{ voting: { myVote: object } }>(myVoteQuery, { id: free.id });
      expect(voting.myVote).toEqual({
        optionId: free.options[1]!.id,
        castAt: data!.castVote.castAt,
        creditsSpent: 0,
      });
      expect(await errorOf(vote(voter, free))).toMatchObject({
        errorType: 'AlreadyVoted',
        errorInfo: { optionId: free.options[1]!.id, castAt: data!.castVote.castAt },
      });
      expect(await errorOf(vote(voter, paid))).toMatchObject({ errorType: 'AlreadyVoted' });
      tokens.push(voter);
      // Tokens that outlived their accounts do nothing.
      for (const old of tokens.slice(0, -1)) {
        const error = await errorOf(vote(old, free));
        expect(error?.errorType).toMatch(/^(AlreadyVoted|AccountDeleted)$/);
      }
      await end(account, voter);
    }

    await eventually(
      'the one vote',
      () => readTally(organiser, free.id),
      ({ total }) => total > before,
    );
    const facts = await readFacts();
    const client = tableClient(facts);
    expect(await audit({ client, tableName: facts.tableName }, free.id)).toMatchObject({
      votes: before + 1,
      differences: [],
    });
    client.destroy();
  });
});

describe('Tokens of a deleted account', () => {
  it('vote neither in votings that were open nor in those that open later', async () => {
    const account = { email: `${newName()}@example.com`, password };
    const voter = await voterWith(account);
    await voter.expect(deletion);
    const later = await createVoting(organiser);
    const witness = await voterWith({ email: `${newName()}@example.com`, password });

    for (const voting of [free, paid, later])
      expect(await errorOf(vote(voter, voting))).toMatchObject({ errorType: 'AccountDeleted' });
    expect((await vote(witness, later)).errors).toEqual([]);
    const { errors } = await voter.run('mutation { updateProfile(input: { displayName: "Nobody" }) { id } }');
    expect(errors[0]).toMatchObject({ errorType: 'AccountDeleted' });
  });
});

describe('Two spellings of one mailbox', () => {
  it.each([
    ['name@example.com', 'name+more@example.com'],
    ['na.me@gmail.com', 'name@googlemail.com'],
    ['name@proton.me', 'na-me@pm.me'],
    ['name@me.com', 'name+x@icloud.com'],
  ])('have one account, and are told so: %s, %s', async (one, other) => {
    const unique = newName();
    const [first, second] = [one, other].map((email) => email.replace(/^n/, `${unique}n`));
    await signUp({ email: first!, password });

    await expect(signUp({ email: second!, password })).rejects.toThrow('This mailbox has an account already');
  });

  it('have one account when both are confirmed at once', async () => {
    const name = newName();
    const emails = ['', '+a', '+b', '+c'].map((part) => `${name}${part}@example.com`);
    for (const email of emails) await beginSignUp({ email, password });
    const codes = await Promise.all(emails.map((email) => confirmationCode(email)));
    await Promise.allSettled(
      emails.map((email, place) =>
        poolCall('ConfirmSignUp', { Username: email, ConfirmationCode: codes[place]! }),
      ),
    );
    const signIns = await Promise.allSettled(emails.map((email) => tokensOf({ email, password })));

    const refused = signIns.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    expect(refused).toHaveLength(3);
    for (const { reason } of refused) expect(String(reason)).toContain('(MailboxTaken)');
  });

  it('are two people where the provider says so', async () => {
    const name = newName();
    await voterWith({ email: `${name}.x@example.com`, password });
    await voterWith({ email: `${name}x@example.com`, password });
  });
});

describe('Somebody who signs up with the address of another', () => {
  const attackers = 'Attackers-own-1';

  it('is out when the owner of the mailbox asks for a new code', async () => {
    const email = `${newName()}@example.com`;
    await beginSignUp({ email, password: attackers });
    await poolCall('ResendConfirmationCode', { Username: email });
    await poolCall('ConfirmSignUp', { Username: email, ConfirmationCode: await confirmationCode(email) });

    await expect(tokensOf({ email, password: attackers })).rejects.toThrow('Incorrect username or password');

    await poolCall('ForgotPassword', { Username: email });
    await poolCall('ConfirmForgotPassword', {
      Username: email,
      ConfirmationCode: await confirmationCode(email),
      Password: password,
    });
    expect(await tokensOf({ email, password })).toHaveProperty('AccessToken');
  });

  it('is out when the owner of the mailbox signs up', async () => {
    const email = `${newName()}@example.com`;
    const theirs = await beginSignUp({ email, password: attackers });
    const old = await confirmationCode(email);
    const UserSub = await beginSignUp({ email, password });
    expect(UserSub).not.toBe(theirs);
    if (old !== (await confirmationCode(email)))
      await expect(poolCall('ConfirmSignUp', { Username: email, ConfirmationCode: old })).rejects.toThrow();
    await poolCall('ConfirmSignUp', { Username: UserSub, ConfirmationCode: await confirmationCode(email) });

    expect(await tokensOf({ email, password })).toHaveProperty('AccessToken');
    await expect(tokensOf({ email, password: attackers })).rejects.toThrow('Incorrect username or password');
  });

  it('is out when signing up again behind the back of the owner', async () => {
    const email = `${newName()}@example.com`;
    const UserSub = await beginSignUp({ email, password });
    await beginSignUp({ email, password: attackers });

    // The owner confirms the sign-up with the owner's own password, and that one is gone.
    await expect(
      poolCall('ConfirmSignUp', { Username: UserSub, ConfirmationCode: await confirmationCode(email) }),
    ).rejects.toThrow();
  });
});

describe('An address change', () => {
  it('counts once it is verified, and makes nobody a second voter', async () => {
    const [from, to] = [`${newName()}@example.com`, `${newName()}@example.com`];
    const mover = await voterWith({ email: from, password });
    await vote(mover, free);
    const { AccessToken } = await tokensOf({ email: from, password });
    await poolCall('UpdateUserAttributes', { AccessToken, UserAttributes: [{ Name: 'email', Value: to }] });
    await expect(tokensOf({ email: to, password })).rejects.toThrow();
    await poolCall('VerifyUserAttribute', {
      AccessToken,
      AttributeName: 'email',
      Code: await confirmationCode(to),
    });

    const again = await voterWith({ email: from, password });
    expect(await errorOf(vote(again, free))).toMatchObject({ errorType: 'AlreadyVoted' });
    const moved = await signedIn({ email: to, password });
    expect(await errorOf(vote(moved, free))).toMatchObject({ errorType: 'AlreadyVoted' });
  });

  it.each(['name', 'email_verified', 'phone_number'])(
    'is all that a client may write, not %s',
    async (Name) => {
      const email = `${newName()}@example.com`;
      await voterWith({ email, password });
      const { AccessToken } = await tokensOf({ email, password });
      await expect(
        poolCall('UpdateUserAttributes', { AccessToken, UserAttributes: [{ Name, Value: 'true' }] }),
      ).rejects.toThrow('unauthorized attribute');
    },
  );
});

describe('A voting for some', () => {
  const invite = (votingId: string, addresses: string[], by = organiser) =>
    by.run<{ inviteVoters: object }>(
      'mutation($input: InviteVotersInput!) { inviteVoters(input: $input) { invited refused } }',
      { input: { votingId, addresses } },
    );

  it('takes votes from addresses of its domains, and from nobody else', async () => {
    const voting = await createVoting(organiser, { voters: { domains: ['Members.example'] } });
    const member = await voterWith({ email: `${newName()}@members.example`, password });
    const others = [
      `${newName()}@example.com`,
      `${newName()}@sub.members.example`,
      `x${newName()}@notmembers.example`,
    ];

    expect((await vote(member, voting)).errors).toEqual([]);
    for (const email of others) {
      const error = await errorOf(vote(await voterWith({ email, password }), voting));
      expect(error).toMatchObject({ errorType: 'NotEligible' });
      expect(error!.message).toContain('members.example');
    }
    const { voting: seen } = await member.expect<{ voting: object }>(
      'query($id: ID!) { voting(id: $id) { voters { domains invitedOnly } } }',
      { id: voting.id },
    );
    expect(seen).toEqual({ voters: { domains: ['members.example'], invitedOnly: false } });
  });

  it('takes votes from mailboxes that are invited, under each spelling', async () => {
    const voting = await createVoting(organiser, {
      access: 'PAID',
      voters: { invitedOnly: true, domains: ['members.example'] },
    });
    const name = newName();
    const guest = await voterWith({ email: `${name}+votes@example.com`, password });
    await grant(organiser, guest, 1);
    expect(await errorOf(vote(guest, voting))).toMatchObject({ errorType: 'NotEligible' });

    for (let again = 0; again < 2; again += 1)
      expect(
        (await invite(voting.id, [`${name.toUpperCase()}@Example.com`, `${name}@example.com`, 'nobody']))
          .data,
      ).toEqual({
        inviteVoters: { invited: 1, refused: ['nobody'] },
      });
    expect((await vote(guest, voting)).errors).toEqual([]);
    const asked = 'query($id: ID!) { voting(id: $id) { invited } }';
    const ofInvited = await createVoting(organiser, { voters: { invitedOnly: true } });
    await invite(ofInvited.id, [`${name}@example.com`, 'other@example.com']);
    expect(await organiser.expect(asked, { id: ofInvited.id })).toEqual({ voting: { invited: 2 } });
    expect((await guest.run(asked, { id: ofInvited.id })).errors[0]?.errorType).toBe('Unauthorized');
    expect((await invite(voting.id, ['a@example.com'], guest)).errors[0]?.errorType).toBe('Unauthorized');
    expect((await invite(free.id, ['a@example.com'])).errors[0]).toMatchObject({
      errorType: 'InvalidInput',
      errorInfo: { field: 'votingId' },
    });
  });

  it.each(['', 'com', '@example.com', 'exa mple.com', 'example..com', `${'a'.repeat(250)}.com`])(
    'names no such domain: %j',
    async (domain) => {
      await expect(createVoting(organiser, { voters: { domains: [domain] } })).rejects.toThrow(
        'is no domain',
      );
    },
  );
});
