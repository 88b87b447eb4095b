import { votingOf, writings } from '../../test/browser/presenter-measures';
import type { Shown } from './pages';

const NUMBERS = [2, 8, 20];

/** The presenter's screen with few and many options, short and long ones, in several scripts, and totals in the millions. */
export function everyProjection(): Shown[] {
  return NUMBERS.flatMap((options) =>
    Object.entries(writings).map(([name, write]) => {
      const votes = Array.from({ length: options }, (_, index) => 2_345_678 - 100_003 * index);
      const voting = votingOf(write, votes);
      return {
        name: `projector, ${options} options, ${name}`,
        address: '/votings/V/present',
        who: 'visitor' as const,
        sign: '.projected-row',
        prepare: (page) => page.route('**/graphql', (route) => route.fulfill({ json: { data: { voting } } })),
      } satisfies Shown;
    }),
  );
}
