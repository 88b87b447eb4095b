import { cancelled, dynamoDbError, evaluate } from './support/evaluate';

const soon = new Date(Date.now() + 3_600_000).toISOString();
const past = new Date(Date.now() - 3_600_000).toISOString();
const planned = {
  id: 'V',
  title: 'Lunch?',
  access: 'FREE',
  opensAt: past,
  closesAt: soon,
  options: [{ id: 'V-1', label: 'Yes' }],
  createdAt: past,
  updatedAt: past,
  version: 1,
};
const item = { ...planned, PK: 'VOTING#V', SK: 'DEFINITION', kind: 'VOTING', opening: 'x' };
const schedule = (...ids: string[]) => ({
  windows: Object.fromEntries(ids.map((id) => [id, { opensAt: past, closesAt: soon }])),
  version: 7,
  additions: 3,
});
const known = { schedule: schedule('A'), current: null };
const step = 'steps/commitNewVoting.ts';

describe('commitNewVoting', () => {
  it('reads schedule and definition at first, strongly consistently', async () => {
    const { result } = await evaluate(step, 'request', { stash: { planned, votingId: 'V' } });
    expect(result).toMatchObject({ operation: 'BatchGetItem', tables: { table: { consistentRead: true } } });
  });

  it('takes a place while fewer came than there was room for, by a write of the schedule alone', async () => {
    const { result } = await evaluate(step, 'request', { stash: { planned, known } });
    expect(result).toMatchObject({
      operation: 'UpdateItem',
      update: { expressionValues: { ':window': { M: { claimedAt: {} } } } },
      condition: {
        expression: 'attribute_not_exists(additions) OR additions < :full',
        expressionValues: { ':full': { N: 4 } },
      },
    });
  });

  it('writes definition, sixteen gates and the act once it has the place', async () => {
    const stash = { planned, known, change: 'mine', action: 'CREATE_VOTING' };
    const claim = await evaluate(step, 'request', { stash });
    const claimed = await evaluate(step, 'response', { stash: claim.stash, result: {} });
    const { result } = await evaluate(step, 'request', { stash: claimed.stash });
    const { transactItems } = result as { transactItems: { operation: string; condition?: object }[] };
    expect(transactItems).toHaveLength(19);
    expect(transactItems[0]).toMatchObject({ condition: { expression: 'attribute_not_exists(PK)' } });
    expect(transactItems[17]).toMatchObject({
      attributeValues: { action: { S: 'CREATE_VOTING' }, votingId: { S: 'V' }, access: { S: 'AUDIT#V' } },
      condition: { expression: 'attribute_not_exists(PK)' },
    });
    expect(transactItems[18]).toMatchObject({
      key: { PK: { S: expect.stringMatching(/^CODE#[A-HJ-NP-Z2-9]{6}$/) as string } },
      attributeValues: { votingId: { S: 'V' } },
      condition: { expression: 'attribute_not_exists(PK)' },
    });
  });

  it('creates the schedule with the first voting', async () => {
    const empty = { schedule: { windows: {}, version: 0 }, current: null };
    const { result } = await evaluate(step, 'request', { stash: { planned, known: empty } });
    expect(result).toMatchObject({
      operation: 'PutItem',
      condition: { expression: 'attribute_not_exists(PK)' },
    });
  });

  it('reads again when others took the places, and refuses when they took them all', async () => {
    const claim = await evaluate(step, 'request', { stash: { planned, known, votingId: 'V' } });
    const refused = await evaluate(step, 'response', {
      stash: claim.stash,
      error: dynamoDbError('ConditionalCheckFailedException'),
    });
    const { result } = await evaluate(step, 'request', { stash: refused.stash });
    expect(result).toMatchObject({ operation: 'BatchGetItem' });
    const full = { ...refused.stash, known: { schedule: schedule('A', 'B'), current: null } };
    const { error } = await evaluate(step, 'request', { stash: full });
    expect(error).toContain('At most 2 votings');
  });

  it.each([
    ['a conflict', cancelled('TransactionConflict', 'None')],
    ['throttling', { error: dynamoDbError('ThrottlingException') }],
  ])('keeps what it knows through %s', async (_, outcome) => {
    const { stash, error } = await evaluate(step, 'response', { stash: { planned, known }, ...outcome });
    expect(error).toBeUndefined();
    expect(stash).toEqual({ planned, known });
  });

  it('recognises a write of its own whose answer was lost', async () => {
    const found = { schedule: schedule('A', 'V'), current: planned };
    const next = await evaluate(step, 'request', { stash: { planned, known: found } });
    expect(next.error).toBeUndefined();
    expect(next.stash['committed']).toEqual(planned);
  });
});

describe('commitNewVoting of a request with an idempotency key', () => {
  const asked = { key: { PK: 'USER#O', SK: 'REQUEST#createVoting#k' }, content: 'asked' };
  const stashed = { planned, votingId: 'V', change: 'mine', action: 'CREATE_VOTING', request: asked };
  const read = (...items: (object | null)[]) => ({
    result: { data: { table: items }, unprocessedKeys: { table: [] } },
  });
  const earlier = { votingId: 'W', content: 'asked' };

  it('remembers it in the transaction of the voting, for a week', async () => {
    const stash = { ...stashed, known: { schedule: schedule('A', 'V'), current: null } };
    const { result } = await evaluate(step, 'request', { stash });
    const { transactItems } = result as {
      transactItems: { attributeValues: Record<string, { N: number }> }[];
    };
    expect(transactItems[18]).toMatchObject({
      key: { SK: { S: 'REQUEST#createVoting#k' } },
      attributeValues: { votingId: { S: 'V' }, content: { S: 'asked' } },
      condition: { expression: 'attribute_not_exists(PK)' },
    });
    const days = (transactItems[18]!.attributeValues['expiresAt']!.N - Date.now() / 1000) / 86_400;
    expect(days).toBeCloseTo(7, 0);
  });

  it('is answered with the voting that it created before', async () => {
    const first = await evaluate(step, 'response', {
      stash: stashed,
      ...read(schedule('W'), null, null, earlier),
    });
    expect(first.stash['known']).toBeUndefined();
    const { result } = await evaluate(step, 'request', { stash: first.stash });
    expect(JSON.stringify(result)).toContain('VOTING#W');
    const item = { ...planned, id: 'W', PK: 'VOTING#W', SK: 'DEFINITION', kind: 'VOTING', opening: 'x' };
    const next = await evaluate(step, 'response', {
      stash: first.stash,
      ...read(schedule('W'), item, null, earlier),
    });
    const { stash } = await evaluate(step, 'request', { stash: next.stash });
    expect(stash['committed']).toMatchObject({ id: 'W' });
  });

  it('gives back the place that it took beside the one that came first', async () => {
    const claimed = { ...schedule('W'), windows: { V: { opensAt: past, closesAt: soon, claimedAt: past } } };
    const first = await evaluate(step, 'response', { stash: stashed, ...read(claimed, null, null, earlier) });
    const { result } = await evaluate(step, 'request', { stash: first.stash });
    expect(result).toMatchObject({ operation: 'UpdateItem', key: { PK: { S: 'SCHEDULE' } } });
    const after = await evaluate(step, 'response', { stash: first.stash, result: {} });
    expect((await evaluate(step, 'request', { stash: after.stash })).result).toMatchObject({
      operation: 'BatchGetItem',
    });
  });

  it('is refused when the key created another voting', async () => {
    const other = { ...earlier, content: 'something else' };
    const { error } = await evaluate(step, 'response', {
      stash: stashed,
      ...read(schedule('W'), null, null, other),
    });
    expect(error).toContain('with other content');
  });
});

describe('commitClosing', () => {
  const closing = 'steps/commitClosing.ts';
  const open = { schedule: schedule('V'), current: planned };

  const change = 'mine';
  const stashed = { votingId: 'V', change, action: 'CLOSE_VOTING', closing: {} };

  it('shuts the gates after the closing delay, and says so to nobody yet', async () => {
    const { result, stash } = await evaluate(closing, 'request', { stash: { ...stashed, known: open } });
    const { transactItems } = result as { transactItems: object[] };
    expect(transactItems).toHaveLength(18);
    expect(transactItems[0]).toMatchObject({
      operation: 'UpdateItem',
      condition: { expression: '#version = :read' },
    });
    const { current } = stash['part'] as { current: { shutAt: string; closesAt: string } };
    expect(current.closesAt).toBe(soon);
    expect(Date.parse(current.shutAt) - Date.now()).toBeGreaterThan(540_000);
    expect(Date.parse(current.shutAt) - Date.now()).toBeLessThanOrEqual(600_000);
  });

  it.each([
    ['when they were shut', new Date(Date.now() + 600_000).toISOString(), 0, 0],
    ['now, when shutting them took longer', past, 3_600_000, 3_700_000],
  ])('closes the voting %s', async (_, shutAt, least, most) => {
    const part = { ...open, current: { ...planned, shutAt, change } };
    const shut = await evaluate(closing, 'response', {
      stash: { ...stashed, known: open, part },
      result: {},
    });
    const { result, stash } = await evaluate(closing, 'request', { stash: shut.stash });
    expect((result as { transactItems: object[] }).transactItems).toHaveLength(18);
    const closed = stash['planned'] as { closesAt: string; shutAt?: string };
    expect(closed.shutAt).toBeUndefined();
    const delay = Date.parse(closed.closesAt) - Date.parse(shutAt);
    expect(delay).toBeGreaterThanOrEqual(least);
    expect(delay).toBeLessThanOrEqual(most);
  });

  it('reads again when somebody else changed the voting while it was shut', async () => {
    const part = { ...open, current: { ...planned, shutAt: soon, change } };
    const refused = await evaluate(closing, 'response', {
      stash: { ...stashed, known: open, part },
      ...cancelled(['ConditionalCheckFailed', item], 'None'),
    });
    const { result } = await evaluate(closing, 'request', { stash: refused.stash });
    expect(result).toMatchObject({ operation: 'BatchGetItem' });
  });

  it('finishes the closing of somebody who did not', async () => {
    const current = { ...planned, shutAt: past, change: 'somebody else' };
    const { result } = await evaluate(closing, 'request', {
      stash: { ...stashed, known: { ...open, current } },
    });
    expect((result as { transactItems: object[] }).transactItems).toHaveLength(19);
  });

  it('recognises its own closing whose answer was lost', async () => {
    const current = { ...planned, closesAt: past, change };
    const { error, stash } = await evaluate(closing, 'request', {
      stash: { ...stashed, known: { ...open, current } },
    });
    expect(error).toBeUndefined();
    expect(stash['committed']).toEqual(current);
  });

  it('leaves a voting that closes sooner anyway as it is', async () => {
    const current = { ...planned, closesAt: new Date(Date.now() + 300_000).toISOString() };
    const { stash } = await evaluate(closing, 'request', {
      stash: { ...stashed, known: { ...open, current } },
    });
    expect(stash['committed']).toEqual(current);
  });
});

describe('a change that is never committed', () => {
  const files = ['Mutation.closeVoting.ts', 'Mutation.updateVoting.ts'];

  it.each(files)('has changed nothing (%s)', async (file) => {
    const { error } = await evaluate(file, 'response', { stash: { planned, change: 'mine' } });
    expect(error).toContain('nothing was changed');
  });

  it.each(files)('does not claim so once the gates are shut (%s)', async (file) => {
    const known = { schedule: schedule('V'), current: { ...planned, shutAt: soon, change: 'mine' } };
    const { error } = await evaluate(file, 'response', { stash: { planned, change: 'mine', known } });
    expect(error).toContain('may take no more votes');
    expect(error).not.toContain('nothing was changed');
  });
});

describe('commitDeletion', () => {
  const deletion = 'steps/commitDeletion.ts';
  const args = { arguments: { id: 'V' } };
  const current = { ...planned, opensAt: new Date(Date.now() + 1_800_000).toISOString() };
  const upcoming = { schedule: schedule('V'), current };
  const gone = cancelled(
    ['ConditionalCheckFailed', { ...schedule(), version: 8 }],
    ['ConditionalCheckFailed', null],
  );

  it('takes its own deletion, whose answer was lost, for a success', async () => {
    const stashed = { votingId: 'V', change: 'mine', action: 'DELETE_VOTING', known: upcoming };
    const sent = await evaluate(deletion, 'request', { ...args, stash: stashed });
    const lost = await evaluate(deletion, 'response', {
      ...args,
      stash: sent.stash,
      error: dynamoDbError('InternalServerError'),
    });
    const repeated = await evaluate(deletion, 'request', { ...args, stash: lost.stash });
    expect(repeated.result).toMatchObject({ operation: 'TransactWriteItems' });
    const refused = await evaluate(deletion, 'response', { ...args, stash: repeated.stash, ...gone });
    // Whether the voting is gone, or only was not handed out, is read.
    const again = await evaluate(deletion, 'request', { ...args, stash: refused.stash });
    expect(again.result).toMatchObject({ operation: 'BatchGetItem' });
    const { error, stash } = await evaluate(deletion, 'request', {
      ...args,
      stash: { ...refused.stash, known: { ...upcoming, current: null } },
    });
    expect(error).toBeUndefined();
    expect(stash['committed']).toEqual(current);
  });

  it('tells when there is no such voting to begin with', async () => {
    const { error } = await evaluate(deletion, 'request', {
      ...args,
      stash: { known: { ...upcoming, current: null } },
    });
    expect(error).toContain('no such voting');
  });
});

/** A change planned, and then committed. */
async function planAndCommit(context: { stash: Record<string, unknown>; env?: Record<string, string> }) {
  const planned = await evaluate('steps/planUpdate.ts', 'request', context);
  return planned.error
    ? planned
    : evaluate('steps/commitUpdate.ts', 'request', { ...context, stash: planned.stash });
}

describe('updateVoting of an upcoming voting', () => {
  const opensAt = new Date(Date.now() + 1_800_000).toISOString();
  const options = ['Keep', 'Build'].map((label, index) => ({ id: `V-${index + 1}`, label }));

  it('never gives the id of one option to another', async () => {
    let current: object = { ...planned, opensAt, options };
    const change = async (...labels: string[]) => {
      const { stash } = await planAndCommit({
        stash: {
          change: 'mine',
          changes: { options: labels.map((label) => ({ label })) },
          known: { schedule: schedule('V'), current },
        },
      });
      current = { ...(stash['planned'] as object), change: 'before' };
      return (current as { options: { id: string; label: string }[] }).options.map(({ id }) => id);
    };
    expect(await change('Build', 'Keep')).toEqual(['V-2', 'V-1']);
    expect(await change('Keep', 'Sell')).toEqual(['V-1', 'V-3']);
    expect(await change('Rent', 'Keep')).toEqual(['V-4', 'V-1']);
  });
});

describe('updateVoting of an open voting', () => {
  const open = { schedule: schedule('V'), current: planned };
  const plan = (seconds: number) => {
    const closesAt = new Date(Date.now() + seconds * 1000).toISOString();
    return planAndCommit({
      stash: { change: 'mine', changes: { closesAt }, known: open },
      env: { TABLE_NAME: 'table', MAX_OPEN_VOTINGS: '2', CLOSING_DELAY_SECONDS: '3' },
    });
  };

  it('is left to the steps of a closing when it closes sooner than it is sure to be written', async () => {
    const { result, stash } = await plan(20);
    expect(result).toEqual({});
    expect(stash['closing']).toMatchObject({ at: expect.any(String) as string });
    for (const step of ['steps/planUpdate.ts', 'steps/commitUpdate.ts'])
      expect((await evaluate(step, 'request', { stash })).result).toEqual({});
  });

  it.each([
    ['later', 7200],
    ['sooner, but not soon', 1800],
  ])('is one transaction when it closes %s', async (_, seconds) => {
    const { result } = await plan(seconds);
    expect((result as { transactItems: object[] }).transactItems).toHaveLength(19);
  });
});

describe('updateVoting beside other changes', () => {
  const open = { schedule: schedule('V'), current: planned };
  const closesAt = new Date(Date.now() + 7_200_000).toISOString();
  const stashed = { votingId: 'V', change: 'mine', action: 'CHANGE_VOTING', changes: { closesAt } };
  const sent = () => planAndCommit({ stash: { ...stashed, known: open } });

  it('keeps its plan when only the schedule changed', async () => {
    const { stash } = await sent();
    const others = { ...schedule('V'), version: 9 };
    const refused = await evaluate('steps/commitUpdate.ts', 'response', {
      stash,
      ...cancelled(['ConditionalCheckFailed', others], 'None'),
    });
    const again = await evaluate('steps/commitUpdate.ts', 'request', { stash: refused.stash });
    expect(again.result).toMatchObject({ operation: 'TransactWriteItems' });
  });

  it('is planned again when the voting changed, and not committed before', async () => {
    const { stash } = await sent();
    const theirs = { ...item, version: 5, title: 'Dinner?' };
    const refused = await evaluate('steps/commitUpdate.ts', 'response', {
      stash,
      ...cancelled('None', ['ConditionalCheckFailed', theirs]),
    });
    const passed = await evaluate('steps/commitUpdate.ts', 'request', { stash: refused.stash });
    expect(passed.result).toEqual({});
    const next = await planAndCommit({ stash: passed.stash });
    expect(next.stash['planned']).toMatchObject({ title: 'Dinner?', closesAt, version: 6 });
  });

  it('is planned again when the voting has opened since', async () => {
    const { stash } = await sent();
    const plan = { ...(stash['plan'] as object), status: 'UPCOMING' };
    const { result } = await evaluate('steps/commitUpdate.ts', 'request', { stash: { ...stash, plan } });
    expect(result).toEqual({});
  });
});

describe('a voting that opens within the closing delay', () => {
  const opensAt = new Date(Date.now() + 300_000).toISOString();
  const stash = {
    known: { schedule: schedule('V'), current: { ...planned, opensAt } },
    changes: { title: 'New' },
    change: 'mine',
  };

  it('is left alone by updateVoting and deleteVoting', async () => {
    expect((await planAndCommit({ stash })).error).toContain('opens within seconds');
    const deletion = await evaluate('steps/commitDeletion.ts', 'request', { arguments: { id: 'V' }, stash });
    expect(deletion.error).toContain('opens within seconds');
  });
});
