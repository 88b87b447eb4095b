import { createHandler, type NumberingStore } from '../../../functions/number-ballots/handler';
import type { NumberedSegment } from '../../../model/ballot-numbering';
import { ballotWrite } from '../../../model/ballot-numbering';
import { voteKey, type Key } from '../../../model/keys';
import { ballotIn } from '../../../model/vote';

const PAGE = 10;

/** A segment of a table with old votes. */
class MemoryStore implements NumberingStore {
  readonly ballots = new Map<string, string>();
  position: NumberedSegment = { done: false };
  pages = 0;
  finished = false;
  /** Writes that go through before one fails. */
  writesLeft = Infinity;

  constructor(private readonly votes: Key[]) {}

  segment(): Promise<NumberedSegment> {
    return Promise.resolve(this.position);
  }

  note(_: number, __: number, position: NumberedSegment): Promise<void> {
    this.position = position;
    return Promise.resolve();
  }

  page(_: number, __: number, after: Key | undefined) {
    this.pages += 1;
    const begin = this.votes.findIndex(({ PK }) => PK === after?.PK) + 1;
    const page = this.votes.slice(begin, begin + PAGE);
    const next = begin + PAGE < this.votes.length ? page.at(-1) : undefined;
    return Promise.resolve({ votes: page.filter(({ PK }) => !this.ballots.has(PK)), next, units: 128 });
  }

  number({ PK }: Key, ballotId: string): Promise<void> {
    this.writesLeft -= 1;
    if (this.writesLeft < 0) return Promise.reject(new Error('gone'));
    if (!this.ballots.has(PK)) this.ballots.set(PK, ballotId);
    return Promise.resolve();
  }

  finish(): Promise<void> {
    this.finished = true;
    return Promise.resolve();
  }
}

const votes = Array.from({ length: 55 }, (_, index) => voteKey(`user-${index}`, 'V'));
const inTime = { getRemainingTimeInMillis: () => 900_000 };
const task = { segment: 0, segmentCount: 1 };

function handlerOf(store: NumberingStore) {
  const slept: number[] = [];
  const sleep = (milliseconds: number) => Promise.resolve(slept.push(milliseconds));
  return { slept, handler: createHandler({ store, log: jest.fn(), sleep }) };
}

describe('Giving old votes their ballots', () => {
  it('reaches every vote once', async () => {
    const store = new MemoryStore(votes);
    const { handler } = handlerOf(store);
    expect(await handler(task, inTime)).toEqual({ ...task, done: true });
    expect(new Set(store.ballots.values()).size).toBe(votes.length);
  });

  it('goes on where it was when its time was over, or when it failed, and changes no ballot', async () => {
    const store = new MemoryStore(votes);
    const { handler } = handlerOf(store);
    const times = [900_000, 900_000, 1000];
    const answer = await handler(task, { getRemainingTimeInMillis: () => times.shift() ?? 0 });
    expect(answer).toEqual({ ...task, done: false });
    expect([store.pages, store.ballots.size]).toEqual([2, 20]);
    store.writesLeft = 4;
    await expect(handler(task, inTime)).rejects.toThrow('gone');
    const before = new Map(store.ballots);
    store.writesLeft = Infinity;
    expect(await handler(task, inTime)).toEqual({ ...task, done: true });
    expect(store.ballots.size).toBe(votes.length);
    for (const [vote, ballot] of before) expect(store.ballots.get(vote)).toBe(ballot);
  });

  it('takes its time, so that those who vote do not notice', async () => {
    const store = new MemoryStore(votes);
    const { slept, handler } = handlerOf(store);
    await handler(task, inTime);
    const seconds = slept.reduce((sum, milliseconds) => sum + milliseconds, 0) / 1000;
    // 55 votes at 250 a second, 6 pages of 128 units at 500 a second.
    expect(seconds).toBeGreaterThan(1.4);
    expect(seconds).toBeLessThan(55 / 250 + (6 * 128) / 500 + 0.01);
  });

  it('ends with a note', async () => {
    const store = new MemoryStore(votes);
    await handlerOf(store).handler({ finished: true }, inTime);
    expect(store.finished).toBe(true);
  });

  it('gives a vote a ballot only if it has none, and no vote that is gone', () => {
    const write = ballotWrite(votes[0]!, 'V', '7f00…');
    const { ballotBox } = ballotIn('V', '7f00…');
    expect(write).toMatchObject({
      key: votes[0],
      update: { values: { ':box': ballotBox, ':id': '7f00…' } },
      condition: { expression: 'attribute_exists(PK) AND attribute_not_exists(ballotId)' },
    });
  });
});
