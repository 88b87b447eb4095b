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

/** The stash with the ballot that a later one holds, which fits its id. */
function withBallot(after: Record<string, unknown>): object {
  const { ballotId } = after['receipt'] as Ballot;
  return { ...stash, receipt: { ...receipt, ...ballotIn('V', ballotId) } };
}

describe('recordVote', () => {
  it.each(['TransactionConflict', 'ProvisionedThroughputExceeded', 'ThrottlingError'])(
    'leaves a paid vote to the next use after %s',
    async (reason) => {
      const { stash: after, error } = await evaluate(step, 'response', {
        stash,
        ...cancelled('None', reason, 'None'),
      });
      expect(error).toBeUndefined();
      expect(after).toEqual(reason === 'TransactionConflict' ? stash : withBallot(after));
    },
  );

  it.each(['ThrottlingException', 'ProvisionedThroughputExceededException', 'TransactionConflictException'])(
    'leaves a free vote to the next use after %s',
    async (name) => {
      const { stash: after, error } = await evaluate(step, 'response', { stash, error: dynamoDbError(name) });
      expect(error).toBeUndefined();
      expect(after).toEqual(name === 'TransactionConflictException' ? stash : withBallot(after));
    },
  );

  it('tries a throttled vote in another box: the one that it was for may be in a partition without units', async () => {
    const boxes = new Set<string>();
    let last: Record<string, unknown> = { ...stash, receipt: { ...receipt, ...ballotIn('V', 'first') } };
    for (let tries = 0; tries < 5; tries += 1) {
      const error = dynamoDbError('ProvisionedThroughputExceededException');
      ({ stash: last } = await evaluate(step, 'response', { stash: last, error }));
      boxes.add((last['receipt'] as Ballot).ballotBox);
    }
    expect(boxes.size).toBeGreaterThan(1);
  });

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

  it('takes its own free vote, which differs from the one that is stored, for a success', async () => {
    const stored = { ...receipt, ballotId: 'of the first try' };
    const { stash: after, error } = await evaluate(step, 'response', {
      stash,
      error: dynamoDbError('ConditionalCheckFailedException'),
      result: stored,
    });
    expect(error).toBeUndefined();
    expect(after).toMatchObject({ recorded: true, receipt: stored });
  });

  it.each(['TransactionConflict', 'ProvisionedThroughputExceeded', 'ThrottlingError'])(
    'says nothing of credits while the vote itself may be landing (%s)',
    async (reason) => {
      const outcome = cancelled(reason, ['ConditionalCheckFailed', { credits: 0 }], 'None');
      const { stash: after, error } = await evaluate(step, 'response', { stash, ...outcome });
      expect(error).toBeUndefined();
      expect(after).toEqual(reason === 'TransactionConflict' ? stash : withBallot(after));
    },
  );

  it.each([
    ['a free vote', { error: dynamoDbError('ConditionalCheckFailedException'), result: null }],
    ['a paid vote', cancelled(['ConditionalCheckFailed', null], 'None', 'None')],
    ['a paid vote without reasons', cancelled()],
  ])('reads the vote when the item that refused %s is not handed out', async (_, outcome) => {
    const refused = await evaluate(step, 'response', { stash, ...outcome });
    expect(refused.error).toBeUndefined();
    const { result } = await evaluate(step, 'request', { stash: refused.stash });
    expect(result).toMatchObject({
      operation: 'GetItem',
      key: { SK: { S: 'VOTE#V' } },
      consistentRead: true,
    });
    const other = await evaluate(step, 'response', {
      stash: refused.stash,
      result: { ...receipt, attempt: 'x' },
    });
    expect(other.error).toContain('already');
    const own = await evaluate(step, 'response', { stash: refused.stash, result: receipt });
    expect(own.stash['recorded']).toBe(true);
  });

  it('reads the balance when the profile that refused the vote is not handed out', async () => {
    const refused = await evaluate(step, 'response', {
      stash,
      ...cancelled('None', ['ConditionalCheckFailed', null]),
    });
    const { result } = await evaluate(step, 'request', { stash: refused.stash });
    expect(result).toMatchObject({ operation: 'GetItem', key: { SK: { S: 'PROFILE' } } });
    const poor = await evaluate(step, 'response', { stash: refused.stash, result: null });
    expect(poor.error).toContain('costs one credit');
    const rich = await evaluate(step, 'response', { stash: refused.stash, result: { credits: 1 } });
    expect(rich.error).toBeUndefined();
    expect(await evaluate(step, 'request', { stash: rich.stash })).toMatchObject({
      result: { operation: 'TransactWriteItems' },
    });
  });

  it.each([
    ['is the same request, sent again', { optionId: 'V-1', idempotencyKey: 'k' }, undefined],
    ['asks for another option', { optionId: 'V-2', idempotencyKey: 'k' }, 'already'],
    ['has another key', { optionId: 'V-1', idempotencyKey: 'l' }, 'already'],
    ['has no key', { optionId: 'V-1' }, 'already'],
  ])('answers a request that %s', async (_, input, message) => {
    const stored = { ...receipt, attempt: 'earlier', idempotencyKey: 'k' };
    const { error, stash: after } = await evaluate(step, 'response', {
      arguments: { input: { votingId: 'V', ...input } },
      stash,
      ...cancelled(['ConditionalCheckFailed', stored], 'None', 'None'),
    });
    if (message) expect(error).toContain(message);
    else expect(after).toMatchObject({ recorded: true, receipt: stored });
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
  const castAt = Date.parse('2026-11-22T09:00:01.000Z');
  const ahead = { attempt: 'mine', castAt, turn: 0 };
  const vote = (optionId: string) => ({ arguments: { input: { votingId: 'V', optionId } }, stash: ahead });

  it('reads the copy that the last digit of the user id names, strongly consistently', async () => {
    const { result } = await evaluate('steps/readGate.ts', 'request', vote('V-1'));
    expect(result).toMatchObject({ key: { PK: { S: 'GATE#V#f' } }, consistentRead: true });
  });

  it('is repeated with the next copy after throttling, and passed over once the gate was read', async () => {
    const throttled = await evaluate('steps/readGate.ts', 'response', {
      ...vote('V-1'),
      error: dynamoDbError('ThrottlingException'),
    });
    expect(throttled.error).toBeUndefined();
    const next = { ...vote('V-1'), stash: throttled.stash };
    const { result } = await evaluate('steps/readGate.ts', 'request', next);
    expect(result).toMatchObject({ key: { PK: { S: 'GATE#V#0' } }, consistentRead: true });
    const { stash: read } = await evaluate('steps/readGate.ts', 'response', { ...next, result: gate });
    const passedOver = await evaluate('steps/readGate.ts', 'request', { ...vote('V-1'), stash: read });
    expect(passedOver.result).toEqual({});
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

  it('lets the vote in as it was stamped when the request came', async () => {
    const { stash: after } = await evaluate('steps/readGate.ts', 'response', {
      ...vote('V-2'),
      result: gate,
    });
    const receipt = after['receipt'] as Ballot;
    expect(receipt).toMatchObject({
      votingId: 'V',
      optionId: 'V-2',
      castAt: '2026-11-22T09:00:01.000Z',
      creditsSpent: 1,
      attempt: 'mine',
    });
    expect(receipt).toMatchObject(ballotIn('V', receipt.ballotId));
    expect(receipt.ballotBox).toMatch(/^V#[0-3][0-9a-f]$/);
  });

  const of = (input: object) => ({
    ...vote('V-1'),
    arguments: { input: { votingId: 'V', optionId: 'V-1', ...input } },
  });

  it('refuses a vote that costs something else than its voter was shown', async () => {
    const dearer = await evaluate('steps/readGate.ts', 'response', {
      ...of({ expectedCost: 0 }),
      result: gate,
    });
    expect(dearer.error).toContain('has changed');
    const cheaper = { ...gate, access: 'FREE' };
    const freed = await evaluate('steps/readGate.ts', 'response', {
      ...of({ expectedCost: 1 }),
      result: cheaper,
    });
    expect(freed.error).toContain('has changed');
    const same = await evaluate('steps/readGate.ts', 'response', {
      ...of({ expectedCost: 1 }),
      result: gate,
    });
    expect(same.stash['receipt']).toMatchObject({ creditsSpent: 1 });
  });

  it('leaves a request that may have been sent before the closing to findVote', async () => {
    const again = of({ idempotencyKey: 'k' });
    const shut = { ...gate, closesAt: '2026-11-22T09:00:01.000Z' };
    const { stash: after } = await evaluate('steps/readGate.ts', 'response', { ...again, result: shut });
    const passed = await evaluate(step, 'request', { ...again, stash: after });
    expect(passed.result).toEqual({});
    const look = (result: object | null) =>
      evaluate('steps/findVote.ts', 'response', { ...again, stash: after, result });
    const found = await look({ ...receipt, attempt: 'x', idempotencyKey: 'k' });
    expect(found).toMatchObject({ error: undefined, stash: { recorded: true, receipt: { attempt: 'x' } } });
    expect((await look({ ...receipt, attempt: 'x', idempotencyKey: 'other' })).error).toContain('closed');
    expect((await look(null)).error).toContain('closed');
  });

  it('refuses a vote that found the gate shut at its very instant', async () => {
    const shut = { ...gate, closesAt: '2026-11-22T09:00:01.000Z' };
    const { error } = await evaluate('steps/readGate.ts', 'response', { ...vote('V-1'), result: shut });
    expect(error).toContain('closed');
  });
});

describe('findVote', () => {
  it.each([
    ['tells of the vote after all', receipt, undefined, true],
    ['tells of another one', { ...receipt, attempt: 'x' }, 'already', undefined],
    ['leaves the caller to try again', null, undefined, undefined],
  ])('%s', async (_, result, message, recorded) => {
    const found = await evaluate('steps/findVote.ts', 'response', { stash, result });
    if (message) expect(found.error).toContain(message);
    else expect(found.error).toBeUndefined();
    expect(found.stash['recorded']).toBe(recorded);
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

describe('what is logged of a vote', () => {
  const gate = {
    opensAt: '2001-01-01T00:00:00.000Z',
    closesAt: '2101-01-01T00:00:00.000Z',
    access: 'FREE',
    optionIds: ['V-1'],
  };
  const castAt = Date.parse('2026-11-22T09:00:00.000Z');
  const asked = { attempt: 'mine', castAt, turn: 0 };
  const busy = { error: dynamoDbError('ThrottlingException') };
  const broken = { error: dynamoDbError('AccessDeniedException') };
  const other = { ...receipt, attempt: 'x' };
  const closed = { opensAt: gate.opensAt, closesAt: gate.opensAt };

  it.each([
    ['steps/readGate.ts', { stash: asked, result: { ...gate, closesAt: gate.opensAt } }, 'CLOSED'],
    ['steps/readGate.ts', { stash: asked, result: { ...gate, optionIds: [] } }, 'OTHER'],
    ['steps/readGate.ts', { stash: { ...asked, due: 'INVITATION' }, result: null }, 'OTHER'],
    [step, { stash, ...cancelled(['ConditionalCheckFailed', other], 'None') }, 'VOTED'],
    [step, { stash, ...cancelled('None', ['ConditionalCheckFailed', { credits: 0 }]) }, 'CREDITS'],
    [step, { stash, ...broken }, 'FAILED'],
    ['steps/findVote.ts', { stash, ...busy }, 'BUSY'],
    ['steps/findVote.ts', { stash: { ...stash, closed }, result: null }, 'CLOSED'],
    ['Mutation.castVote.ts', { stash }, 'BUSY'],
  ])('is why %s refuses it: %j', async (file, context, reason) => {
    const { error, logs } = await evaluate(file, 'response', context);
    expect(error).toBeDefined();
    expect(logs).toEqual([expect.stringMatching(new RegExp(`^ERROR - .*"VoteRefused${reason}"$`))]);
  });

  it.each([
    ['steps/readGate.ts', { stash: asked, result: gate }],
    [step, { stash, ...busy }],
  ])('is nothing where %s goes on or the vote counts: %j', async (file, context) => {
    const { error, logs } = await evaluate(file, 'response', context);
    expect(error).toBeUndefined();
    expect(logs).toEqual([]);
  });
});
