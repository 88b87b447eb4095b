import { isAcceptablePassword } from '../src/pages/accounts/password';
import { separatorOf } from '../src/pages/organiser/csv';
import { resultsCsv } from '../src/pages/organiser/results-csv';
import { withBalances } from '../src/pages/profile/with-balances';
import { readChoice, shownAccess, toAccessChoice, writeChoice } from '../src/pages/wall/wall-choice';
import { watchAnswers } from '../src/session/api/answers';
import { toApiError } from '../src/session/api/api-error';
import { configure, type Configuration } from '../src/session/api/configuration';
import { retryDelay } from '../src/session/live/retry-delay';
import { isUnexpected } from '../src/ui/error-words';
import { SIGN_IN_DIGITS, SIGN_UP_DIGITS, wholeCode } from '../src/ui/mailed-code';
import type { Voting } from '../src/ui/voting/voting';

describe('An error of the API', () => {
  it('keeps its type and what it tells', () => {
    const thrown = {
      data: null,
      errors: [{ message: 'Closed.', errorType: 'VotingNotOpen', errorInfo: { status: 'CLOSED' } }],
    };
    expect(toApiError(thrown)).toMatchObject({ type: 'VotingNotOpen', info: { status: 'CLOSED' } });
  });

  it.each([
    ['a browser’s failed request', new TypeError('Failed to fetch')],
    ['what Amplify makes of it', { data: {}, errors: [{ message: 'Network Error' }] }],
    [
      'what Amplify makes of a gateway’s answer',
      { errors: [{ message: 'Unknown error', originalError: { response: { statusCode: 503 } } }] },
    ],
  ])('is of the network for %s', (_, thrown) => {
    expect(toApiError(thrown).type).toBe('Network');
  });

  it.each([
    [
      403,
      '{"errors":[{"errorType":"WAFForbiddenException","message":"403 Forbidden"}]}',
      'WAFForbiddenException',
    ],
    [429, '{"message":"Rate exceeded"}', 'TryAgain'],
    [403, '<html>A page of the network’s own</html>', 'Unknown'],
  ])('is what an answer of status %i says that Amplify keeps as a text: %s', (statusCode, body, type) => {
    const error = { message: 'Unknown error', originalError: { response: { statusCode, body } } };
    expect(toApiError({ data: {}, errors: [error] }).type).toBe(type);
  });

  it('is unknown when it says nothing', () => {
    expect(toApiError(new Error('?')).type).toBe('Unknown');
    const forbidden = { message: 'Unknown error', originalError: { response: { statusCode: 403 } } };
    expect(toApiError({ errors: [forbidden] }).type).toBe('Unknown');
  });
});

describe('The id of a request that failed', () => {
  it('is what the answer had, or what Amplify keeps of one that was no answer of the API', () => {
    const failed = { message: 'It failed.', errorType: 'Lambda:Unhandled' };
    expect(toApiError({ data: null, errors: [failed], requestId: 'one' }).requestId).toBe('one');
    const response = { statusCode: 403, headers: { 'x-amzn-requestid': 'two' } };
    expect(toApiError({ errors: [{ message: 'No', originalError: { response } }] }).requestId).toBe('two');
    expect(toApiError(new TypeError('Failed to fetch')).requestId).toBeUndefined();
  });

  it('is put into what Amplify reads of the API, and into no other answer', async () => {
    const { fetch } = globalThis;
    configure({ API: { GraphQL: { endpoint: 'https://api.example.com/graphql' } } } as Configuration);
    const headers = { 'x-amzn-requestid': 'three' };
    globalThis.fetch = () => Promise.resolve(Response.json({ errors: [] }, { headers }));
    watchAnswers();
    try {
      const read = async (url: string): Promise<unknown> => (await globalThis.fetch(new URL(url))).json();
      expect(await read('https://API.example.com/graphql')).toEqual({ errors: [], requestId: 'three' });
      expect(await read('https://pool.example.com/')).toEqual({ errors: [] });
    } finally {
      globalThis.fetch = fetch;
    }
  });

  it('is shown where no words are for the failure', () => {
    const problem = { message: '', info: {} };
    const types = ['Unknown', 'Lambda:Unhandled', 'Network', 'AlreadyVoted'];
    expect(types.filter((type) => isUnexpected({ ...problem, type }))).toEqual(types.slice(0, 2));
  });
});

describe('Trying again', () => {
  it('waits longer each time, up to half a minute', () => {
    expect([0, 1, 2, 10].map((retries) => retryDelay(retries, 1))).toEqual([1_000, 2_000, 4_000, 30_000]);
  });

  it('spreads those who lost the same connection', () => {
    expect(retryDelay(3, 0)).toBe(4_000);
    expect(retryDelay(3, 0.5)).toBe(6_000);
  });
});

