import { ballotIn, type Ballot } from '../../../model/vote';
import { cancelled, dynamoDbError, evaluate } from './support/evaluate';

const receipt = {
  votingId: 'V',
  optionId: 'V-1',
  castAt: '2026-11-22T09:00:00.000Z',
  creditsSpent: 1,
  attempt: 'mine',
};
const stash = { attempt: 'mine', receipt };
const step = 'steps/recordVote.ts';

describe('recordVote', () => {
  it.each(['TransactionConflict', 'ProvisionedThroughputExceeded', 'ThrottlingError'])(
    'leaves a paid vote to the next use after %s',
    async (reason) => {
      const { stash: after, error } = await evaluate(step, 'response', {
        stash,
        ...cancelled('None', reason, 'None'),
      });
      expect(error).toBeUndefined();
      expect(after).toMatchObject({ recorded: false, receipt });
    },
  );

  it.each(['ThrottlingException', 'ProvisionedThroughputExceededException', 'TransactionConflictException'])(
    'leaves a free vote to the next use after %s',
    async (name) => {
      const { stash: after, error } = await evaluate(step, 'response', { stash, error: dynamoDbError(name) });
      expect(error).toBeUndefined();
      expect(after['recorded']).not.toBe(true);
    },
  );

  it.each(['ConditionCheckFailed', 'ConditionalCheckFailed'])(
    'takes its own earlier write for a success (%s)',
    async (spelling) => {
      const outcome = cancelled([spelling, receipt], 'None', 'None');
      const { stash: after } = await evaluate(step, 'response', { stash, ...outcome });
      expect(after['recorded']).toBe(true);
    },
  );

  it.each([
    [
      'refuses a second vote',
      cancelled(['ConditionalCheckFailed', { ...receipt, attempt: 'x' }], 'None'),
      'already',
    ],
    [
      'tells of the vote that stands before it tells of missing credits',
      cancelled(
        ['ConditionalCheckFailed', { ...receipt, attempt: 'x' }],
        ['ConditionalCheckFailed', { credits: 0 }],
      ),
      'already',
    ],
    [
      'refuses without credits',
      cancelled('None', ['ConditionalCheckFailed', { credits: 0 }]),
      'costs one credit',
    ],
    ['refuses without a profile', cancelled('None', ['ConditionalCheckFailed', null]), 'costs one credit'],
    [
      'passes on what cannot be repeated',
      cancelled('ValidationError', 'None'),
      'TransactionCanceledException',
    ],
    ['passes on other errors', { error: dynamoDbError('AccessDeniedException') }, 'AccessDenied'],
  ])('%s', async (_, outcome, message) => {
    const { error } = await evaluate(step, 'response', { stash, ...outcome });
    expect(error).toContain(message);
  });

  it('writes the very same vote each time, under the attempt of the request', async () => {
    const free = { attempt: 'mine', receipt: { ...receipt, creditsSpent: 0 } };
    const first = await evaluate(step, 'request', { stash: free });
    const second = await evaluate(step, 'request', { stash: free });
    expect(first.result).toEqual(second.result);
    expect(first.result).toMatchObject({
      operation: 'PutItem',
      key: { PK: { S: 'USER#aaaa-bbbb-cccc-dddf' }, SK: { S: 'VOTE#V' } },
      attributeValues: { attempt: { S: 'mine' } },
      condition: { expression: 'attribute_not_exists(PK)' },
    });
  });

  it('takes the credit and writes the ledger in the transaction of a paid vote', async () => {
    const { result } = await evaluate(step, 'request', { stash });
    const { transactItems } = result as { transactItems: { operation: string }[] };
    expect(transactItems.map(({ operation }) => operation)).toEqual(['PutItem', 'UpdateItem', 'PutItem']);
  });
});

describe('readGate', () => {
  const gate = {
    opensAt: '2026-11-22T09:00:00.000Z',
    closesAt: '2096-11-22T09:00:00.000Z',
    access: 'PAID',
    optionIds: ['V-1', 'V-2'],
  };
  const vote = (optionId: string) => ({ arguments: { input: { votingId: 'V', optionId } }, stash });

  it('reads the copy that the last digit of the user id names, strongly consistently', async () => {
    const { result } = await evaluate('steps/readGate.ts', 'request', vote('V-1'));
    expect(result).toMatchObject({ key: { PK: { S: 'GATE#V#f' } }, consistentRead: true });
  });

  it.each([
    ['VotingNotFound', null, 'V-1', 'no such voting'],
    ['UPCOMING', { ...gate, opensAt: '2095-01-01T00:00:00.000Z' }, 'V-1', 'not opened yet'],
    ['CLOSED', { ...gate, closesAt: gate.opensAt }, 'V-1', 'closed'],
    ['OptionNotFound', gate, 'W-1', 'does not offer'],
  ])('refuses: %s', async (_, result, optionId, message) => {
    const { error } = await evaluate('steps/readGate.ts', 'response', { ...vote(optionId), result });
    expect(error).toContain(message);
  });

  it('stamps the vote', async () => {
    const { stash: after } = await evaluate('steps/readGate.ts', 'response', {
      ...vote('V-2'),
      result: gate,
    });
    const receipt = after['receipt'] as Ballot;
    expect(receipt).toMatchObject({
      votingId: 'V',
      optionId: 'V-2',
      creditsSpent: 1,
      attempt: 'mine',
    });
    expect(receipt).toMatchObject(ballotIn('V', receipt.ballotId));
    expect(receipt.ballotBox).toMatch(/^V#[0-3][0-9a-f]$/);
  });
});

describe('the balance on a receipt', () => {
  const source = receipt;

  it.each([
    ['shows this vote', { credits: 3, lastChange: 'mine' }, source, 3],
    ['may be from before this vote', { credits: 4, lastChange: 'grant' }, source, null],
    [
      'cannot have changed by a free vote',
      { credits: 4, lastChange: 'grant' },
      { ...source, creditsSpent: 0 },
      4,
    ],
    ['is zero without a profile', null, { ...source, creditsSpent: 0 }, 0],
  ])('%s', async (_, result, from, balance) => {
    const evaluated = await evaluate('steps/readBalance.ts', 'response', { source: from, result });
    expect(evaluated.result ?? null).toBe(balance);
  });

  it('is read strongly consistently only when the cheaper read did not tell', async () => {
    const again = await evaluate('steps/readBalanceConsistently.ts', 'request', { prev: { result: null } });
    expect(again.result).toMatchObject({ operation: 'GetItem', consistentRead: true });
    const known = await evaluate('steps/readBalanceConsistently.ts', 'request', { prev: { result: 0 } });
    expect(known.result).toBe(0);
  });
});
