import { readFile } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { newVoters, organiserAccount, signedIn, type Caller } from '../support/clients';
import {
  castVoteMutation,
  clearVotings,
  createVoting,
  eventually,
  type TestVoting,
} from '../support/votings';
import { launchBrowser, newPage, signInOn, webUrl } from './web-pages';

const series = (page: Page): Locator => page.getByRole('region', { name: 'Votes over time' });

/** The votes that the table beside the chart adds up to. */
async function votesInTable(page: Page): Promise<number> {
  const cells = await series(page).locator('td').allTextContents();
  return cells.reduce((sum, cell) => sum + Number(cell), 0);
}

const shows = (page: Page, votes: number): Promise<number> =>
  eventually(
    'the chart',
    () => votesInTable(page),
    (sum) => sum === votes,
  );

describe('Votes over time in the web app', () => {
  let browser: Browser;
  let organiser: Caller;
  let voters: Caller[];
  const complaints: string[] = [];

  const vote = (voting: TestVoting, voter: number): Promise<unknown> =>
    voters[voter]!.expect(castVoteMutation, {
      input: { votingId: voting.id, optionId: voting.options[0]!.id },
    });

  /** A voting with one vote that has closed: its minutes are fetched at once, as those of one that just opened are not. */
  const closedVoting = async (title: string): Promise<TestVoting> => {
    const voting = await createVoting(organiser, { title });
    await vote(voting, 0);
    await organiser.expect('mutation($id: ID!) { closeVoting(id: $id) { id } }', { id: voting.id });
    await eventually(
      'the voting is closed and its vote counted',
      async () =>
        (
          await organiser.expect<{ voting: { status: string; tally: { total: number } } }>(
            'query($id: ID!) { voting(id: $id) { status tally { total } } }',
            { id: voting.id },
          )
        ).voting,
      ({ status, tally }) => status === 'CLOSED' && tally.total === 1,
    );
    return voting;
  };

  beforeAll(async () => {
    browser = await launchBrowser();
    organiser = await signedIn(organiserAccount);
    await clearVotings(organiser);
    voters = await newVoters(6);
  });

  afterAll(() => browser.close());

  it('begin with nothing, grow as votes come in, and are still there after a reload', async () => {
    const voting = await createVoting(organiser, { title: 'Minute by minute' });
    const page = await newPage(browser, complaints);
    await page.goto(`${webUrl()}/votings/${voting.id}`);
    await series(page).getByText('No votes in the last hour').waitFor();
    await page.getByText('Live', { exact: true }).waitFor();

    await vote(voting, 0);
    await series(page).locator('.column[height]:not([height="0"])').first().waitFor();
    await series(page)
      .getByText(/^Most in a minute: 1 vote at \d\d:\d\d$/)
      .waitFor();
    await shows(page, 1);
    await vote(voting, 1);
    await shows(page, 2);

    await page.reload();
    await series(page).getByText('The same as a table').click();
    await series(page).getByRole('table').waitFor();
    await shows(page, 2);
    await page.context().close();
  });

  it('are told minute by minute to people who use the keyboard', async () => {
    const voting = await createVoting(organiser, {
      title: 'By the arrow keys',
      closesAt: new Date(Date.now() + 7_200_000).toISOString(),
    });
    await vote(voting, 0);
    const page = await newPage(browser, complaints);
    // A voting of the tests is minutes old at most: here it opened long ago, and had 3 votes two minutes ago.
    await page.route('**/graphql', async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      const answer = JSON.parse(
        text.replace(/"opensAt":"[^"]+"/g, '"opensAt":"2026-01-01T00:00:00.000Z"'),
      ) as {
        data: { voting?: { votesByMinute?: { minute: string; votes: number }[] } | null };
      };
      const now = Math.floor(Date.now() / 60_000);
      if (answer.data.voting?.votesByMinute)
        answer.data.voting.votesByMinute = [2, 1, 0].map((ago) => ({
          minute: new Date((now - ago) * 60_000).toISOString(),
          votes: ago + 1,
        }));
      await route.fulfill({ response, json: answer });
    });
    await page.goto(`${webUrl()}/votings/${voting.id}`);
    const cursor = series(page).getByRole('slider', { name: 'Minute to look at' });
    const reading = series(page).locator('.series-reading');
    await reading.getByText(/^Most in a minute: 3 votes/).waitFor();
    await cursor.focus();
    // From the newest minute; another one may have begun since the votes were fetched.
    do {
      await page.keyboard.press('ArrowLeft');
      await reading.getByText(/^\d votes? at/).waitFor();
    } while (/^[01] votes? at/.test((await reading.textContent()) ?? ''));
    await reading.getByText(/^2 votes at/).waitFor();
    expect(await cursor.getAttribute('aria-valuetext')).toBe(await reading.textContent());
    await page.keyboard.press('ArrowLeft');
    await reading.getByText(/^3 votes at/).waitFor();
    await page.keyboard.press('Tab');
    await reading.getByText(/^Most in a minute: 3 votes/).waitFor();

    // What loads above may move it away from under the mouse.
    await eventually(
      'the newest minute under the mouse',
      async () => {
        const { x, y, width } = (await cursor.boundingBox())!;
        await page.mouse.move(x + width / 2, y + 20);
        await page.mouse.move(x + width - 2, y + 20);
        return (await reading.textContent()) ?? '';
      },
      (text) => /^[01] votes? at/.test(text),
    );
    await page.context().close();
  });

  it('say what to do when they cannot be fetched, and come when they can', async () => {
    const voting = await closedVoting('Out of reach for now');
    const page = await newPage(browser, []);
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('votesByMinute')) await route.abort();
      else await route.continue();
    });
    await page.goto(`${webUrl()}/votings/${voting.id}`);
    await series(page).getByText('No answer from the server').waitFor();
    await page.unroute('**/graphql');
    await series(page).getByRole('button', { name: 'Try again' }).click();
    await series(page).locator('.series-svg').waitFor();
    await shows(page, 1);
    await page.context().close();
  });

  it('keep to their table, and leave the ballot alone, when the chart itself cannot be loaded', async () => {
    const voting = await createVoting(organiser, { title: 'Without its chart' });
    await vote(voting, 0);
    const page = await newPage(browser, []);
    await page.route('**/assets/series-chart-*.js', (route) => route.abort());
    await page.goto(`${webUrl()}/votings/${voting.id}`);
    await series(page).getByRole('alert').waitFor();
    await shows(page, 1);
    expect(await page.locator('.ballot-option').count()).toBe(3);
    await page.context().close();
  });

  it('leave what is below them where it was while they load', async () => {
    const voting = await closedVoting('Nothing jumps');
    const page = await newPage(browser, complaints);
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('votesByMinute')) await held;
      await route.continue();
    });
    await page.goto(`${webUrl()}/votings/${voting.id}`);
    const height = async (): Promise<number> =>
      (await series(page).locator('.series-chart').boundingBox())!.height;
    await series(page).getByText('Loading').waitFor();
    const loading = await height();
    answer();
    await series(page).locator('.column').first().waitFor();
    expect(await height()).toBe(loading);
    await page.context().close();
  });

  it('are those of the last hour when the voting has closed', async () => {
    const voting = await createVoting(organiser, { title: 'Soon over' });
    await vote(voting, 0);
    const page = await newPage(browser, complaints);
    await page.goto(`${webUrl()}/votings/${voting.id}`);
    await shows(page, 1);
    await organiser.expect('mutation($id: ID!) { closeVoting(id: $id) { id closesAt updatedAt } }', {
      id: voting.id,
    });
    await page.reload();
    await series(page)
      .getByText(/^Votes in each minute of the last hour before it closed, /)
      .waitFor();
    await shows(page, 1);
    await page.context().close();
  });

  it('give the organiser’s board its pace, which a reload does not lose', async () => {
    const title = `At what pace ${Date.now()}`;
    const voting = await createVoting(organiser, { title });
    const page = await newPage(browser, complaints);
    await signInOn(page, organiserAccount);
    await page.goto(`${webUrl()}/organiser`);
    const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: title }) });
    const pace = async (): Promise<number> =>
      Number(
        await row
          .locator('div', { has: page.getByText('Per minute', { exact: true }) })
          .locator('dd')
          .first()
          .textContent(),
      );
    await row.waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    await eventually('the pace of a voting without votes', pace, (votes) => votes === 0);
    await Promise.all(voters.map((_, index) => vote(voting, index)));
    // The pace is that of the last minute, which must not pass while a busy machine loads the page.
    await page.clock.setFixedTime(Date.now());
    await eventually('the pace', pace, (votes) => votes >= 3);

    await page.reload();
    await row
      .getByRole('img', { name: /^Votes in each of the last \d+ minutes\. Most in a minute: \d\.$/ })
      .waitFor();
    expect(await pace()).toBeGreaterThanOrEqual(3);
    await page.context().close();
  });

  it('come whole to organisers, by option, day and minute, as a file and as a report', async () => {
    const closed = await closedVoting('Whole to organisers');
    const hiding = await createVoting(organiser, { title: 'Not before the end', results: 'AFTER_CLOSING' });
    await vote(hiding, 0);
    const page = await newPage(browser, complaints);
    await signInOn(page, organiserAccount);
    await page.goto(`${webUrl()}/votings/${closed.id}`);
    await page.getByRole('link', { name: 'Statistics' }).click();
    const part = (name: string): Locator => page.getByRole('region', { name });
    await part('By minute').locator('.series-svg').waitFor();
    expect(await part('By option').locator('tbody tr').first().innerText()).toMatch(/\s1\s+100%$/);
    expect(await part('Busiest minutes').locator('td').allTextContents()).toEqual(['1']);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export CSV' }).click();
    const file = await readFile(await (await downloading).path(), 'utf8');
    const votes = (name: string): string[] =>
      file
        .split('\r\n')
        .map((line) => line.split(','))
        .filter(([, , kind]) => kind === name)
        .map((values) => values[8]!);
    expect([votes('total'), votes('option'), votes('minute')]).toEqual([['1'], ['1', '0', '0'], ['1']]);
    await page.getByRole('link', { name: 'Report to print' }).click();
    await part('Proof').waitFor();
    expect(await page.locator('.report h1').innerText()).toBe('Whole to organisers');

    await page.goto(`${webUrl()}/organiser/votings/${hiding.id}/statistics`);
    await part('By minute').waitFor();
    await part('By option').getByText('hidden until the voting has closed').waitFor();
    expect(await part('By option').locator('td').count()).toBe(0);
    await page.context().close();
  });

  it('met no error in the console', () => {
    expect(complaints).toEqual([]);
  });
});
