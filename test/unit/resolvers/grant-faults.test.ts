import { cancelled, dynamoDbError, evaluate } from './support/evaluate';

const step = 'steps/giveCredits.ts';
const grant = { id: 'mine', kind: 'GRANT', credits: 5, at: '2026-11-22T09:00:00.000Z', note: 'Prize' };
const input = { userId: 'U', credits: 5, reason: ' Prize ', idempotencyKey: 'prize-1' };
const profile = { credits: 3, version: 4, granted: 3 };
const stash = { grant, userId: 'U' };
const context = { arguments: { input }, stash };
const ready = { arguments: { input }, stash: { ...stash, known: { profile } } };
const given = { entryId: 'other', at: grant.at, credits: 5, note: 'Prize', balance: 8, version: 5 };
const keyIsTaken = (item: object | null) => cancelled('None', 'None', ['ConditionalCheckFailed', item]);
const found = (...items: (object | null)[]) => ({
  result: { data: { table: items }, unprocessedKeys: { table: [] } },
});
const ofGrant = { userId: 'U', credits: 8, version: 5 };

describe('giveCredits', () => {
  it('reads the profile and the grant of the same key at first, strongly consistently', async () => {
    const { result } = await evaluate(step, 'request', context);
    expect(result).toMatchObject({
      operation: 'BatchGetItem',
      tables: {
        table: {
          keys: [{ SK: { S: 'PROFILE' } }, { SK: { S: 'GRANT#prize-1' } }],
          consistentRead: true,
        },
      },
    });
  });

  it('remembers what was given, by whom, what it came to, and enters it in the trail', async () => {
    const { result } = await evaluate(step, 'request', ready);
    const { transactItems } = result as { transactItems: object[] };
    expect(transactItems).toHaveLength(5);
    expect(transactItems[0]).toMatchObject({ condition: { expression: '#version = :read' } });
    expect(transactItems[2]).toMatchObject({
      key: { SK: { S: 'GRANT#prize-1' } },
      attributeValues: {
        entryId: { S: 'mine' },
        credits: { N: 5 },
        note: { S: 'Prize' },
        by: { S: 'aaaa-bbbb-cccc-dddf' },
        balance: { N: 8 },
        version: { N: 5 },
      },
    });
    expect(transactItems[4]).toMatchObject({
      key: { PK: { S: 'AUDIT#2026-11' } },
      attributeValues: {
        action: { S: 'GRANT_CREDITS' },
        by: { S: 'aaaa-bbbb-cccc-dddf' },
        userId: { S: 'U' },
        before: { M: { granted: { N: 3 } } },
        after: { M: { granted: { N: 8 } } },
      },
      condition: { expression: 'attribute_not_exists(PK)' },
    });
    // A balance beside a public tally tells who voted.
    expect(JSON.stringify(transactItems[4])).not.toContain('balance');
  });

  it('answers what the grant came to', async () => {
    const { stash: after } = await evaluate(step, 'response', { ...ready, result: {} });
    expect(after['answer']).toEqual(ofGrant);
  });

  it('answers a repetition with what the first came to, whatever has happened since', async () => {
    const voted = { credits: 7, version: 6, granted: 8 };
    const { stash: after } = await evaluate(step, 'response', { ...context, ...found(voted, given) });
    expect(after['answer']).toEqual(ofGrant);
    const beside = await evaluate(step, 'response', { ...ready, ...keyIsTaken(given) });
    expect(beside.stash['answer']).toEqual(ofGrant);
  });

  it('reads the grant that took the key when it is not handed out', async () => {
    const refused = await evaluate(step, 'response', { ...ready, ...keyIsTaken(null) });
    expect(refused.stash['answer']).toBeUndefined();
    const { result } = await evaluate(step, 'request', { ...ready, stash: refused.stash });
    expect(result).toMatchObject({ operation: 'BatchGetItem' });
  });

  it('finds its own grant, whose answer was lost, also without a key', async () => {
    const keyless = { arguments: { input: { ...input, idempotencyKey: null } } };
    const lost = await evaluate(step, 'response', {
      ...keyless,
      stash: ready.stash,
      error: dynamoDbError('InternalServerError'),
    });
    const { result } = await evaluate(step, 'request', { ...keyless, stash: lost.stash });
    const { transactItems } = result as { transactItems: { key: object }[] };
    expect(transactItems[2]!.key).toMatchObject({ SK: { S: 'GRANT#mine' } });
    const own = { ...given, entryId: 'mine' };
    const outcome = cancelled(
      ['ConditionalCheckFailed', { ...profile, version: 6 }],
      ['ConditionalCheckFailed', grant],
      ['ConditionalCheckFailed', own],
    );
    const { stash: after } = await evaluate(step, 'response', { ...keyless, stash: lost.stash, ...outcome });
    expect(after['answer']).toEqual(ofGrant);
  });

  it('goes on with the profile as it stands when a vote came in between', async () => {
    const outcome = cancelled(['ConditionalCheckFailed', { ...profile, credits: 2, version: 5 }], 'None');
    const refused = await evaluate(step, 'response', { ...ready, ...outcome });
    const again = { ...ready, stash: refused.stash };
    const { stash: after } = await evaluate(step, 'response', { ...again, result: {} });
    expect(after['answer']).toEqual({ userId: 'U', credits: 7, version: 6 });
  });

  it.each([
    ['number of credits', { ...given, credits: 6 }],
    ['reason', { ...given, note: 'Refund' }],
  ])('refuses the key of a grant with another %s', async (_, item) => {
    const { error } = await evaluate(step, 'response', { ...ready, ...keyIsTaken(item) });
    expect(error).toContain('This idempotency key was used for another');
  });

  it('gives nothing to an account that is being deleted', async () => {
    const outcome = cancelled('None', 'None', 'None', ['ConditionalCheckFailed', null], 'None');
    const { error } = await evaluate(step, 'response', { ...ready, ...outcome });
    expect(error).toContain('has an account');
  });

  it.each([
    [-3, true],
    [-4, false],
  ])('takes back %d of three that were given: %s', async (credits, isAllowed) => {
    const correction = { ...grant, kind: 'CORRECTION', credits };
    const { error, result } = await evaluate(step, 'request', {
      ...ready,
      stash: { ...ready.stash, grant: correction },
    });
    if (!isAllowed) expect(error).toContain('3 credits that were not taken back');
    else expect(JSON.stringify(result)).toContain('CORRECT_CREDITS');
  });
});

describe('findVoter', () => {
  it.each([
    ['nobody', {}],
    ['no answer', null],
  ])('ends the field when it finds %s', async (_, result) => {
    const { error } = await evaluate('steps/findVoter.ts', 'response', { ...context, result });
    expect(error).toContain('has an account');
  });
});

describe('grantCredits', () => {
  it.each([
    ['neither', {}],
    ['both', { userId: 'U', email: 'ann@example.com' }],
  ])('refuses a voter named by %s', async (_, name) => {
    const { error } = await evaluate('Mutation.grantCredits.ts', 'request', {
      arguments: { input: { ...name, credits: 1, reason: 'Prize' } },
    });
    expect(error).toContain('either by user id or by e-mail address');
  });

  it.each([0, 10_001, -10_001])('refuses %d credits', async (credits) => {
    const { error } = await evaluate('Mutation.grantCredits.ts', 'request', {
      arguments: { input: { userId: 'U', credits, reason: 'Prize' } },
    });
    expect(error).toContain('1 to 10000 credits');
  });
});
