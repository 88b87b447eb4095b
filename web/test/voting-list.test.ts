import { run } from '../src/session/api/client';
import { knownVotings } from '../src/session/cache/known-votings';
import { VotingList } from '../src/session/cache/voting-list';
import type { Voting } from '../src/ui/voting/voting';

jest.mock('../src/session/api/client', () => ({ run: jest.fn() }));

const voting = (id: string): Voting => ({
  id,
  title: id,
  description: null,
  imageUrl: null,
  access: 'FREE',
  results: 'ALWAYS',
  creditCost: 0,
  code: '',
  status: 'OPEN',
  opensAt: '2026-01-01T00:00:00.000Z',
  closesAt: '2026-01-02T00:00:00.000Z',
  options: [],
  tally: {
    votingId: id,
    total: 0,
    counts: [],
    version: 0,
    updatedAt: '2026-01-01T00:00:00.000Z',
    final: false,
    hidden: false,
  },
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
});

const page = (ids: string[], nextToken: string | null = null) => ({
  votings: { items: ids.map(voting), nextToken },
});

describe('A list of votings', () => {
  const answers = jest.mocked(run as (...args: unknown[]) => Promise<unknown>);
  let list: VotingList;

  beforeEach(() => {
    answers.mockReset();
    list = new VotingList({ status: 'OPEN' }, 'public');
  });

  it('grows page by page, and shows nothing twice when pages overlap', async () => {
    answers.mockResolvedValueOnce(page(['c', 'b'], 'next')).mockResolvedValueOnce(page(['b', 'a']));
    await list.refresh();
    await list.more();
    expect(list.state.get()).toMatchObject({ ids: ['c', 'b', 'a'], phase: 'ready', nextToken: null });
    expect(answers.mock.calls[1]?.[1]).toMatchObject({ nextToken: 'next' });
    expect([...knownVotings.get().keys()]).toEqual(expect.arrayContaining(['a', 'b', 'c']));
  });

  it('asks for no page after the last', async () => {
    answers.mockResolvedValueOnce(page(['a']));
    await list.refresh();
    await list.more();
    expect(answers).toHaveBeenCalledTimes(1);
  });

  it('shows the first answer without waiting for a second question', async () => {
    let answerSecond: (answer: unknown) => void = () => undefined;
    answers
      .mockResolvedValueOnce(page(['a']))
      .mockReturnValueOnce(new Promise((resolve) => (answerSecond = resolve)));
    const [first, second] = [list.refresh(), list.refresh()];
    await first;
    expect(list.state.get().ids).toEqual(['a']);
    answerSecond(page(['b', 'a']));
    await second;
    expect(list.state.get().ids).toEqual(['b', 'a']);
  });

  it('drops an answer that comes after a later one', async () => {
    let answerFirst: (answer: unknown) => void = () => undefined;
    answers
      .mockReturnValueOnce(new Promise((resolve) => (answerFirst = resolve)))
      .mockResolvedValueOnce(page(['new']));
    const first = list.refresh();
    await list.refresh();
    answerFirst(page(['old']));
    await first;
    expect(list.state.get().ids).toEqual(['new']);
  });

  it('keeps what it shows when a page does not come, and gets over it', async () => {
    answers
      .mockResolvedValueOnce(page(['a'], 'next'))
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockResolvedValueOnce(page(['a', 'b']));
    await list.refresh();
    await list.more();
    expect(list.state.get()).toMatchObject({ ids: ['a'], phase: 'failed', error: { type: 'Network' } });
    await list.refresh();
    expect(list.state.get()).toMatchObject({ ids: ['a', 'b'], phase: 'ready' });
  });

  it('puts a new voting first, once', async () => {
    answers.mockResolvedValueOnce(page(['a']));
    await list.refresh();
    list.add('b');
    list.add('a');
    expect(list.state.get().ids).toEqual(['b', 'a']);
  });

  it('fetches as much as it shows when messages may have been missed', async () => {
    const many = Array.from({ length: 30 }, (_, index) => `v${index}`);
    answers.mockResolvedValue(page(many));
    await list.refresh();
    await list.refresh();
    expect(answers.mock.calls.map(([, variables]) => (variables as { limit: number }).limit)).toEqual([
      20, 30,
    ]);
  });
});
