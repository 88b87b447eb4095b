import { evaluate } from './support/evaluate';

const opensIn = (milliseconds: number) => `${new Date(Date.now() + milliseconds).toISOString()}#V`;
const upcoming = (nextToken: string) => ({ arguments: { filter: { status: 'UPCOMING' }, nextToken } });

async function queryOf(nextToken: string) {
  const started = await evaluate('Query.votings.ts', 'request', upcoming(nextToken));
  expect(started.error).toBeUndefined();
  const { stash } = started;
  return evaluate('steps/listVotings.ts', 'request', { ...upcoming(nextToken), stash });
}

describe('a further page of upcoming votings', () => {
  it('has those that open before the last one shown', async () => {
    const nextToken = opensIn(600_000);
    const { result } = await queryOf(nextToken);
    expect(result).toMatchObject({
      operation: 'Query',
      query: { expressionValues: { ':after': { S: nextToken } } },
    });
  });

  it('is empty and the last one when the last one shown has opened in the meantime', async () => {
    const nextToken = opensIn(-1000);
    const { result, stash } = await queryOf(nextToken);
    expect(result).toEqual({});
    const page = await evaluate('Query.votings.ts', 'response', { ...upcoming(nextToken), stash });
    expect(page.result).toEqual({ items: [], nextToken: null });
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

it('lists closed votings after one that has opened', async () => {
  const context = { arguments: { filter: { status: 'CLOSED' }, nextToken: opensIn(-1000) } };
  const { stash } = await evaluate('Query.votings.ts', 'request', context);
  const { result } = await evaluate('steps/listVotings.ts', 'request', { ...context, stash });
  expect(result).toMatchObject({ operation: 'Query' });
});
