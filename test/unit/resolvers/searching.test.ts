import { evaluate } from './support/evaluate';

const item = (number: number, title: string, options: string[] = [], more: object = {}) => {
  const opensAt = `2026-01-${String(number).padStart(2, '0')}T00:00:00.000Z`;
  const id = `V${number}`;
  return {
    id,
    title,
    access: 'FREE',
    opensAt,
    closesAt: '2026-02-01T00:00:00.000Z',
    options: options.map((label, index) => ({ id: `${id}-${index}`, label })),
    createdAt: opensAt,
    updatedAt: opensAt,
    version: 1,
    kind: 'VOTING',
    opening: `${opensAt}#${id}`,
    ...more,
  };
};

/** Asks for a list, and answers each query of a partition with the next of its pages: the last one has no cursor. */
async function listOf(args: Record<string, unknown>, pages: Record<string, object[][]>) {
  const context = { arguments: args, info: { selectionSetList: ['items', 'items/id'] } };
  const started = await evaluate('Query.votings.ts', 'request', context);
  if (started.error) return { error: started.error, limits: [], items: [], nextToken: null };
  let { stash } = started;
  const limits: unknown[] = [];
  for (let use = 0; use < 4; use += 1) {
    const asked = await evaluate('steps/listVotings.ts', 'request', { ...context, stash });
    const query = asked.result as {
      limit: number;
      filter?: object;
      query: { expressionValues: Record<string, { S: string }> };
    };
    if (!('limit' in query)) break;
    limits.push(query.filter ?? query.limit);
    const part = pages[query.query.expressionValues[':partition']!.S] ?? [];
    const items = part.shift() ?? [];
    const result = { items, nextToken: part.length > 0 ? 'cursor' : null };
    ({ stash } = await evaluate('steps/listVotings.ts', 'response', {
      ...context,
      stash: asked.stash,
      result,
    }));
  }
  const answer = await evaluate('Query.votings.ts', 'response', { ...context, stash });
  const { items, nextToken } = (answer.result ?? {}) as { items?: { id: string }[]; nextToken?: string };
  return {
    error: answer.error,
    limits,
    items: items?.map(({ id }) => id) ?? [],
    nextToken: nextToken ?? null,
  };
}

const search = (words: string, more: object = {}) => ({ filter: { search: words, ...more } });

