import type { Browser, Page } from 'playwright-core';
import { organiserAccount, signedIn } from '../support/clients';
import { clearVotings, createVoting, eventually } from '../support/votings';
import { faultsOfScreen, screens, votingOf, writings } from './presenter-measures';
import { brokenRules, launchBrowser, newPage, webUrl } from './web-pages';

/** `npm run presenter-grid` tries them all; the suite tries what most people write. */
const tried = process.env['PRESENTER_GRID'] === 'whole' ? Object.keys(writings) : ['short ones'];

describe('The presenter', () => {
  let browser: Browser;
  let page: Page;
  let shown: object;

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await newPage(browser, []);
    await page.route('**/graphql', (route) => route.fulfill({ json: { data: { voting: shown } } }));
  });

  afterAll(() => browser.close());

  const present = async (voting: object, query = ''): Promise<void> => {
    shown = voting;
    await page.goto(`${webUrl()}/votings/V/present${query}`);
    await page.locator('.projected-row').first().waitFor();
  };

  it.each(tried.flatMap((name) => [8, 20].map((options) => [options, name] as const)))(
    'fits %d options, %s, on every screen, with millions of votes',
    async (options, name) => {
      const votes = Array.from({ length: options }, (_, index) => 2_345_678 - index);
      const [largest] = screens;
      await page.setViewportSize({ width: largest[0], height: largest[1] });
      await present(votingOf(writings[name]!, votes));
      // Only what cannot be read otherwise is summed up.
      if (!/longest|Chinese|endless/.test(name))
        await eventually(
          'every option named',
          () => page.locator(".projected-row:not([data-rank='rest']):visible").count(),
          (named) => named === options,
        );
      for (const [width, height] of screens) {
        await page.setViewportSize({ width, height });
        await eventually(
          `${width}×${height}`,
          () => page.evaluate<string[]>(faultsOfScreen),
          (faults) => faults.length === 0,
        );
      }
    },
  );

  it('fits still when votes have moved, and the words for a tie take room from the rows', async () => {
    await page.setViewportSize({ width: 1024, height: 768 });
    // What moves from one size to the next is measured as it was.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const write = (number: number): string =>
      number > 4 ? writings['the longest']!(number) : writings['short ones']!(number);
    const votes = Array.from({ length: 20 }, (_, index) => 900 - index);
    await present(votingOf(write, votes));
    await page
      .getByText(/leads with/)
      .first()
      .waitFor();
    shown = votingOf(
      write,
      votes.map((each, index) => (index < 4 ? each : 990)),
    );
    await page.evaluate("dispatchEvent(new Event('online'))");
    await page
      .getByText(/level with 990 votes each/)
      .first()
      .waitFor();
    expect(await page.evaluate<string[]>(faultsOfScreen)).toEqual([]);
    await page.emulateMedia({ reducedMotion: null });
  });

  it('hides the counts, counts down, and tells a tie as a tie', async () => {
    await page.setViewportSize({ width: 1366, height: 768 });
    const names = ['Who shall speak?', 'Ada', 'Bob', 'Cem'];
    await present(votingOf((number) => names[number] ?? '', [1, 1, 0], true));
    await page.getByText('A tie: Ada and Bob are level with 1 vote each').first().waitFor();
    await page.keyboard.press('r');
    await page.getByText('The counts are hidden for now.').waitFor();
    expect(await page.locator('.projected-count, .projected-share').count()).toBe(0);
    await page.reload();
    await page.getByText('The counts are hidden for now.').waitFor();
    await page.keyboard.press(' ');
    await page.locator('.count-down').waitFor();
    await page.locator('.moment').getByText('A tie: Ada and Bob are level with 1 vote each').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('.moment').waitFor({ state: 'detached' });
    expect(await page.locator('.projected-row:visible .projected-share').allTextContents()).toEqual([
      '50%',
      '50%',
      '0%',
    ]);
  });

  it('explains its keys, turns dark, and has a sheet to print', async () => {
    await present(votingOf(writings['short ones']!, [0, 0]));
    await page.keyboard.press('?');
    await page.getByRole('alertdialog').getByText('Full screen on and off').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await page.keyboard.press('d');
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
    expect(await brokenRules(page)).toEqual([]);
    await page.keyboard.press('p');
    await page.getByRole('button', { name: 'Print' }).waitFor();
    await page.getByText(`${new URL(webUrl()).host}/v/WMWQMW`).waitFor();
    expect(await brokenRules(page)).toEqual([]);
  });

  it('comes by itself once the API answers, with nobody there to press a button', async () => {
    // Nothing but asking again may bring it: a subscription that begins would as well.
    await page.routeWebSocket(/realtime/, () => undefined);
    let unavailable = true;
    await page.route('**/graphql', (route) =>
      unavailable ? route.fulfill({ status: 503, body: 'No' }) : route.fallback(),
    );
    await page.goto(`${webUrl()}/votings/V/present`);
    await page.getByText('No answer from the server').waitFor();
    unavailable = false;
    await page.locator('.projected-row').first().waitFor();
  });

  it('leads to the ballot by its code, scanned or typed', async () => {
    const organiser = await signedIn(organiserAccount);
    await clearVotings(organiser);
    const { id } = await createVoting(organiser, { title: 'Come by code' });
    const { voting } = await organiser.expect<{ voting: { code: string } }>(
      'query($id: ID!) { voting(id: $id) { code } }',
      { id },
    );
    const voter = await newPage(browser, []);
    await voter.goto(webUrl());
    const spelled = `${voting.code.slice(0, 3)} ${voting.code.slice(3)}`.toLowerCase();
    await voter.getByLabel('Code of a voting').fill(spelled);
    await voter.keyboard.press('Enter');
    await voter.getByRole('heading', { name: 'Come by code' }).waitFor();
    await voter.goto(`${webUrl()}/v/AAAAAA`);
    await voter.getByText('No voting has this code').waitFor();
    expect(await voter.getByLabel('Code of a voting').inputValue()).toBe('AAA AAA');
    await voter.context().close();
  });
});
