import fc from 'fast-check';
import { autoKsuid } from '../../src/library/identifiers/ksuid';
import { autoUlid } from '../../src/library/identifiers/ulid';
import { autoId } from '../../src/library/identifiers/uuid';

test.each([
  ['autoId', autoId, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
  ['autoUlid', autoUlid, /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/],
  ['autoKsuid', autoKsuid, /^[0-9A-Za-z]{27}$/],
])('%s has its form and does not repeat', (_, make, form) => {
  const made = Array.from({ length: 500 }, make);
  for (const id of made) expect(id).toMatch(form);
  expect(new Set(made).size).toBe(made.length);
});

describe('identifiers with a time', () => {
  afterEach(() => void jest.restoreAllMocks());

  const at = (time: number, make: () => string) => {
    jest.spyOn(Date, 'now').mockReturnValue(time);
    return make();
  };

  test.each([
    ['ULIDs by the millisecond', autoUlid, 1],
    ['KSUIDs by the second', autoKsuid, 1000],
  ])('%s sort by it', (_, make, step) => {
    const times = fc.integer({ min: 1.5e12, max: 4e12 });
    fc.assert(
      fc.property(times, (time) => {
        expect(at(time, make) < at(time + step, make)).toBe(true);
      }),
    );
  });

  test("a ULID begins with the specification's text for its example time", () => {
    expect(at(1469918176385, autoUlid).slice(0, 10)).toBe('01ARYZ6S41');
  });

  test('a KSUID of the last second of its calendar is the greatest', () => {
    jest.spyOn(Math, 'random').mockReturnValue(1 - Number.EPSILON);
    expect(at((1_400_000_000 + 2 ** 32 - 1) * 1000, autoKsuid)).toBe('aWgEPTl1tmebfsQzFP4bxwgy80V');
  });
});