describe('Results as CSV', () => {
  const voting: Voting = {
    id: 'v',
    title: 'Tea, or "coffee"?',
    description: null,
    imageUrl: null,
    access: 'FREE',
    results: 'ALWAYS',
    creditCost: 0,
    code: '',
    status: 'CLOSED',
    opensAt: '2026-01-01T00:00:00.000Z',
    closesAt: '2026-01-02T00:00:00.000Z',
    options: [
      { id: 'v-1', label: '=HYPERLINK("x")', imageUrl: null },
      { id: 'v-2', label: 'Coffee', imageUrl: null },
    ],
    tally: {
      votingId: 'v',
      total: 4,
      counts: [
        { optionId: 'v-1', votes: 0 },
        { optionId: 'v-2', votes: 4 },
      ],
      version: 4,
      updatedAt: '2026-01-02T00:01:00.000Z',
      final: true,
      hidden: false,
    },
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
  };
  const csv = resultsCsv(voting, ',');

  it('is written as spreadsheets of the language read it', () => {
    expect(resultsCsv(voting, ';').split('\r\n')[2]).toContain(';v-2;Coffee;4;1,000000;4;');
    expect(['en', 'de', 'fr', 'ar-EG'].map(separatorOf)).toEqual([',', ';', ';', ',']);
  });

  it('has a line for each option, zeros too', () => {
    expect(csv.split('\r\n')[2]).toBe(
      'v,"Tea, or ""coffee""?",v-2,Coffee,4,1.000000,4,true,2026-01-02T00:00:00.000Z,2026-01-02T00:01:00.000Z,1',
    );
    expect(csv.split('\r\n')[1]).toContain(',0,0.000000,4,true,');
  });

  it('lets no option be a formula', () => {
    expect(csv).toContain(`,"'=HYPERLINK(""x"")",`);
  });
});

it('A history shows what each entry left, back to nothing', () => {
  const entries = [{ credits: -1 }, { credits: 10 }, { credits: 2 }];
  expect(withBalances(entries, 11).map(({ balance }) => balance)).toEqual([11, 12, 2]);
});

it.each([
  '/',
  '/?show=past',
  '/?access=paid',
  '/?access=all',
  '/?show=upcoming&access=free',
  '/?show=past&search=cr%C3%A8me+br',
])('%s is read as written', (address) => {
  expect(writeChoice(readChoice(new URLSearchParams(address.split('?')[1])))).toBe(address);
});

it.each([
  ['the address before all else', '/?access=paid', 'FREE', false, 'PAID'],
  ['everything, when the address says so', '/?access=all', 'FREE', true, 'ALL'],
  ['what was chosen last, when the address is silent', '/?show=past', 'FREE', true, 'FREE'],
  ['paid ones as chosen last, as long as they are not hidden', '/', 'PAID', undefined, 'PAID'],
  ['everything instead of paid ones that are hidden', '/', 'PAID', false, 'ALL'],
] as const)('The wall shows %s', (_, address, lastChosen, showPaid, shown) => {
  const choice = readChoice(new URLSearchParams(address.split('?')[1]));
  expect(shownAccess(choice, lastChosen, showPaid)).toBe(shown);
});

it('A choice that was kept is read back, and nothing else is taken for one', () => {
  expect(['ALL', 'FREE', 'PAID', 'free', '', null].map(toAccessChoice)).toEqual([
    'ALL',
    'FREE',
    'PAID',
    undefined,
    undefined,
    undefined,
  ]);
});

it.each([
  ['Correct-horse-9', true],
  ['Short-9aB', false],
  ['no-upper-case-9', false],
  ['NO-LOWER-CASE-9', false],
  ['No-digit-at-all', false],
])('The password %s is taken: %s', (password, taken) => {
  expect(isAcceptablePassword(password)).toBe(taken);
});

describe('A code that came by mail', () => {
  it('is whole with all its digits, however they are set apart, and once', () => {
    expect(wholeCode(' 123 456 ', '', SIGN_UP_DIGITS)).toBe('123456');
    expect(wholeCode('12345', '', SIGN_UP_DIGITS)).toBeUndefined();
    expect(wholeCode('12345a', '', SIGN_UP_DIGITS)).toBeUndefined();
    expect(wholeCode('123456', '', SIGN_IN_DIGITS)).toBeUndefined();
    expect(wholeCode('1234 5678', '1234567', SIGN_IN_DIGITS)).toBe('12345678');
    // A blank behind it does not send it again.
    expect(wholeCode('123456 ', '123456', SIGN_UP_DIGITS)).toBeUndefined();
  });
});
