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
});
const known = { schedule: schedule('A'), current: null };
const step = 'steps/commitNewVoting.ts';

describe('commitNewVoting', () => {
  it('reads schedule and definition at first, strongly consistently', async () => {
    const { result } = await evaluate(step, 'request', { stash: { planned } });
    expect(result).toMatchObject({ operation: 'BatchGetItem', tables: { table: { consistentRead: true } } });
  });

  it('writes schedule, definition and sixteen gates on condition of the version read', async () => {
    const { result } = await evaluate(step, 'request', { stash: { planned, known } });
    const { transactItems } = result as { transactItems: { operation: string; condition?: object }[] };
    expect(transactItems).toHaveLength(18);
    expect(transactItems[0]).toMatchObject({
      operation: 'UpdateItem',
      condition: { expression: '#version = :read', expressionValues: { ':read': { N: 7 } } },
    });
  });

  it('creates the schedule with the first voting', async () => {
    const empty = { schedule: { windows: {}, version: 0 }, current: null };
    const { result } = await evaluate(step, 'request', { stash: { planned, known: empty } });
    expect((result as { transactItems: object[] }).transactItems[0]).toMatchObject({
      operation: 'PutItem',
      condition: { expression: 'attribute_not_exists(PK)' },
    });
  });

  it('goes on with the schedule that the cancelled transaction told of', async () => {
    const outcome = cancelled(['ConditionalCheckFailed', { ...schedule('A', 'B'), version: 8 }], 'None');
    const { stash } = await evaluate(step, 'response', { stash: { planned, known }, ...outcome });
    expect(stash).toMatchObject({ known: { schedule: { version: 8 } } });
    const { error } = await evaluate(step, 'request', { stash });
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
    const outcome = cancelled(
      ['ConditionalCheckFailed', schedule('A', 'V')],
      ['ConditionalCheckFailed', item],
    );
    const { stash } = await evaluate(step, 'response', { stash: { planned, known }, ...outcome });
    const next = await evaluate(step, 'request', { stash });
    expect(next.error).toBeUndefined();
    expect(next.stash['committed']).toEqual(planned);
  });
});

describe('commitClosing', () => {
  const closing = 'steps/commitClosing.ts';
  const open = { schedule: schedule('V'), current: planned };
  const args = { arguments: { id: 'V' } };

  it('closes after the closing delay', async () => {
    const { stash } = await evaluate(closing, 'request', { ...args, stash: { known: open } });
    const { closesAt } = stash['planned'] as { closesAt: string };
    expect(Date.parse(closesAt) - Date.now()).toBeGreaterThan(540_000);
    expect(Date.parse(closesAt) - Date.now()).toBeLessThanOrEqual(600_000);
  });

  it('takes back a commit that came after the closing instant, and sets a later one', async () => {
    const late = { ...planned, closesAt: past, version: 2 };
    const stash = { known: open, planned: late };
    const after = await evaluate(closing, 'response', { ...args, stash, result: { keys: [] } });
    expect(after.stash).toEqual({ planned: late, late: true });
    const again = await evaluate(closing, 'request', {
      ...args,
      stash: { ...after.stash, known: { schedule: schedule('V'), current: late } },
    });
    expect(again.error).toBeUndefined();
    expect(Date.parse((again.stash['planned'] as { closesAt: string }).closesAt)).toBeGreaterThan(Date.now());
  });

  it('leaves a voting that closes sooner anyway as it is', async () => {
    const current = { ...planned, closesAt: new Date(Date.now() + 300_000).toISOString() };
    const { stash } = await evaluate(closing, 'request', { ...args, stash: { known: { ...open, current } } });
    expect(stash['committed']).toEqual(current);
  });
});

describe('a change that is never committed', () => {
  const files = ['Mutation.closeVoting.ts', 'Mutation.updateVoting.ts'];

  it.each(files)('has changed nothing (%s)', async (file) => {
    const { error } = await evaluate(file, 'response', { stash: { planned } });
    expect(error).toContain('nothing was changed');
  });

  it.each(files)('does not claim so once a closing time was stored too late (%s)', async (file) => {
    const { error } = await evaluate(file, 'response', { stash: { planned, late: true } });
    expect(error).toContain('closes soon. Please look at it again');
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
    const sent = await evaluate(deletion, 'request', { ...args, stash: { known: upcoming } });
    const lost = await evaluate(deletion, 'response', {
      ...args,
      stash: sent.stash,
      error: dynamoDbError('InternalServerError'),
    });
    const repeated = await evaluate(deletion, 'request', { ...args, stash: lost.stash });
    expect(repeated.result).toMatchObject({ operation: 'TransactWriteItems' });
    const refused = await evaluate(deletion, 'response', { ...args, stash: repeated.stash, ...gone });
    const { error, stash } = await evaluate(deletion, 'request', { ...args, stash: refused.stash });
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

describe('a voting that opens within the closing delay', () => {
  const opensAt = new Date(Date.now() + 300_000).toISOString();
  const stash = {
    known: { schedule: schedule('V'), current: { ...planned, opensAt } },
    changes: { title: 'New' },
  };

  it.each([
    ['steps/commitUpdate.ts', { input: { id: 'V' } }],
    ['steps/commitDeletion.ts', { id: 'V' }],
  ])('is left alone by %s', async (file, args) => {
    const { error } = await evaluate(file, 'request', { arguments: args, stash });
    expect(error).toContain('opens within seconds');
  });
});
