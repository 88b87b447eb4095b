import { atClockChange } from '../src/pages/organiser/editor/clock-change';

/** Berlin in 2027: two hours ahead from 28 March to 31 October, at 01:00 UTC each, and one hour otherwise. */
const inBerlin = (at: number): number =>
  at >= Date.parse('2027-03-28T01:00Z') && at < Date.parse('2027-10-31T01:00Z') ? -120 : -60;

describe('A time that is chosen where clocks are changed', () => {
  const meant = (local: string): string | undefined => {
    const at = atClockChange(local, inBerlin);
    return at === undefined ? undefined : new Date(at).toISOString().slice(0, 16);
  };

  it.each([
    ['does not exist', '2027-03-28T02:00', '2027-03-28T01:00'],
    ['does not exist to the last minute', '2027-03-28T02:59', '2027-03-28T01:59'],
    ['comes twice, and the first is meant', '2027-10-31T02:30', '2027-10-31T00:30'],
  ])('%s', (_, local, instant) => {
    expect(meant(local)).toBe(instant);
  });

  it.each([
    '2027-03-28T01:59',
    '2027-03-28T03:00',
    '2027-10-31T01:59',
    '2027-10-31T03:00',
    '2027-07-01T02:30',
    '',
  ])('is an ordinary one: “%s”', (local) => {
    expect(meant(local)).toBeUndefined();
  });
});