describe('A search for votings', () => {
  it.each([
    ['a part of a word', 'unc', 'Lunch?', []],
    ['capitals', 'lunch', 'LUNCH', []],
    ['accents of the voting', 'creme brulee', 'Crème brûlée?', []],
    ['accents of what is typed', 'Crème', 'creme', []],
    ['accents that stand by themselves', 'cr\u00e8me', 'cre\u0300me', []],
    ['an option', 'pizza', 'Lunch?', ['Salad', 'Pizza']],
    ['words that stand apart', ' lunch\u00a0 pizza ', 'Lunch?', ['Pizza']],
    ['German', 'strasse', 'Welche Straße?', []],
    ['Polish', 'lodz', 'Łódź', []],
    ['Turkish', 'istanbul', 'İSTANBUL', []],
    ['Vietnamese', 'duong', 'Đường', []],
    ['Greek', 'ΘΕΣΣΑΛΟΝΊΚΗς', 'Θεσσαλονικησ', []],
    ['Cyrillic', 'елка', 'Ёлка', []],
    ['Hebrew with points', 'שלום', 'שָׁלוֹם', []],
    ['Arabic with vowels and forms of alef', 'احمد', 'أَحْمَد', []],
    ['Japanese of half width', 'カフェ', 'ｶﾌｪ', []],
    ['Chinese', '午餐', '今天的午餐是什么？', []],
    ['Korean', '점심', '점심 메뉴', []],
    ['emoji', '🍕', 'Lunch 🍕 or 🥗', []],
  ])('finds %s', async (_, words, title, options) => {
    expect(await listOf(search(words), { VOTING: [[item(1, title, options)]] })).toMatchObject({
      items: ['V1'],
      nextToken: null,
    });
  });

  it('finds what has each of the words only', async () => {
    const pages = () => ({ VOTING: [[item(1, 'Lunch?', ['Pizza'])]] });
    expect((await listOf(search('lunch salad'), pages())).items).toEqual([]);
    expect((await listOf(search('lunchpizza'), pages())).items).toEqual([]);
  });

  it('for nothing is none', async () => {
    const found = await listOf(search('  \t'), { VOTING: [[item(1, 'Lunch?')]] });
    expect(found).toMatchObject({ items: ['V1'], limits: [22, 22] });
  });

  it('for too much is refused', async () => {
    expect((await listOf(search('x'.repeat(101)), {})).error).toContain('100 characters');
    expect((await listOf(search('x'.repeat(100)), {})).error).toBeUndefined();
  });

  it('goes together with status and access', async () => {
    const soon = { opensAt: '2100-01-01T00:00:00.000Z', closesAt: '2101-01-01T00:00:00.000Z' };
    const pages = () => ({
      VOTING: [[item(3, 'Lunch', [], soon), item(2, 'Lunch', [], { closesAt: soon.closesAt })]],
      FINAL: [[item(1, 'Lunch')]],
    });
    expect((await listOf(search('lunch', { status: 'CLOSED' }), pages())).items).toEqual(['V1']);
    expect((await listOf(search('lunch', { status: 'OPEN' }), pages())).items).toEqual(['V2']);
    expect((await listOf(search('lunch', { status: 'UPCOMING' }), pages())).items).toEqual(['V3']);
    expect((await listOf(search('lunch', { status: 'OPEN', access: 'PAID' }), pages())).items).toEqual([]);
  });

  it('looks through so many votings and no more, and goes on where it stopped', async () => {
    const none = (from: number) => [item(from, 'Dinner'), item(from - 1, 'Dinner')];
    const pages = { VOTING: [none(28), none(24), none(20)], FINAL: [none(26), none(22), none(18)] };
    expect(await listOf(search('lunch'), pages)).toEqual({
      error: undefined,
      limits: [50, 50, 50, 50],
      items: [],
      // Both were read down to here; below, one of them was not.
      nextToken: '2026-01-23T00:00:00.000Z#V23',
    });
  });

  it('shows nothing that lies beyond what was looked through, in either order', async () => {
    const pages = () => ({
      VOTING: [[item(9, 'Lunch')], [item(8, 'Dinner')], [item(7, 'Lunch')]],
      FINAL: [[item(6, 'Lunch')], [item(5, 'Lunch')], []],
    });
    expect(await listOf(search('lunch'), pages())).toMatchObject({
      items: ['V9'],
      nextToken: '2026-01-08T00:00:00.000Z#V8',
    });
    const ascending = { VOTING: [[item(1, 'Lunch')], [item(2, 'Dinner')], []], FINAL: [[item(3, 'Lunch')]] };
    expect(await listOf(search('lunch', { order: 'OPENING_ASC' }), ascending)).toMatchObject({
      items: ['V1', 'V3'],
      nextToken: null,
    });
  });

  it('ends a page that is full where it is full', async () => {
    const pages = { VOTING: [[3, 2, 1].map((number) => item(number, 'Lunch'))] };
    expect(await listOf({ ...search('lunch'), limit: 2 }, pages)).toMatchObject({
      items: ['V3', 'V2'],
      nextToken: '2026-01-02T00:00:00.000Z#V2',
    });
  });

  it('is not made again for a list that was read for one caller', async () => {
    const context = { source: { cacheKey: 'k', items: [] } };
    const { stash } = await evaluate('VotingConnection.items.ts', 'request', context);
    expect(await evaluate('steps/listVotings.ts', 'request', { ...context, stash })).toMatchObject({
      result: {},
      error: undefined,
    });
  });

  it('is shared by callers with the API key who search for the same', async () => {
    const keyOf = async (words: string) => {
      const context = { arguments: search(words), identity: null, info: { selectionSetList: [] } };
      const { stash } = await evaluate('Query.votings.ts', 'request', context);
      const { result } = await evaluate('Query.votings.ts', 'response', { ...context, stash });
      return (result as { cacheKey: string }).cacheKey;
    };
    expect(await keyOf('Crème  brûlée')).toBe(await keyOf('creme brulee'));
    expect(await keyOf('creme')).not.toBe(await keyOf('creme brulee'));
  });
});
