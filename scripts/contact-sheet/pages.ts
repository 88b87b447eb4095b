import type { Page } from 'playwright-core';
import { freshAccount } from '../../test/support/clients';
import type { DemoVotings, Who } from '../pictures';
import type { Scene } from './scene';

/** A page in one of its states. */
export interface Shown {
  name: string;
  address: string;
  who: Who;
  /** What is there once the page shows what it is about. */
  sign: string;
  /** Comes before the page is opened: what it is to meet there. */
  prepare?: (page: Page) => Promise<unknown>;
  /** Leads from the page as it opens to the state. It knows no language. */
  act?: (page: Page) => Promise<unknown>;
  /** Whether something covers the screen, and nothing beyond it is to be seen. */
  covered?: boolean;
}

/** Nothing answers in the API's place. */
const withoutApi = (page: Page): Promise<unknown> =>
  page.route('**/graphql', (route) => route.fulfill({ status: 503, body: '' }));

/** Nothing answers when votes were cast. */
const withoutMinutes = (page: Page): Promise<unknown> =>
  page.route('**/graphql', (route) =>
    route.request().postData()?.includes('minutesWithVotes') === true
      ? route.fulfill({ status: 503, body: '' })
      : route.fallback(),
  );

const withoutFiles =
  (pattern: string) =>
  (page: Page): Promise<unknown> =>
    page.route(pattern, (route) => route.abort());

const press =
  (selector: string) =>
  (page: Page): Promise<unknown> =>
    page.locator(selector).first().click();

/** The live connection is closed each time it is opened. */
const withoutSubscriptions = (page: Page): Promise<unknown> =>
  page.routeWebSocket(/realtime/, (socket) => socket.close());

/** Fills in fields by their names and sends the form that they are in. */
const send =
  (fields: Record<string, string>, next: string) =>
  async (page: Page): Promise<void> => {
    for (const [name, value] of Object.entries(fields)) await page.locator(`input[name=${name}]`).fill(value);
    await page.locator('form button[type=submit]').last().click();
    await page.locator(next).first().waitFor();
  };

const pressKey =
  (key: string, next: string) =>
  async (page: Page): Promise<void> => {
    await page.keyboard.press(key);
    await page.locator(next).first().waitFor();
  };

