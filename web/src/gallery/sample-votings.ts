import type { Voting } from '../ui/voting/voting';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** When the gallery was opened: everything in it lies before or behind that. */
export const OPENED_AT = Date.now();

/** What errors tell beside their type: all of it, so that every text finds its values. */
export const SAMPLE_FACTS = {
  status: 'CLOSED',
  opensAt: instant(-2 * HOUR),
  closesAt: instant(-HOUR),
  castAt: instant(-90 * MINUTE),
  until: instant(8 * HOUR),
  credits: 1,
  creditCost: 3,
  limit: 5,
  seconds: 60,
  amount: 500,
  currency: 'EUR',
  provider: 'PayPal',
};

/** When a sample voting is open, in milliseconds from the moment at which the gallery was opened. */
const WINDOWS = {
  UPCOMING: [3 * HOUR, 5 * HOUR],
  'UPCOMING in days': [3 * DAY, 4 * DAY],
  OPEN: [-HOUR, 2 * HOUR],
  'OPEN for seconds': [-HOUR, 9.5 * MINUTE],
  CLOSED: [-2 * DAY, -DAY],
} as const;

/** Where a sample voting stands. */
export type Window = keyof typeof WINDOWS;

interface Sample extends Partial<Omit<Voting, 'options' | 'tally' | 'opensAt' | 'closesAt'>> {
  window?: Window;
  /** Votes by the options' labels. */
  votes: Record<string, number>;
  final?: boolean;
  /** The label of the caller's own choice. */
  own?: string;
}

/** A voting as the API gives it. */
export function sampleVoting({ window = 'OPEN', votes, final = false, own, ...rest }: Sample): Voting {
  const hidden = rest.results !== undefined && rest.results !== 'ALWAYS';
  const labels = Object.keys(votes);
  const id = `sample-${labels.join('-')}`;
  const [opens, closes] = WINDOWS[window];
  const optionId = (label: string): string => `option-${labels.indexOf(label)}`;
  return {
    id,
    title: 'Who sings first?',
    description: null,
    imageUrl: null,
    access: 'FREE',
    creditCost: 0,
    code: 'ABC234',
    status: window.split(' ')[0] as Voting['status'],
    opensAt: instant(opens),
    closesAt: instant(closes),
    createdAt: instant(-7 * DAY),
    updatedAt: instant(-7 * DAY),
    options: labels.map((label) => ({ id: optionId(label), label, imageUrl: null })),
    results: rest.results ?? 'ALWAYS',
    tally: {
      votingId: id,
      total: Object.values(votes).reduce((sum, each) => sum + each, 0),
      counts: hidden ? [] : labels.map((label) => ({ optionId: optionId(label), votes: votes[label] ?? 0 })),
      version: 1,
      updatedAt: instant(0),
      final,
      hidden,
    },
    ...(own !== undefined && {
      myVote: {
        votingId: id,
        optionId: optionId(own),
        castAt: instant(-MINUTE),
        creditsSpent: 0,
        ballotId: 'b',
      },
    }),
    ...rest,
  };
}

const twenty = Object.fromEntries(
  Array.from({ length: 20 }, (_, index) => [`Number ${index + 1}`, (index * 7) % 23]),
);

/** Tallies as they may be. */
export const TALLIES: Record<string, Voting> = {
  'no votes yet': sampleVoting({ votes: { Ada: 0, Bob: 0 } }),
  'one leads, another was chosen': sampleVoting({ votes: { Ada: 5, Bob: 2, Cem: 0 }, own: 'Bob' }),
  'hidden until one has voted': sampleVoting({ votes: { Ada: 5, Bob: 2 }, results: 'AFTER_VOTING' }),
  'hidden until the closing': sampleVoting({
    votes: { Ada: 5, Bob: 2 },
    own: 'Bob',
    results: 'AFTER_CLOSING',
  }),
  'a tie': sampleVoting({ votes: { Ada: 4, Bob: 4, Cem: 1 }, window: 'CLOSED', final: true }),
  'thirds of a large crowd': sampleVoting({ votes: { Ada: 333_334, Bob: 333_333, Cem: 333_333 } }),
  'long words': sampleVoting({
    votes: {
      Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle: 12,
      'A sentence that goes on and on, because somebody wanted to explain what they mean by it': 7,
    },
  }),
  'other scripts': sampleVoting({ votes: { 'من يغني أولاً؟': 3, 谁先唱歌: 2, '👩‍👩‍👧 👍🏽': 1 } }),
  'twenty options': sampleVoting({ votes: twenty }),
};

/** Tiles as they may be. */
export const TILES: Record<string, Voting> = {
  'opens today': sampleVoting({ window: 'UPCOMING', votes: { Ada: 0, Bob: 0 } }),
  'opens in days': sampleVoting({ window: 'UPCOMING in days', votes: { Ada: 0, Bob: 0, Cem: 0 } }),
  open: sampleVoting({ votes: { Ada: 5, Bob: 2 } }),
  'paid, closes soon': sampleVoting({
    window: 'OPEN for seconds',
    votes: { Ada: 5, Bob: 2 },
    access: 'PAID',
    creditCost: 1,
  }),
  'paid with several credits, voted': sampleVoting({
    votes: { Ada: 5, Bob: 2 },
    access: 'PAID',
    creditCost: 3,
    own: 'Ada',
  }),
  'counts hidden': sampleVoting({ votes: { Ada: 5, Bob: 2 }, results: 'AFTER_CLOSING' }),
  'closed, not confirmed': sampleVoting({ window: 'CLOSED', votes: { Ada: 5, Bob: 2 } }),
  'closed, confirmed': sampleVoting({ window: 'CLOSED', votes: { Ada: 5, Bob: 2 }, final: true, own: 'Bob' }),
  'closed without a vote': sampleVoting({ window: 'CLOSED', votes: { Ada: 0, Bob: 0 }, final: true }),
  'a picture that cannot be loaded': sampleVoting({
    votes: { Ada: 5, Bob: 2 },
    imageUrl: 'https://pictures.invalid/pictures/0/large',
  }),
  'a long title': sampleVoting({
    votes: { Ada: 5, Bob: 2 },
    title:
      'Which of the many proposals that were made in the last meeting should we follow, and which of them not at all?',
  }),
  'one long word': sampleVoting({
    votes: { Ada: 5, Bob: 2 },
    title: 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz',
  }),
  'another script': sampleVoting({
    votes: { أحمد: 5, ليلى: 2 },
    title: 'من يغني أولاً في الحفل؟',
    own: 'ليلى',
  }),
};

/** The minutes of a voting, the latest last. */
export const MINUTES = Array.from({ length: 30 }, (_, index) => ({
  at: Math.floor(OPENED_AT / MINUTE) * MINUTE - (29 - index) * MINUTE,
  votes: (index * index) % 17,
}));

/** @param from milliseconds from the moment at which the gallery was opened. */
function instant(from: number): string {
  return new Date(OPENED_AT + from).toISOString();
}
