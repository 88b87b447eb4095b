import { cancelled, evaluate } from './support/evaluate';

const step = 'steps/giveCredits.ts';
const grant = { id: 'mine', kind: 'GRANT', credits: 5, at: '2026-11-22T09:00:00.000Z', note: 'Prize' };
const input = { userId: 'U', credits: 5, reason: ' Prize ', idempotencyKey: 'prize-1' };
const context = { arguments: { input }, stash: { grant } };
const given = { entryId: 'other', at: grant.at, credits: 5, note: 'Prize' };
const keyIsTaken = (item: object | null) => cancelled('None', 'None', ['ConditionalCheckFailed', item]);

describe('giveCredits with an idempotency key', () => {
  it('remembers what was given', async () => {
    const { result } = await evaluate(step, 'request', context);
    const { transactItems } = result as { transactItems: object[] };
    expect(transactItems[2]).toMatchObject({
      key: { SK: { S: 'GRANT#prize-1' } },
      attributeValues: { entryId: { S: 'mine' }, credits: { N: 5 }, note: { S: 'Prize' } },
    });
  });

  it('takes the same grant, given before, for a success', async () => {
    const { stash, error } = await evaluate(step, 'response', { ...context, ...keyIsTaken(given) });
    expect(error).toBeUndefined();
    expect(stash['given']).toBe(true);
  });

  it('reads the grant that took the key when it is not handed out', async () => {
    const refused = await evaluate(step, 'response', { ...context, ...keyIsTaken(null) });
    expect(refused.stash['given']).not.toBe(true);
    const next = { ...context, stash: refused.stash };
    const { result } = await evaluate(step, 'request', next);
    expect(result).toMatchObject({ operation: 'GetItem', key: { SK: { S: 'GRANT#prize-1' } } });
    const same = await evaluate(step, 'response', { ...next, result: given });
    expect(same.stash['given']).toBe(true);
    const other = await evaluate(step, 'response', { ...next, result: { ...given, credits: 6 } });
    expect(other.error).toContain('This idempotency key was used for another');
  });

  it('takes its own grant, whose answer was lost, for a success', async () => {
    const outcome = cancelled(
      'None',
      ['ConditionalCheckFailed', grant],
      ['ConditionalCheckFailed', { ...given, entryId: 'mine' }],
    );
    const { stash, error } = await evaluate(step, 'response', { ...context, ...outcome });
    expect(error).toBeUndefined();
    expect(stash['given']).toBe(true);
  });

  it.each([
    ['number of credits', { ...given, credits: 6 }],
    ['reason', { ...given, note: 'Refund' }],
  ])('refuses the key of a grant with another %s', async (_, item) => {
    const { error } = await evaluate(step, 'response', { ...context, ...keyIsTaken(item) });
    expect(error).toContain('This idempotency key was used for another');
  });
});
