import {
  countAttribute,
  publicationWrite,
  tallyFrom,
  tallyOf,
  type CountedVoting,
  type TallySlot,
} from '../../../model/tally';

const voting: CountedVoting = {
  id: 'V',
  createdAt: '2026-11-22T09:00:00.000Z',
  options: [
    { id: 'V-1', label: 'Yes' },
    { id: 'V-2', label: 'No' },
  ],
};
const slot = (numbers: Partial<TallySlot>): TallySlot => ({
  version: 1,
  updatedAt: '2026-11-22T09:01:00.000Z',
  ...numbers,
});

describe('tallyFrom', () => {
  it('has a zero for every option before anybody voted', () => {
    expect(tallyFrom(voting, [])).toEqual({
      votingId: 'V',
      total: 0,
      counts: [
        { optionId: 'V-1', votes: 0 },
        { optionId: 'V-2', votes: 0 },
      ],
      version: 0,
      updatedAt: voting.createdAt,
      final: false,
      hidden: false,
    });
  });

  it('sums slots and takes the latest change', () => {
    const latest = '2026-11-22T09:05:00.000Z';
    const tally = tallyFrom(voting, [
      slot({ n1: 2, version: 3 }),
      slot({ n1: 1, n2: 4, version: 2, updatedAt: latest }),
      slot({ n2: 0 }),
    ]);
    expect(tally).toMatchObject({ total: 7, version: 6, updatedAt: latest, final: false });
    expect(tally.counts.map(({ votes }) => votes)).toEqual([3, 4]);
  });

  it('is what the recount confirmed once there is one, whatever was read of the slots', () => {
    const recount = { at: '2026-11-22T10:00:00.000Z', total: 3, counts: [0, 3], version: 4 };
    const tally = tallyFrom({ ...voting, recount }, [slot({ n1: 9 })]);
    expect(tally).toMatchObject({ total: 3, version: 4, updatedAt: recount.at, final: true });
    expect(tally.counts.map(({ votes }) => votes)).toEqual([0, 3]);
  });
});

describe('tallyOf', () => {
  const recount = { at: '2026-11-22T10:00:00.000Z', total: 3, counts: [0, 3], version: 4 };

  it('is what was announced last, as tallyFrom gave it', () => {
    const tally = tallyFrom(voting, [slot({ n2: 4 })]);
    const write = publicationWrite(tally, 0);
    const announced = write.operation === 'UpdateItem' ? write.update.values?.[':tally'] : undefined;
    expect(tallyOf(voting, { tally: announced as never })).toEqual(tally);
  });

  it('is no votes before anything was announced', () => {
    for (const publication of [undefined, null, {}, { toldVersion: 3 }])
      expect(tallyOf(voting, publication)).toEqual(tallyFrom(voting, []));
  });

  it('is what the recount confirmed once there is one', () => {
    const announced = { total: 1, counts: [1, 0], version: 9, updatedAt: recount.at, final: false };
    for (const publication of [undefined, { tally: announced }])
      expect(tallyOf({ ...voting, recount }, publication)).toEqual(tallyFrom({ ...voting, recount }, []));
  });
});

it.each([
  ['01M817YZ7DCQDKKF41YS5WK2DS-1', 'n1'],
  ['a-b-20', 'n20'],
])('option %s is counted in %s', (optionId, attribute) => {
  expect(countAttribute(optionId)).toBe(attribute);
});
