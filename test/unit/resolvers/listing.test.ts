import { evaluate } from './support/evaluate';

const future = '2101-01-01T00:00:00.000Z';
const opensIn = (milliseconds: number) => `${new Date(Date.now() + milliseconds).toISOString()}#V`;
const upcoming = (nextToken: string) => ({ arguments: { filter: { status: 'UPCOMING' }, nextToken } });

async function queryOf(nextToken: string) {
  const started = await evaluate('Query.votings.ts', 'request', upcoming(nextToken));
  expect(started.error).toBeUndefined();
  const { stash } = started;
  return evaluate('steps/listVotings.ts', 'request', { ...upcoming(nextToken), stash });
}

it('credit packs are put together from the variables that they are cut into', async () => {
  const packs = JSON.stringify([
    { id: 'always', credits: 1, label: '1', prices: { EUR: 50 } },
    { id: 'starter', credits: 10, label: 'Ten “credits”', prices: { EUR: 500 }, until: future },
    { id: 'gone', credits: 10, label: '10', prices: { EUR: 500 }, until: '2001-01-01T00:00:00.000Z' },
  ]);
  const env = { CREDIT_PACKS_1: packs.slice(0, 90), CREDIT_PACKS_2: packs.slice(90) };
  const { result, error } = await evaluate('Query.creditPacks.ts', 'response', { env });
  expect(error).toBeUndefined();
  const sold = { currency: 'EUR' };
  expect(result).toEqual([
    { ...sold, id: 'always-eur', credits: 1, label: '1', amount: 50 },
    { ...sold, id: 'starter-eur', credits: 10, label: 'Ten “credits”', amount: 500, until: future },
  ]);
  expect((await evaluate('Query.creditPacks.ts', 'response', {})).result).toEqual([]);
});

describe('a further page of upcoming votings', () => {
  it('has those that open before the last one shown', async () => {
    const nextToken = opensIn(600_000);
    const { result } = await queryOf(nextToken);
    expect(result).toMatchObject({
      operation: 'Query',
      query: { expressionValues: { ':upper': { S: nextToken } } },
    });
  });

  it('is empty and the last one when the last one shown has opened in the meantime', async () => {
    const nextToken = opensIn(-1000);
    const { result, stash } = await queryOf(nextToken);
    expect(result).toEqual({});
    const page = await evaluate('Query.votings.ts', 'response', { ...upcoming(nextToken), stash });
    expect(page.result).toMatchObject({ items: [], nextToken: null });
  });

  it.each([
    ['no instant', '!'.repeat(24) + '#V'],
    ['no id', opensIn(600_000).slice(0, -1)],
    ['too long', opensIn(600_000) + 'V'.repeat(100)],
  ])('cannot be found by a token that the list never gave: %s', async (_, nextToken) => {
    const { error } = await evaluate('Query.votings.ts', 'request', upcoming(nextToken));
    expect(error).toContain('This page cannot be found');
  });
});

describe('a list under many names', () => {
  const ask = (selectionSetList: string[], identity: object | null) =>
    evaluate('Query.votings.ts', 'request', { arguments: {}, info: { selectionSetList }, identity });
  const names = ['a', 'a/id', 'b', 'b/id', 'c', 'd'];

  it('is not read for callers with the API key', async () => {
    expect((await ask(names, null)).error).toContain('ask for the items of a list once');
    expect((await ask(['items', 'items/id', 'nextToken', '__typename'], null)).error).toBeUndefined();
  });

  it('is read once, and so may be had, for those who signed in', async () => {
    expect((await ask(names, { sub: 'voter' })).error).toBeUndefined();
  });
});

it('lists closed votings after one that has opened', async () => {
  const context = { arguments: { filter: { status: 'CLOSED' }, nextToken: opensIn(-1000) } };
  const { stash } = await evaluate('Query.votings.ts', 'request', context);
  const { result } = await evaluate('steps/listVotings.ts', 'request', { ...context, stash });
  expect(result).toMatchObject({ operation: 'Query' });
});

