import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { createECDH, randomBytes, randomUUID } from 'node:crypto';
import { fromItem } from '../../functions/lib/dynamodb/attributes';
import { AddPushDeviceDocument } from '../../schema/generated/operations';
import { audit } from '../../scripts/audit/audit';
import {
  freshAccount,
  holderOf,
  newVoter,
  organiserAccount,
  publicCaller,
  refresh,
  signedIn,
  signUp,
  tokensOf,
  type Account,
  type Caller,
} from '../support/clients';
import { sendUpdateMutation } from '../support/messages';
import {
  call,
  control,
  createCheckout,
  paymentOf,
  press,
  readAccount,
  readFacts,
  tableClient,
} from '../support/payments';
import {
  clearVotings,
  createVoting,
  eventually,
  grant,
  readTally,
  vote,
  type TestVoting,
} from '../support/votings';

const deletion = 'mutation { deleteAccount { id credits } }';

type Deleted = { deleteAccount: { id: string; credits: number } };
type Item = Record<string, unknown> & { SK: string };

/** Everything that the table has of a voter. */
const itemsOf = (userId: string): Promise<Item[]> => itemsIn(`USER#${userId}`);

async function itemsIn(partition: string): Promise<Item[]> {
  const facts = await readFacts();
  const dynamodb = tableClient(facts);
  const { Items = [] } = await dynamodb.send(
    new QueryCommand({
      TableName: facts.tableName,
      ConsistentRead: true,
      KeyConditionExpression: 'PK = :user',
      ExpressionAttributeValues: { ':user': { S: partition } },
    }),
  );
  dynamodb.destroy();
  return Items.map((item) => fromItem(item) as Item);
}

const sortKeysOf = async (userId: string) => (await itemsOf(userId)).map(({ SK }) => SK);

/** What is there to stay: checkouts whose page was open go by themselves, thirty days later. */
const staying = (items: Item[]) =>
  items.filter(({ SK, expiresAt }) => expiresAt === undefined || SK === 'CLOSURE').map(({ SK }) => SK);

async function newAccount(): Promise<Account> {
  const account = freshAccount('gone');
  await signUp(account);
  return account;
}

/** Has messages sent to a device, at an address of a push service that is nowhere. */
async function addDevice(voter: Caller): Promise<void> {
  const pair = createECDH('prime256v1');
  const input = {
    endpoint: `https://nowhere.push.services.mozilla.com/${randomUUID()}`,
    p256dh: pair.generateKeys('base64url'),
    auth: randomBytes(16).toString('base64url'),
    language: 'en',
  };
  await voter.expect(String(AddPushDeviceDocument), { input });
}

let organiser: Caller;
let free: TestVoting;
let paid: TestVoting;

const buy = async (voter: Caller) => {
  const checkout = await createCheckout(voter, 'STRIPE', { idempotencyKey: randomUUID() });
  await press(checkout, 'pay');
  await eventually(
    'the credits',
    () => readAccount(voter),
    ({ credits }) => credits >= checkout.pack.credits,
  );
  return checkout;
};

beforeAll(async () => {
  organiser = await signedIn(organiserAccount);
  await clearVotings(organiser);
  free = await createVoting(organiser);
  paid = await createVoting(organiser, { access: 'PAID' });
});

it('A device of a voter is gone through when an update is sent', async () => {
  const voter = await newVoter();
  await addDevice(voter);
  await voter.expect('mutation { updateProfile(input: { updates: true }) { id } }');
  await organiser.expect(sendUpdateMutation, { input: { votingId: free.id, text: 'Bring a pen.' } });
  const [progress] = await eventually(
    'the end of sending',
    async () => (await itemsIn(`MESSAGE#${free.id}`)).filter(({ SK }) => SK.startsWith('PUSH#UPDATE#')),
    ([item]) => item?.['finishedAt'] !== undefined,
  );
  // It goes through voters by their ids: at least as far as this one.
  expect(String(progress!['upTo']) >= voter.userId).toBe(true);
});

describe.each(['AccessToken', 'IdToken'] as const)('A voter who deletes the account by %s', (kind) => {
  it('leaves votes and records of payments, and can sign in no more', async () => {
    const account = await newAccount();
    const tokens = await tokensOf(account);
    const voter = holderOf(tokens[kind]);
    const other = await newVoter();
    await grant(organiser, other, 4);
    await vote(other, paid);
    const others = await itemsOf(other.userId);
    await voter.expect('mutation { updateProfile(input: { displayName: "Anna" }) { id } }');
    await addDevice(voter);
    const bought = await buy(voter);
    await grant(organiser, voter, 3, 'once');
    expect((await vote(voter, free)).errors).toEqual([]);
    expect((await vote(voter, paid)).errors).toEqual([]);
    const open = await createCheckout(voter, 'STRIPE');
    await createCheckout(voter, 'PAYPAL');
    await call(voter, 'cancelCheckout', (await createCheckout(voter, 'PAYPAL')).id);

    expect(await voter.expect<Deleted>(deletion)).toEqual({
      deleteAccount: { id: voter.userId, credits: 12 },
    });

    const left = await itemsOf(voter.userId);
    expect(staying(left)).toEqual([
      `CHECKOUT#${bought.id}`,
      'CLOSURE',
      // What credits came to by month, for statements.
      'SUMS',
      ...[`VOTE#${free.id}`, `VOTE#${paid.id}`].sort(),
    ]);
    // Bars stand in votings that others of these tests left open.
    const going = left.filter(({ SK, barred }) => !barred && !staying(left).includes(SK));
    expect(going).toEqual(
      Array.from({ length: 3 }, () => expect.objectContaining({ status: 'CANCELLED' }) as object),
    );
    expect(JSON.stringify(left)).not.toMatch(/Anna|@example\.com/);
    const { sessions } = await control<{ sessions: Record<string, { status: string }> }>('STRIPE', 'record');
    expect(sessions[paymentOf(open)]?.status).toBe('expired');
    await expect(tokensOf(account)).rejects.toThrow('Incorrect username or password');
    await expect(refresh(tokens)).rejects.toThrow();

    // The token itself stays good for a while: it deletes nothing more, and buys nothing.
    expect(await voter.expect<Deleted>(deletion)).toEqual({
      deleteAccount: { id: voter.userId, credits: 0 },
    });
    await expect(createCheckout(voter, 'STRIPE')).rejects.toThrow('TryAgain');
    expect(await itemsOf(other.userId)).toEqual(others);
    expect(await readAccount(other)).toMatchObject({ credits: 3, sum: 3 });
  });
});

