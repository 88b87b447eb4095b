import { randomUUID } from 'node:crypto';
import { joinCodeFrom, joinCodeIn } from '../../../model/join-code';

it('A code has six letters and digits that are not taken for one another, and spreads over all of them', () => {
  const codes = Array.from({ length: 2_000 }, () => joinCodeFrom(randomUUID()));
  for (const code of codes) expect(code).toMatch(/^[A-HJ-NP-Z2-9]{6}$/);
  expect(new Set(codes.join('')).size).toBe(32);
  expect(new Set(codes).size).toBeGreaterThan(1_990);
});

it.each([
  ['ABC234', 'ABC234'],
  ['abc234', 'ABC234'],
  [' abc 234 ', 'ABC234'],
  ['Abc-234', 'ABC234'],
  ['ABC23', ''],
  ['ABC2345', ''],
  ['ABC10O', ''],
  ['ÄBC234', ''],
  ['', ''],
])('What is typed as %p is %p', (typed, code) => {
  expect(joinCodeIn(typed)).toBe(code);
});
