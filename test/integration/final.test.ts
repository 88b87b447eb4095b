import { PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { nodeHash } from '../../functions/lib/ballots/node-hash';
import { toItem } from '../../functions/lib/dynamodb/attributes';
import { tallySlotKey, TALLY_SLOTS, voteKey } from '../../model/keys';
import { ballotIn } from '../../model/vote';
import type { PublishedBallot } from '../../proof/ballots';
import type { InclusionPath } from '../../proof/blocks';
import { resultPath, type PublishedResult } from '../../proof/result';
import { isIncluded, verify } from '../../proof/verify';
import { startedStage } from '../../scripts/operator/stage';
import { repair } from '../../scripts/repair/repair';
import { createRepairStore } from '../../scripts/repair/table-repair-store';
import { replayParts } from '../../scripts/replay/parts';
import { replay } from '../../scripts/replay/replay';
import { strike } from '../../scripts/strike/strike';
import { filesAt } from '../../scripts/verify/sources';
import { newVoters, organiserAccount, signedIn, stackUrl, type Caller } from '../support/clients';
import { beginTelling, choose, messagesOf, sendUpdateMutation, toldTo, type Told } from '../support/messages';
import { readFacts, tableClient } from '../support/payments';
import { projectDirectory } from '../support/stack';
import { subscribe } from '../support/subscription';
import {
  castVoteMutation,
  clearVotings,
  closeVoting,
  createVoting,
  eventually,
  readTally,
  type TestVoting,
} from '../support/votings';

/** Runs the operator's command; its exit code and what it printed. */
async function audit(votingId: string): Promise<{ code: number; output: string }> {
  const { dataDirectory } = await readFacts();
  try {
    const { stdout } = await promisify(execFile)(
      'npm',
      ['run', '-s', 'audit', '--', '--voting', votingId, '--data', dataDirectory],
      { cwd: projectDirectory },
    );
    return { code: 0, output: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, output: stdout + stderr };
  }
}

async function ringingAlarms(): Promise<string[]> {
  const response = await fetch(`${stackUrl()}/_local/alarms`);
  return ((await response.json()) as { ringing: string[] }).ringing;
}

async function voteWithAll(voters: Caller[], voting: TestVoting): Promise<void> {
  await Promise.all(
    voters.map((voter, index) =>
      voter.expect(castVoteMutation, {
        input: { votingId: voting.id, optionId: voting.options[index % 2]!.id },
      }),
    ),
  );
}

/** Adds votes that nobody cast to the first tally row there is. */
async function falsifyTally(votingId: string): Promise<void> {
  const facts = await readFacts();
  const client = tableClient(facts);
  for (const slot of TALLY_SLOTS) {
    const { PK, SK } = tallySlotKey(votingId, slot);
    const falsified = await client
      .send(
        new UpdateItemCommand({
          TableName: facts.tableName,
          Key: { PK: { S: PK }, SK: { S: SK } },
          UpdateExpression: 'ADD n1 :many',
          ConditionExpression: 'attribute_exists(PK)',
          ExpressionAttributeValues: { ':many': { N: '5' } },
        }),
      )
      .then(
        () => true,
        () => false,
      );
    if (falsified) return;
  }
  throw new Error('There is no tally row to falsify.');
}

const resultQuery = `query($id: ID!) { voting(id: $id) { myVote { ballotId optionId } result {
  votingId counts { optionId votes } total ballotRoot ballotsUrl signature publicKeyUrl } } }`;
const proofQuery = `query($votingId: ID!, $ballotId: ID!) { ballotProof(votingId: $votingId, ballotId: $ballotId) {
  ballotId optionId index path root } }`;

interface Published {
  voting: { myVote: PublishedBallot; result: PublishedResult | null };
}

function result(voter: Caller, id: string): Promise<Published> {
  return voter.expect<Published>(resultQuery, { id });
}

/** Verifies what is published of a voting, and again after one of its votes was struck. */
async function verifyBeforeAndAfterStrike(organiser: Caller, votingId: string, voter: Caller): Promise<void> {
  const isThere = ({ voting }: Published): boolean => voting.result !== null;
  const { voting } = await eventually('the result', () => result(voter, votingId), isThere);
  const published = voting.result!;
  const receipt = { votingId, ...voting.myVote };
  const verified = (kept: typeof receipt) =>
    verify(filesAt(stackUrl()), resultPath(votingId), { votingId, receipt: kept }, nodeHash);
  await eventually(
    'the pointer',
    () => verified(receipt).catch(() => undefined),
    (report) => report?.problems.length === 0,
  );
  const { ballotProof } = await organiser.expect<{ ballotProof: InclusionPath }>(proofQuery, receipt);
  expect(await isIncluded(receipt, ballotProof, published, nodeHash)).toBe(true);

  const facts = await readFacts();
  const client = tableClient(facts);
  const target = { client, tableName: facts.tableName };
  const at = new Date().toISOString();
  await strike(target, votingId, [voter.userId], { at, by: 'a test', reason: 'a test' });
  const store = createRepairStore(target, Date.now, 'a test');
  const parts = { store, now: Date.now, sleep: pause, say: () => undefined };
  await repair(parts, votingId, { final: true });
  client.destroy();
  const again = await eventually(
    'the result after the strike',
    () => result(voter, votingId),
    (found) => found.voting.result?.total === published.total - 1,
  );
  expect(again.voting.result?.ballotsUrl).not.toBe(published.ballotsUrl);
  const { problems } = await eventually(
    'the pointer to it',
    () => verified(receipt),
    (report) => report.result?.total === published.total - 1,
  );
  expect(problems.map(({ kind }) => kind)).toEqual(['BallotMissing']);
}

/**
 * Stores a vote as a release might that keeps times in milliseconds. @returns how an operator mends it.
 */
async function poison({ id, options }: TestVoting): Promise<() => Promise<unknown>> {
  const facts = await readFacts();
  const client = tableClient(facts);
  const castAt = Date.now();
  const voter = randomUUID();
  const Item = {
    ...voteKey(voter, id),
    ...{ votingId: id, optionId: options[2]!.id, castAt, creditsSpent: 0, attempt: voter },
    ...ballotIn(id, randomUUID()),
  };
  await client.send(new PutItemCommand({ TableName: facts.tableName, Item: toItem(Item) }));
  return () =>
    client.send(
      new UpdateItemCommand({
        TableName: facts.tableName,
        Key: toItem({ ...voteKey(voter, id) }),
        UpdateExpression: 'SET castAt = :at',
        ExpressionAttributeValues: toItem({ ':at': new Date(castAt).toISOString() }),
      }),
    );
}

/** The drill of docs/operations.md, "What could not be counted". @returns how many messages are left. */
async function replayUncounted(said: string[]): Promise<number> {
  const stage = await startedStage(Number(new URL(stackUrl()).port));
  const parts = replayParts(stage, 'UncountedVotes', { by: 'a test', say: (line) => void said.push(line) });
  return replay(parts, 'UncountedVotes', { isDone: true });
}

const isUncounted = (name: string): boolean => name.includes('UncountedVotes');

/** What is told within the minute that the other test waits anyway. */
let told: Told;

describe('A voting that has closed', () => {
  it('becomes final by itself, unless its tally was falsified, or an operator mends a vote first', async () => {
    const organiser = await signedIn(organiserAccount);
    await clearVotings(organiser);
    told = await beginTelling(organiser);
    const voters = await newVoters(9);
    const honest = await createVoting(organiser);
    const falsified = await createVoting(organiser);
    const poisoned = await createVoting(organiser);
    const all = [honest, falsified, poisoned];
    const mend = await poison(poisoned);
    const announced = await subscribe<{ onTally: { final: boolean; total: number } }>(
      'subscription($id: ID!) { onTally(votingId: $id) { final total } }',
      { id: honest.id },
    );
    for (const voting of all) await voteWithAll(voters, voting);
    for (const voting of all)
      await eventually(
        'the votes in the tally',
        () => readTally(organiser, voting.id),
        ({ total }) => total === voters.length,
      );
    await falsifyTally(falsified.id);
    await eventually('the alarm on the vote', ringingAlarms, (names) => names.some(isUncounted));
    const said: string[] = [];
    expect(await replayUncounted(said)).toBe(1);
    expect(said.join('\n')).toContain(
      'is left until its vote is mended or struck: missing or of another type: castAt',
    );
    await mend();
    for (const { id } of all) await closeVoting(organiser, id);

    const [final, left] = await Promise.all([
      eventually(
        'the final tally on onTally',
        () => announced.received.at(-1)?.data.onTally,
        (tally) => tally?.final === true,
      ),
      replayUncounted([]),
    ]);
    announced.close();
    expect(left).toBe(0);

    expect(final).toEqual({ final: true, total: voters.length });
    expect(await readTally(organiser, honest.id)).toMatchObject({ final: true, total: voters.length });
    expect((await audit(honest.id)).code).toBe(0);
    expect((await readTally(organiser, poisoned.id)).counts.map(({ votes }) => votes)).toEqual([5, 4, 1]);

    await verifyBeforeAndAfterStrike(organiser, honest.id, voters[0]!);

    // Other alarms may ring for what other tests did.
    await eventually('the alarm', ringingAlarms, (names) =>
      names.some((name) => name.includes('TallyDisagrees')),
    );
    await eventually('silence about the vote', ringingAlarms, (names) => !names.some(isUncounted));
    await eventually(
      'the final tally with the vote',
      () => readTally(organiser, poisoned.id),
      (tally) => tally.final && tally.total === voters.length + 1,
    );
    expect((await readTally(organiser, falsified.id)).final).toBe(false);
    const { code, output } = await audit(falsified.id);
    expect(code).toBe(1);
    expect(output).toContain(falsified.options[0]!.id);
    expect(output).toMatch(/\b10\b.*\b5\b|\b5\b.*\b10\b/);
  });
});

describe('A voting that is about to open or to close', () => {
  it('is told of once, live and in the list, to those whom it concerns, until it is gone', async () => {
    const organiser = await signedIn(organiserAccount);
    const { live, opening, paid, closing, follower, lists } = told;
    const about = (): string[] =>
      live.received
        .map(({ data: { onMessage } }) => onMessage)
        .filter(({ votingId }) => [opening.id, paid.id, closing.id].includes(votingId))
        .map(({ kind, title }) => `${kind} ${title}`)
        .sort();
    const all = ['ENDING Closes soon', 'REMINDER Opens soon', 'REMINDER Opens soon and costs'];
    await eventually(
      'being told',
      () => Promise.resolve(about()),
      (each) => each.length >= all.length,
    );
    expect(await lists).toEqual({
      follower: all,
      voter: all.slice(1),
      quiet: [],
      thrifty: ['REMINDER Opens soon'],
    });

    const { items } = await messagesOf(follower);
    const mark = async (upTo: string): Promise<unknown> =>
      follower.expect('mutation($upTo: AWSDateTime!) { markMessagesRead(upTo: $upTo) }', { upTo });
    const [newest, oldest] = items
      .map(({ at }) => at)
      .sort()
      .reverse();
    expect(await mark(newest!)).toEqual({ markMessagesRead: newest });
    expect(await mark(oldest!)).toEqual({ markMessagesRead: newest });
    expect((await messagesOf(follower)).readUpTo).toBe(newest);

    const { me } = await follower.expect<{ me: { follows: string[] } }>('query { me { follows } }');
    expect(me.follows).toEqual([closing.id]);
    await follower.expect('mutation($id: ID!) { unfollowVoting(votingId: $id) { following } }', {
      id: closing.id,
    });
    await organiser.expect('mutation($id: ID!) { deleteVoting(id: $id) { id } }', { id: opening.id });
    expect(await toldTo(follower)).toEqual(['REMINDER Opens soon and costs']);
    // Nothing of it was told a second time, by whatever ran since.
    expect(about()).toEqual(all);
  });

  it('is told something by its organiser, once, to those who agreed', async () => {
    const organiser = await signedIn(organiserAccount);
    const { live, paid, follower, voter, thrifty } = told;
    const input = { votingId: paid.id, text: ' Bring a pen. ', idempotencyKey: 'pen' };
    const send = (changes: object = {}) =>
      organiser.run<{ sendUpdate: { id: string; text: string } }>(sendUpdateMutation, {
        input: { ...input, ...changes },
      });
    await choose(thrifty, { updates: true });
    const sent = (await send()).data!.sendUpdate;
    expect(sent.text).toBe('Bring a pen.');
    expect((await send()).data!.sendUpdate.id).toBe(sent.id);
    expect((await send({ text: 'Another' })).errors).toMatchObject([
      { errorType: 'InvalidInput', errorInfo: { field: 'idempotencyKey' } },
    ]);
    expect((await send({ idempotencyKey: 'other' })).errors).toMatchObject([
      { errorType: 'TooManyUpdates', errorInfo: { limit: 10, seconds: 60 } },
    ]);
    expect((await send({ votingId: 'nowhere' })).errors).toMatchObject([{ errorType: 'VotingNotFound' }]);
    expect((await send({ text: '  ' })).errors).toMatchObject([{ errorType: 'InvalidInput' }]);
    expect((await follower.run(sendUpdateMutation, { input })).errors).toMatchObject([
      { errorType: 'Unauthorized' },
    ]);
    await eventually(
      'the list',
      () => toldTo(follower),
      (each) => each.includes('UPDATE Opens soon and costs'),
    );
    await eventually(
      'being told',
      () => Promise.resolve(live.received.map(({ data }) => data.onMessage)),
      (each) => each.some(({ id, text }) => id === sent.id && text === 'Bring a pen.'),
    );
    expect(await toldTo(voter)).not.toContain('UPDATE Opens soon and costs');
    expect(await toldTo(thrifty)).toEqual([]);
    live.close();
  });
});

describe('How the system is', () => {
  const question = 'query { health { asOf refused { reason count } } }';
  type Answer = { health: { asOf: string | null; refused: { reason: string; count: number }[] | null } };

  it('is told to organisers alone, with the votes that were refused', async () => {
    const organiser = await signedIn(organiserAccount);
    const [voter] = await newVoters(1);
    expect((await voter!.run(question)).errors).toMatchObject([{ errorType: 'Unauthorized' }]);
    const voting = await createVoting(organiser);
    const input = { votingId: voting.id, optionId: voting.options[0]!.id };
    await voter!.expect(castVoteMutation, { input });
    expect((await voter!.run(castVoteMutation, { input })).errors).toMatchObject([
      { errorType: 'AlreadyVoted' },
    ]);
    const { health } = await eventually(
      'the refused vote',
      () => organiser.expect<Answer>(question),
      ({ health: { refused } }) => (refused ?? []).some(({ reason }) => reason === 'VOTED'),
    );
    expect(health.asOf).not.toBeNull();
  });
});
