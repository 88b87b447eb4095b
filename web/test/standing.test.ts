import fc from 'fast-check';
import { createInstance } from 'i18next';
import { formatFor } from '../src/ui/i18n/format';
import de from '../src/ui/i18n/languages/de';
import en from '../src/ui/i18n/languages/en';
import { sharesOf } from '../src/ui/voting/shares';
import { standingWords } from '../src/ui/voting/standing-words';
import { results, type Voting } from '../src/ui/voting/voting';

type Standings = Pick<Voting, 'options' | 'tally'>;

const voting = (votes: Record<string, number>, final = false): Standings => ({
  options: Object.keys(votes).map((label) => ({ id: label, label, imageUrl: null })),
  tally: {
    votingId: 'v',
    total: Object.values(votes).reduce((sum, each) => sum + each, 0),
    counts: Object.entries(votes).map(([optionId, each]) => ({ optionId, votes: each })),
    version: 1,
    updatedAt: '2026-01-01T00:00:00.000Z',
    final,
    hidden: false,
  },
});

describe('Percentages', () => {
  it('add up to 100, and none is a tenth or more away from the exact one', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3_000_000), { minLength: 2, maxLength: 20 }), (votes) => {
        const total = votes.reduce((sum, each) => sum + each, 0);
        const shares = sharesOf(votes, 1_000);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total === 0 ? 0 : 1_000);
        for (const [index, share] of shares.entries())
          expect(Math.abs(share * total - votes[index]! * 1_000)).toBeLessThan(Math.max(total, 1));
      }),
      { numRuns: 50 },
    );
  });

  it('are the same for those who are level wherever that adds up, and never more for a smaller count', () => {
    const close = fc.integer({ min: 5_000, max: 5_006 });
    const few = fc.array(fc.oneof(fc.nat(6), close), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(few, (votes) => {
        const total = votes.reduce((sum, each) => sum + each, 0);
        fc.pre(total > 0);
        const shares = sharesOf(votes, 1_000);
        const levels = [...new Set(votes)].sort((one, other) => other - one);
        const down = (count: number): number => Math.floor((count * 1_000) / total);
        const exact = (count: number): boolean => (count * 1_000) % total === 0;
        // Every way to round levels up or down as wholes.
        const evenWays = Array.from({ length: 2 ** levels.length }, (_, way) =>
          levels.map((count, index) => down(count) + ((way >> index) & 1)),
        ).filter(
          (way) =>
            votes.reduce((sum, count) => sum + way[levels.indexOf(count)]!, 0) === 1_000 &&
            way.every((share, index) => index === 0 || share <= way[index - 1]!) &&
            way.every((share, index) => share === down(levels[index]!) || !exact(levels[index]!)),
        );
        const sharesAt = levels.map((count) => [
          ...new Set(shares.filter((_, index) => votes[index] === count)),
        ]);
        expect(sharesAt.every(({ length }) => length === 1)).toBe(evenWays.length > 0);
        const falling = sharesAt.flatMap((each) => each.sort((one, other) => other - one));
        expect(falling).toEqual([...falling].sort((one, other) => other - one));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    [{ Tea: 1, Cake: 2, Ada: 5, Bob: 5 }, [0.077, 0.153, 0.385, 0.385]],
    [{ Ada: 2, Bob: 2, Cem: 1, Dan: 1 }, [0.333, 0.333, 0.167, 0.167]],
    [{ Ada: 1, Bob: 1, Cem: 1 }, [0.334, 0.333, 0.333]],
    [{ Ada: 1, Bob: 5, Cem: 0 }, [0.167, 0.833, 0]],
    [{ Ada: 0, Bob: 0 }, [0, 0]],
    [{ Ada: 999_999, Bob: 1 }, [1, 0]],
  ])('of %o are %o', (votes, written) => {
    expect(results(voting(votes)).map((result) => result.written)).toEqual(written);
  });
});

describe.each([
  ['en', en],
  ['de', de],
] as const)('A standing in %s', (language, translation) => {
  let say: (standings: Standings) => string;

  beforeAll(async () => {
    Object.defineProperty(globalThis, 'navigator', {
      value: { languages: ['en-GB', 'de-DE'] },
      configurable: true,
    });
    const i18n = createInstance();
    await i18n.init({
      lng: language,
      resources: { [language]: { translation } },
      interpolation: { escapeValue: false },
      showSupportNotice: false,
    });
    say = (standings) => standingWords(standings, { t: i18n.t }, formatFor(language));
  });

  it.each([
    [{ Ada: 1, Bob: 1, Cem: 0 }, false, 'Ada and Bob are level with 1 vote each'],
    [{ Ada: 1, Bob: 1, Cem: 0 }, true, 'A tie: Ada and Bob are level with 1 vote each'],
    [{ Ada: 7, Bob: 7, Cem: 7 }, false, 'Ada, Bob and Cem are level with 7 votes each'],
    [
      { Ada: 2, Bob: 2, Cem: 2, Dan: 2, Eve: 2, Fay: 2 },
      false,
      'Ada, Bob, Cem, Dan and 2 others are level with 2 votes each',
    ],
    [{ Ada: 1, Bob: 2 }, false, 'Bob leads with 66.7%'],
    [{ Ada: 1, Bob: 2 }, true, 'Bob won with 66.7%'],
    [{ Ada: 0, Bob: 0 }, false, ''],
    [{ Ada: 0, Bob: 0 }, true, 'Nobody voted, so nobody won.'],
    [{ أدا: 1, Bob: 1 }, false, '\u2068أدا\u2069 and Bob are level with 1 vote each'],
  ])('of %o, final: %s, is told', (votes, final, english) => {
    const words = say(voting(votes, final));
    expect(words).toBe(language === 'en' ? english : germanOf[english]);
  });
});

const germanOf: Record<string, string> = {
  'Ada and Bob are level with 1 vote each': 'Ada und Bob liegen gleichauf mit je 1 Stimme',
  'A tie: Ada and Bob are level with 1 vote each':
    'Gleichstand: Ada und Bob liegen gleichauf mit je 1 Stimme',
  'Ada, Bob and Cem are level with 7 votes each': 'Ada, Bob und Cem liegen gleichauf mit je 7 Stimmen',
  'Ada, Bob, Cem, Dan and 2 others are level with 2 votes each':
    'Ada, Bob, Cem, Dan und 2 weitere liegen gleichauf mit je 2 Stimmen',
  'Bob leads with 66.7%': 'Bob führt mit 66,7\u00a0%',
  'Bob won with 66.7%': 'Bob gewinnt mit 66,7\u00a0%',
  '': '',
  'Nobody voted, so nobody won.': 'Niemand hat abgestimmt, also hat niemand gewonnen.',
  '\u2068أدا\u2069 and Bob are level with 1 vote each':
    '\u2068أدا\u2069 und Bob liegen gleichauf mit je 1 Stimme',
};
