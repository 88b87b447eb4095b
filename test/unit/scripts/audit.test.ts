import { auditLive, type AuditReport } from '../../../scripts/audit/audit';

const NO_WAIT = () => Promise.resolve();

/** Audits a voting with one option: what the tally says before, the votes that are read, and the tally after. */
function auditOf(tries: [counted: number, recounted: number, later: number][], final = false) {
  let index = -1;
  return auditLive({
    audit: () => {
      const [counted, recounted] = tries[++index]!;
      const differences =
        counted === recounted ? [] : [{ optionId: 'V-1', label: 'Yes', counted, recounted }];
      return Promise.resolve({ title: 'Lunch?', votes: recounted, differences, final });
    },
    tally: () => Promise.resolve({ 'V-1': tries[index]![2] }),
    sleep: NO_WAIT,
  });
}

const differs = (counted: number, recounted: number): Partial<AuditReport> => ({
  differences: [{ optionId: 'V-1', label: 'Yes', counted, recounted }],
});

describe('An audit while votes come in', () => {
  it('agrees when the votes lie between the tally before and the tally after, and says how far apart these are', async () => {
    expect(await auditOf([[10, 12, 15]])).toMatchObject({ differences: [], counting: 5 });
    expect(await auditOf([[10, 12, 12]])).toMatchObject({ differences: [], counting: 2 });
  });

  it('looks again where the index was behind, and is plain when nothing came in', async () => {
    const report = await auditOf([
      [10, 9, 12],
      [12, 12, 12],
    ]);
    expect(report).toMatchObject({ differences: [] });
    expect(report).not.toHaveProperty('counting');
  });

  it.each([
    ['votes that are never counted', [10, 12, 11]],
    ['more counted than there are', [10, 9, 10]],
  ] as const)('tells of %s', async (_, [counted, recounted, later]) => {
    const same: [number, number, number] = [counted, recounted, later];
    expect(await auditOf([same, same, same])).toMatchObject(differs(counted, recounted));
  });

  it('takes a final tally by its word', async () => {
    expect(await auditOf([[10, 12, 12]], true)).toMatchObject(differs(10, 12));
  });
});