it('leaves tallies that agree with the votes, the deleted voters’ included', async () => {
  const facts = await readFacts();
  const dynamodb = tableClient(facts);
  const publicly = await publicCaller();
  // Two deleted the account, and each had somebody vote beside them.
  for (const [voting, votes] of [
    [free, 2],
    [paid, 4],
  ] as const) {
    await eventually(
      'the tally',
      () => readTally(publicly, voting.id),
      ({ total }) => total === votes,
    );
    expect(await audit({ client: dynamodb, tableName: facts.tableName }, voting.id)).toMatchObject({
      votes,
      differences: [],
    });
  }
  dynamodb.destroy();
});

it('deletes nothing while a provider cannot be reached, and goes on once it can', async () => {
  const account = await newAccount();
  const voter = await signedIn(account);
  await grant(organiser, voter, 2);
  await createCheckout(voter, 'STRIPE');
  await control('STRIPE', 'calls', [{ path: '/v1/', times: 1000, kind: 'fail', status: 503 }]);
  const { errors } = await voter.run(deletion);
  await control('STRIPE', 'calls', []);
  expect(errors).toMatchObject([
    { errorType: 'PaymentProviderError', errorInfo: { provider: 'STRIPE', retryable: true } },
  ]);
  expect(await readAccount(voter)).toMatchObject({ credits: 2, sum: 2 });
  expect(await signedIn(account)).toBeDefined();

  expect(await voter.expect<Deleted>(deletion)).toMatchObject({ deleteAccount: { credits: 2 } });
  expect(staying(await itemsOf(voter.userId))).toEqual(['CLOSURE', 'SUMS']);
});

it('takes a refund that comes afterwards', async () => {
  const voter = await newVoter();
  const bought = await buy(voter);
  await voter.expect<Deleted>(deletion);
  await control('STRIPE', 'refund', { payment: paymentOf(bought) });
  const items = await eventually(
    'the refund',
    () => itemsOf(voter.userId),
    (found) => found.some(({ status }) => status === 'REFUNDED'),
  );
  expect(items.filter(({ SK }) => SK.startsWith('LEDGER#'))).toMatchObject([
    { kind: 'REFUND', credits: -10 },
  ]);
  expect(items.find(({ SK }) => SK === 'PROFILE')).toMatchObject({ credits: -10 });
});

it('adds up when grants, votes and payments come in between, and when it is asked twice at once', async () => {
  const votings = [paid];
  while (votings.length < 4) votings.push(await createVoting(organiser, { access: 'PAID' }));
  const voter = await newVoter();
  await grant(organiser, voter, 2);
  const pending = await createCheckout(voter, 'STRIPE');
  const answers = await Promise.all([
    voter.run<Deleted>(deletion),
    ...votings.map((voting) => vote(voter, voting)),
    press(pending, 'pay'),
    // A grant finds nobody once the account is gone.
    ...[1, 2, 3].map((credits) =>
      grant(organiser, voter, credits).catch((error: unknown) =>
        expect(String(error)).toContain('VoterNotFound'),
      ),
    ),
    voter.run<Deleted>(deletion),
  ]);
  expect(answers[0]).toMatchObject({ data: { deleteAccount: { id: voter.userId } }, errors: [] });
  const adds = async () => {
    const { credits, sum } = await readAccount(voter);
    return credits === sum;
  };
  expect(await adds()).toBe(true);
  expect(await voter.expect<Deleted>(deletion)).toMatchObject({ deleteAccount: { id: voter.userId } });
  const kinds = (await sortKeysOf(voter.userId)).map((key) => key.split('#')[0]);
  expect(kinds.filter((kind) => !['VOTE', 'CLOSURE', 'CHECKOUT', 'SUMS'].includes(kind ?? ''))).toEqual([]);
  expect(await adds()).toBe(true);
});

it('is not for the public', async () => {
  const { errors } = await (await publicCaller()).run(deletion);
  // The mutation itself is refused, not only what it answers.
  expect(errors).toMatchObject([{ errorType: 'Unauthorized', path: ['deleteAccount'] }]);
});