describe('a page from two partitions', () => {
  const time = Date.parse('2026-06-01T00:00:00.000Z');
  const voting = (day: number) => ({
    id: `V${day}`,
    title: 'Lunch?',
    access: 'FREE',
    opensAt: `2026-01-${String(day).padStart(2, '0')}T00:00:00.000Z`,
    closesAt: '2026-02-01T00:00:00.000Z',
    options: [],
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    version: 1,
  });
  const part = (days: number[], listed = true) => ({
    index: 'i',
    key: 'kind',
    value: 'VOTING',
    found: days.map(voting),
    cursor: listed ? null : 'c',
    listed,
    queries: 1,
    end: '',
  });
  const pageOf = async (parts: object[], ascending = false, pageSize = 3) => {
    const question = { status: null, access: null, ascending, pageSize, nextToken: null, words: [] };
    const { result, error } = await evaluate('Query.votings.ts', 'response', {
      stash: { time, question, parts },
      info: { selectionSetList: [] },
    });
    if (error) return error;
    const { items, nextToken } = result as { items: { id: string }[]; nextToken: string | null };
    return [items.map(({ id }) => id).join(' '), nextToken];
  };

  it.each([
    ['holds both in order', [part([9, 5, 1]), part([7])], false, ['V9 V7 V5', '2026-01-05T00:00:00.000Z#V5']],
    ['has no next one when that is all', [part([9]), part([7, 1])], false, ['V9 V7 V1', null]],
    ['ascends', [part([1, 5, 9]), part([7])], true, ['V1 V5 V7', '2026-01-07T00:00:00.000Z#V7']],
    [
      'ends where a partition was not read on',
      [part([9, 5], false), part([7, 4, 3])],
      false,
      ['V9 V7 V5', '2026-01-05T00:00:00.000Z#V5'],
    ],
    [
      'ends sooner than that for a small page',
      [part([9, 8], false), part([7, 4])],
      false,
      ['V9 V8', '2026-01-08T00:00:00.000Z#V8'],
    ],
    ['is empty', [part([]), part([])], false, ['', null]],
  ])('%s', async (_, parts, ascending, expected) => {
    expect(await pageOf(parts, ascending)).toEqual(expected);
  });

  it('cannot be told when a filter passed over all that was read', async () => {
    expect(await pageOf([part([], false), part([7])])).toContain('Please try again');
  });
});

describe('the partitions of a list', () => {
  const read = async (filter: object) => {
    const started = await evaluate('Query.votings.ts', 'request', {
      arguments: { filter },
      info: { selectionSetList: [] },
    });
    const { result } = await evaluate('steps/listVotings.ts', 'request', {
      arguments: { filter },
      stash: started.stash,
    });
    return result as { index: string; scanIndexForward: boolean; query: { expressionValues: object } };
  };

  it.each([
    ['OPEN', {}, 'votings-by-opening', 'VOTING'],
    ['OPEN', { access: 'PAID' }, 'votings-by-opening', 'VOTING'],
    ['UPCOMING', {}, 'votings-by-opening', 'VOTING'],
    ['UPCOMING', { access: 'FREE' }, 'votings-by-access', 'FREE'],
    ['CLOSED', { access: 'PAID' }, 'votings-by-access', 'PAID'],
  ])('are few for %s %j', async (status, more, index, value) => {
    const query = await read({ status, ...more });
    expect(query).toMatchObject({
      index,
      scanIndexForward: false,
      query: { expressionValues: { ':partition': { S: value } } },
    });
  });

  it('are read from what opens first when that is asked for', async () => {
    expect(await read({ status: 'UPCOMING', order: 'OPENING_ASC' })).toMatchObject({
      scanIndexForward: true,
    });
  });
});

describe('the size of a page', () => {
  const sizeOf = async (limit: number, selected: string[], identity?: null) => {
    const { stash } = await evaluate('Query.votings.ts', 'request', {
      arguments: { limit },
      info: { selectionSetList: ['items', ...selected.map((field) => `items/${field}`)] },
      ...(identity === null && { identity }),
    });
    return (stash['question'] as { pageSize: number }).pageSize;
  };

  it.each([
    ['is what is asked for', 50, ['id', 'options', 'options/id'], 50],
    ['is what may run its resolvers', 50, ['id', 'status', 'tally', 'tally/total', 'myVote'], 16],
    ['is that under other names, too', 50, ['a', 'b', 'c', 'd', 'e', 'f'], 8],
    ['is one at least', 50, Array.from({ length: 99 }, (_, index) => `n${index}`), 1],
  ])('%s', async (_, limit, selected, size) => {
    expect(await sizeOf(limit, selected)).toBe(size);
  });

  it('is sixteen at most for callers with the API key', async () => {
    expect(await sizeOf(50, ['id'], null)).toBe(16);
    expect(await sizeOf(7, ['id'], null)).toBe(7);
  });
});

it('reads nothing for a caller with the API key: that is shared', async () => {
  const started = await evaluate('Query.votings.ts', 'request', { arguments: { limit: 5 }, identity: null });
  const { result } = await evaluate('steps/readPreferences.ts', 'request', {
    stash: started.stash,
    identity: null,
  });
  expect(result).toEqual({});
  const page = await evaluate('Query.votings.ts', 'response', { stash: started.stash, identity: null });
  expect(page.result).toMatchObject({ cacheKey: 'ANY BOTH DESC 5 FIRST' });
});
