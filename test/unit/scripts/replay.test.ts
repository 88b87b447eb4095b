import type { DeadLetterQueue } from '../../../scripts/replay/letters';
import { replay, type Letter, type ReplayParts } from '../../../scripts/replay/replay';

const record = (votingId: string) => ({
  dynamodb: { Keys: { PK: { S: 'USER#1' }, SK: { S: `VOTE#${votingId}` } } },
});
const setAside = (votingId: string) => ({ shardId: 's', record: record(votingId), reason: 'no castAt' });
const batch = {
  DDBStreamBatchInfo: {
    shardId: 's',
    startSequenceNumber: '1',
    endSequenceNumber: '9',
    approximateArrivalOfFirstRecord: '2026-11-26T10:00:00Z',
    approximateArrivalOfLastRecord: '2026-11-26T10:05:00Z',
    batchSize: 9,
    streamArn: 'arn',
  },
};
const notice = {
  provider: 'STRIPE',
  eventId: 'evt_1',
  eventType: 'paid',
  subject: { kind: 'payment', id: 'cs_1' },
};

/** A queue with messages, and everything that was done. */
function around(messages: unknown[], more: Partial<ReplayParts> = {}) {
  const done: string[] = [];
  const letters = messages.map((message, index): Letter => {
    const note = (what: string) => () => {
      done.push(`${what} ${index}`);
      return Promise.resolve();
    };
    const body = typeof message === 'string' ? message : JSON.stringify(message);
    return { body, sentAt: new Date(0), delete: note('delete'), putBack: note('put back') };
  });
  const parts: ReplayParts = {
    take: () => Promise.resolve(letters),
    settleAgain: (body) => Promise.resolve(void done.push(`settle ${body}`)),
    recordsOf: () => Promise.resolve(undefined),
    whyUncounted: ({ dynamodb }) =>
      Promise.resolve(dynamodb?.Keys?.['SK']?.S === 'VOTE#unmended' ? 'it is incomplete' : undefined),
    votingsOpen: (from, to) => Promise.resolve([`open ${from} ${to}`]),
    mendTally: (votingId) => {
      done.push(`mend ${votingId}`);
      return Promise.resolve(votingId === 'poisoned' ? 'STILL_WRONG' : 'MENDED');
    },
    announce: (records) => {
      done.push(`announce ${records.length}`);
      return Promise.resolve(true);
    },
    say: () => undefined,
    ...more,
  };
  const run = (queue: DeadLetterQueue, isDone = true) => replay(parts, queue, { isDone });
  return { run, done };
}

it('changes nothing unless it is told to', async () => {
  const { run, done } = around([notice, notice]);
  expect(await run('UnsettledPayments', false)).toBe(2);
  expect(done).toEqual(['put back 0', 'put back 1']);
});

it('sends a payment to be settled, and then takes it out of the queue', async () => {
  const { run, done } = around([notice]);
  expect(await run('UnsettledPayments')).toBe(0);
  expect(done).toEqual([`settle ${JSON.stringify(notice)}`, 'delete 0']);
});

it('leaves what is of another kind', async () => {
  const { run, done } = around(['no JSON', { provider: 'STRIPE' }, setAside('v'), 'null', '[]']);
  expect(await run('UnsettledPayments')).toBe(5);
  expect(done).toEqual([0, 1, 2, 3, 4].map((index) => `put back ${index}`));
});

it('sets each tally once, and keeps messages of votings with votes that no tally can count', async () => {
  const { run, done } = around([setAside('v'), setAside('v'), setAside('poisoned')]);
  expect(await run('UncountedVotes')).toBe(1);
  expect(done).toEqual(['mend v', 'delete 0', 'delete 1', 'mend poisoned', 'put back 2']);
});

it('leaves a vote that nobody mended, without a repair that could not count it', async () => {
  const lines: string[] = [];
  const { run, done } = around([setAside('unmended'), setAside('v')], {
    say: (line) => void lines.push(line),
  });
  expect(await run('UncountedVotes')).toBe(1);
  expect(done).toEqual(['mend v', 'delete 1', 'put back 0']);
  expect(lines.join('\n')).toContain('is left until its vote is mended or struck: it is incomplete');
});

it('finds the votings of a batch in the stream, and by the time when the stream has dropped it', async () => {
  const inStream = around([batch], {
    recordsOf: () => Promise.resolve([record('v'), record('w'), record('v')]),
  });
  expect(await inStream.run('UncountedVotes')).toBe(0);
  expect(inStream.done).toEqual(['mend v', 'mend w', 'delete 0']);
  const dropped = around([batch]);
  expect(await dropped.run('UncountedVotes')).toBe(0);
  expect(dropped.done).toEqual(['mend open 2026-11-26T10:00:00Z 2026-11-26T10:05:00Z', 'delete 0']);
});

it('announces records once more, and keeps those that fail again', async () => {
  const recordsOf = () => Promise.resolve([record('v')]);
  const works = around([batch], { recordsOf });
  expect(await works.run('UnannouncedChanges')).toBe(0);
  expect(works.done).toEqual(['announce 1', 'delete 0']);
  const fails = around([batch], { recordsOf, announce: () => Promise.resolve(false) });
  expect(await fails.run('UnannouncedChanges')).toBe(1);
  expect(fails.done).toEqual(['put back 0']);
  const dropped = around([batch]);
  expect(await dropped.run('UnannouncedChanges')).toBe(0);
  expect(dropped.done).toEqual(['delete 0']);
});

it('shows what is left again when it fails', async () => {
  const { run, done } = around([notice, notice], {
    settleAgain: () => Promise.reject(new Error('away')),
  });
  await expect(run('UnsettledPayments')).rejects.toThrow('away');
  expect(done).toEqual(['put back 0', 'put back 1']);
});
