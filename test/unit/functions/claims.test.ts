import { createClaimSettler } from '../../../functions/find-closed-votings/claims';
import { claimEndWrite } from '../../../model/schedule';

const now = Date.parse('2026-11-22T09:00:00.000Z');
const at = (seconds: number) => new Date(now + seconds * 1000).toISOString();
const window = { opensAt: at(-900), closesAt: at(900) };

it('ends claims whose request has ended: with the voting, or without one', async () => {
  const windows = {
    settled: window,
    fresh: { ...window, claimedAt: at(-119) },
    created: { ...window, claimedAt: at(-120) },
    lost: { ...window, claimedAt: at(-3600) },
  };
  const endClaim = jest.fn((_votingId: string) => Promise.resolve(true));
  const log = jest.fn();
  await createClaimSettler({
    readSchedule: () => Promise.resolve({ windows, version: 1 }),
    votingExists: (votingId) => Promise.resolve(votingId === 'created'),
    endClaim,
    log,
    now: () => now,
  })();
  expect(endClaim.mock.calls).toEqual([
    ['created', at(-120), true],
    ['lost', at(-3600), false],
  ]);
  expect(log.mock.calls).toEqual([['warn', 'PlaceGivenBack', { votingId: 'lost' }]]);
});

it.each([
  [true, 'ADD #version :one REMOVE #windows.#id.claimedAt'],
  [false, 'ADD #version :one REMOVE #windows.#id'],
])('ends only the claim that was read (voting: %s)', (exists, expression) => {
  const write = claimEndWrite('V', at(0), exists);
  expect(write).toMatchObject({
    update: { expression },
    condition: { expression: '#windows.#id.claimedAt = :claimedAt', values: { ':claimedAt': at(0) } },
  });
});
