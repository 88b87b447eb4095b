import { createInstance, type TFunction } from 'i18next';
import { healthWords } from '../src/pages/organiser/board/health-words';
import { follow, type Health, type KnownHealth } from '../src/session/cache/use-health';
import { healthTexts } from '../src/ui/i18n/health-texts';
import en from '../src/ui/i18n/languages/en';

const well: Health = {
  asOf: '2026-11-27T10:02:00.000Z',
  lagSeconds: 9,
  talliesTold: true,
  refused: [],
  paymentsWaitSeconds: 119,
  paymentsGivenUp: 0,
  purchasesOverdue: 0,
  refundsInDoubt: 0,
  differences: 0,
  statementMonth: null,
};
const noCounts = {
  asOf: null,
  lagSeconds: null,
  talliesTold: null,
  refused: null,
  paymentsWaitSeconds: null,
  paymentsGivenUp: null,
};
const noMoney = { purchasesOverdue: null, refundsInDoubt: null, differences: null, statementMonth: null };

let t: TFunction;

beforeAll(async () => {
  const i18n = createInstance();
  const resources = { en: { translation: { ...en, health: healthTexts.en } } };
  await i18n.init({
    lng: 'en',
    resources,
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  });
  t = i18n.t;
});

describe('What is told of how the system is', () => {
  it.each<[string, KnownHealth, string[]]>([
    ['nothing was found out', null, ['How the system is cannot be told at present.']],
    ['nothing is known', { ...noCounts, ...noMoney }, ['How the system is cannot be told at present.']],
    [
      'metrics are not known',
      { ...well, ...noCounts },
      ['Whether votes wait or are refused is not known at present.'],
    ],
    ['the table is not known', { ...well, ...noMoney }, ['Whether money waits is not known at present.']],
    ['votes are late', { ...well, lagSeconds: 10 }, ['Votes show 10 seconds late']],
    ['votes are minutes late', { ...well, lagSeconds: 185 }, ['Votes show 3 minutes late']],
    ['tallies are not told', { ...well, talliesTold: false }, ['New tallies do not show at present']],
    [
      'people are turned away',
      { ...well, refused: [{ reason: 'BUSY', count: 1 }] },
      ['1 vote was refused because the system was busy'],
    ],
    [
      'payments wait',
      { ...well, paymentsWaitSeconds: 120, paymentsGivenUp: 1 },
      [
        'Somebody who paid has been waiting for 2 minutes for credits',
        '1 message about a payment could not be settled',
      ],
    ],
    [
      'money needs hands',
      { ...well, purchasesOverdue: 2, refundsInDoubt: 1, differences: 3, statementMonth: '2026-10' },
      [
        '2 purchases were not looked after in time',
        '1 refund was asked for and has not been made',
        '3 things do not agree in the statement of October 2026',
      ],
    ],
  ])('when %s', (_, health, titles) => {
    const told = healthWords(t, 'en', health);
    expect(told.troubles.map(({ title }) => title)).toEqual(titles);
    expect(told.isWell).toBe(false);
    expect(told.troubles.every(({ next }) => next !== undefined)).toBe(true);
  });

  it('is that all is well, beside votes that are refused for good reason', () => {
    const refused: Health['refused'] = [
      { reason: 'CREDITS', count: 2 },
      { reason: 'VOTED', count: 1 },
    ];
    expect(healthWords(t, 'en', well)).toEqual({ troubles: [], notes: [], isWell: true });
    const { troubles, notes, isWell } = healthWords(t, 'en', { ...well, refused });
    expect([troubles, isWell]).toEqual([[], true]);
    expect(notes).toMatchObject([
      { title: '2 votes were refused for want of credits', link: { to: '/organiser/grants' } },
      { title: '1 vote came from somebody who had voted there: the first one counts' },
    ]);
  });

  it('is nothing while it is asked for', () => {
    expect(healthWords(t, 'en', undefined)).toEqual({ troubles: [], notes: [], isWell: false });
  });
});

describe('Following how the system is', () => {
  let visibilityState: string;
  let changed: (() => void) | undefined;
  let told: KnownHealth[];
  let asked: number;

  beforeEach(() => {
    jest.useFakeTimers();
    [visibilityState, told, asked] = ['visible', [], 0];
    const value = {
      get visibilityState() {
        return visibilityState;
      },
      addEventListener: (_: string, listener: () => void) => (changed = listener),
      removeEventListener: () => (changed = undefined),
    };
    Object.defineProperty(globalThis, 'document', { value, configurable: true });
  });

  afterEach(() => {
    jest.useRealTimers();
    Reflect.deleteProperty(globalThis, 'document');
  });

  const show = (state: string): void => {
    visibilityState = state;
    changed?.();
  };
  const start = (ask: () => Promise<Health> = () => Promise.resolve(well)) =>
    follow(
      () => {
        asked += 1;
        return ask();
      },
      (known) => told.push(known),
    );

  it('asks again each half minute', async () => {
    start();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(asked).toBe(3);
    expect(told).toEqual([well, well, well]);
  });

  it('says that it is not known when there is no answer, and asks on', async () => {
    let isAway = true;
    start(() => (isAway ? Promise.reject(new Error('away')) : Promise.resolve(well)));
    await jest.advanceTimersByTimeAsync(0);
    expect(told).toEqual([null]);
    isAway = false;
    await jest.advanceTimersByTimeAsync(30_000);
    expect(told).toEqual([null, well]);
  });

  it('does not ask while the page is hidden, and shows nothing old when it comes back', async () => {
    start();
    await jest.advanceTimersByTimeAsync(0);
    show('hidden');
    await jest.advanceTimersByTimeAsync(300_000);
    expect(asked).toBe(1);
    show('visible');
    expect(told).toEqual([well, undefined]);
    await jest.advanceTimersByTimeAsync(0);
    expect(told).toEqual([well, undefined, well]);
  });

  it('keeps what was told just now over a moment in which the page is hidden', async () => {
    start();
    await jest.advanceTimersByTimeAsync(10_000);
    show('hidden');
    show('visible');
    await jest.advanceTimersByTimeAsync(0);
    expect([asked, told]).toEqual([1, [well]]);
    await jest.advanceTimersByTimeAsync(20_000);
    expect(asked).toBe(2);
  });

  it('ends with the board', async () => {
    const end = start();
    end();
    await jest.advanceTimersByTimeAsync(60_000);
    expect([asked, told, changed]).toEqual([1, [], undefined]);
  });
});