/** Every page there is, in each state that looks different. */
export function everyPage(
  { free, hidden, paid, upcoming, closed }: DemoVotings,
  { voted, code, draft, paid: bought, waiting }: Scene,
): Shown[] {
  const visitor = (name: string, address: string, sign: string, more: Partial<Shown> = {}): Shown => ({
    name,
    address,
    who: 'visitor',
    sign,
    ...more,
  });
  const as = (who: Who, shown: Shown): Shown => ({ ...shown, who });
  const voting = (id: string): string => `/votings/${id}`;
  const statistics = (id: string): string => `/organiser/votings/${id}/statistics`;
  return [
    visitor('wall', '/', 'article'),
    visitor('wall, upcoming', '/?show=upcoming', 'article'),
    visitor('wall, past', '/?show=past', 'article'),
    visitor('wall, nothing found', '/?search=nothing-of-the-kind', '.empty'),
    visitor('wall, no answer', '/', '.failure', { prepare: withoutApi }),
    visitor('voting', voting(free), '.ballot-option'),
    visitor('voting, by a code', voting(free), '.ballot-option', {
      act: async (page) => {
        await press('.ballot-option')(page);
        await send({ email: freshAccount().email }, 'input[name=code]')(page);
      },
    }),
    as('voter', visitor('voting, chosen', voting(free), '.ballot-option', { act: press('.ballot-option') })),
    as('voter', visitor('voting, counts hidden', voting(hidden), '.ballot-option')),
    as('voter', visitor('voting, paid', voting(paid), '.ballot-option', { act: press('.ballot-option') })),
    as(
      'voter',
      visitor('voting, asked once more', voting(paid), '.ballot-option', {
        act: async (page) => {
          await press('.ballot-option')(page);
          await press('.ballot button[type=submit]')(page);
          await page.getByRole('alertdialog').waitFor();
        },
        covered: true,
      }),
    ),
    as('voter', visitor('voting, voted', voting(voted), '.receipt')),
    visitor('voting, not live', voting(free), '.connection-banner:not([hidden])', {
      prepare: withoutSubscriptions,
    }),
    as('organiser', visitor('voting, seen by organisers', voting(free), '.ballot-option')),
    as('voter', visitor('voting, upcoming', voting(upcoming), 'h1')),
    visitor('voting, closed', voting(closed), 'h1'),
    visitor('voting, unknown', voting('none'), 'h1'),
    visitor('voting, no answer', voting(free), '.failure', { prepare: withoutApi }),
    visitor('presenter', `${voting(free)}/present`, '.projected-row'),
    visitor('presenter, counts hidden', `${voting(hidden)}/present`, '.projected-row'),
    visitor('presenter, keys', `${voting(free)}/present`, '.projected-row', {
      act: (page) => page.keyboard.press('?'),
      covered: true,
    }),
    visitor('presenter, hidden for now', `${voting(free)}/present`, '.projected-row', {
      act: (page) => page.keyboard.press('r'),
    }),
    visitor('presenter, code enlarged', `${voting(free)}/present`, '.projected-row', {
      act: pressKey('q', '.enlarged'),
      covered: true,
    }),
    visitor('presenter, closed', `${voting(closed)}/present`, '.projected-row'),
    visitor('presenter, winner', `${voting(closed)}/present`, '.projected-row', {
      act: pressKey('w', '.moment'),
      covered: true,
    }),
    visitor('presenter, no answer', `${voting(free)}/present`, '.failure', { prepare: withoutApi }),
    visitor('sheet to print', `${voting(free)}/print`, 'h1'),
    visitor('code, unknown', '/v/AAAAAA', '.failure'),
    visitor('embedded', `/embed/${code}`, 'article'),
    visitor('embedded, unknown', '/embed/AAAAAA', '.failure'),
    visitor('proof', '/proof', 'h1'),
    visitor('sign in', '/sign-in', 'form'),
    visitor('sign in, refused', '/sign-in', 'form', {
      act: send({ email: 'voter@example.com', password: 'Not-the-password-1' }, '.notice.failure'),
    }),
    visitor('sign up', '/sign-up', 'form'),
    visitor('sign up, code', '/sign-up', 'form', {
      act: (page) => {
        const { email, password } = freshAccount();
        return send({ email, 'new-password': password }, 'input[name=code]')(page);
      },
    }),
    visitor('new password', '/reset-password', 'form'),
    visitor('nothing here', '/nowhere', 'h1'),
    visitor('without configuration', '/', 'h1', { prepare: withoutFiles('**/config.json') }),
    visitor('without scripts', '/', 'h1', { prepare: withoutFiles('**/assets/*.js') }),
    as('voter', visitor('profile', '/profile', '.ledger')),
    as('voter', visitor('purchase, paid', `/profile/checkout?checkout=${bought}&outcome=paid`, '.steps')),
    as('voter', visitor('purchase, waiting', `/profile/checkout?checkout=${waiting}&outcome=paid`, '.steps')),
    as('voter', visitor('purchase, receipt', `/profile/receipts/${bought}`, '.receipt-paper')),
    as(
      'voter',
      visitor('account, to be deleted', '/profile', '.ledger', {
        act: async (page) => {
          await page.locator('section[aria-labelledby=account-title] .button.danger').click();
          await page.getByRole('alertdialog').waitFor();
        },
        covered: true,
      }),
    ),
    as('voter', visitor('messages', '/messages', 'h1')),
    as('voter', visitor('authenticator app', '/authenticator', 'figure svg')),
    as('voter', visitor('not for voters', '/organiser', '.failure')),
    as('organiser', visitor('board', '/organiser', '.board-row')),
    as('organiser', visitor('new voting', '/organiser/votings/new', 'form.card')),
    as(
      'organiser',
      visitor('new voting, begun', '/organiser/votings/new', 'form.card', {
        act: async (page) => {
          await press('[aria-labelledby=beginnings] button:nth-of-type(3)')(page);
          await press('[aria-labelledby=beginnings] summary')(page);
          await page.locator('.earlier-votings a').first().waitFor();
        },
      }),
    ),
    as(
      'organiser',
      visitor('new voting, page', '/organiser/votings/new', 'form.card', {
        act: async (page) => {
          await press('.preview .react-aria-RadioField:nth-of-type(2) .react-aria-RadioButton')(page);
          await page.locator('.preview .ballot-option').first().waitFor();
        },
      }),
    ),
    as(
      'organiser',
      visitor('voting, projected', `/organiser${voting(upcoming)}`, 'form.card', {
        act: async (page) => {
          await press('.preview .react-aria-RadioField:last-of-type .react-aria-RadioButton')(page);
          await page.locator('.preview .projected-row').first().waitFor();
        },
      }),
    ),
    as(
      'organiser',
      visitor('new voting, complaints', '/organiser/votings/new', 'form.card', {
        act: press('form.card button[type=submit]'),
      }),
    ),
    as('organiser', visitor('voting, edited', `/organiser${voting(upcoming)}`, 'form.card')),
    as('organiser', visitor('voting, edited while open', `/organiser${voting(free)}`, 'form.card')),
    as('organiser', visitor('draft', `/organiser/drafts/${draft}`, 'form.card')),
    as('organiser', visitor('audit trail', '/organiser/audit', 'h1')),
    as('organiser', visitor('payments', '/organiser/payments', 'h1')),
    as('organiser', visitor('statements', '/organiser/statements', 'main h1')),
    as('organiser', visitor('grants', '/organiser/grants', 'h1')),
    as('organiser', visitor('statistics', statistics(free), '.series-svg')),
    as('organiser', visitor('statistics, counts hidden', statistics(hidden), '.series-svg')),
    as(
      'organiser',
      visitor('statistics, no answer', statistics(free), '.failure', { prepare: withoutMinutes }),
    ),
    as('organiser', visitor('statistics, report', `${statistics(closed)}/report`, '.report')),
  ];
}
