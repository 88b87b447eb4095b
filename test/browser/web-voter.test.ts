import { randomUUID } from 'node:crypto';
import type { Browser, Page, Response } from 'playwright-core';
import { UpdateVotingDocument } from '../../schema/generated/operations';
import {
  confirmationCode,
  newVoter,
  organiserAccount,
  signedIn,
  signUp,
  type Account,
  type Caller,
} from '../support/clients';
import { castVoteMutation, clearVotings, createVoting, inSeconds, type TestVoting } from '../support/votings';
import { launchBrowser, newPage, signInOn, webUrl } from './web-pages';

const grantMutation = 'mutation($input: GrantCreditsInput!) { grantCredits(input: $input) { credits } }';

describe('A voter in the web app', () => {
  let browser: Browser;
  let organiser: Caller;
  let free: TestVoting;
  let paid: TestVoting;
  const complaints: string[] = [];
  const account: Account = { email: `web-${randomUUID()}@example.com`, password: 'Correct-horse-9' };

  const tile = (page: Page, title: string) =>
    page.getByRole('article').filter({ has: page.getByRole('link', { name: title }) });
  const grant = (userId: string, credits: number): Promise<unknown> =>
    organiser.expect(grantMutation, { input: { userId, credits, reason: 'A test' } });

  const update = (input: object): Promise<unknown> =>
    organiser.expect(String(UpdateVotingDocument), { input });

  beforeAll(async () => {
    browser = await launchBrowser();
    organiser = await signedIn(organiserAccount);
    await clearVotings(organiser);
    free = await createVoting(organiser, { title: 'A free question' });
    paid = await createVoting(organiser, { title: 'A paid question', access: 'PAID' });
  });

  afterAll(() => browser.close());

  it('sees what is open, and what it costs, without signing in', async () => {
    const page = await newPage(browser, complaints);
    await page.goto(webUrl());
    await tile(page, 'A free question').getByText('Free', { exact: true }).waitFor();
    await tile(page, 'A paid question').getByText('1 credit').waitFor();
    await page.getByRole('switch', { name: 'Show paid votings' }).uncheck();
    await tile(page, 'A paid question').waitFor({ state: 'detached' });
    expect(await tile(page, 'A free question').count()).toBe(1);
    await page.context().close();
  });

  it('sees a voting open by itself, on the wall and on its page', async () => {
    const { id } = await createVoting(organiser, {
      title: 'Opens in a moment',
      opensAt: inSeconds(1800),
    });
    const [wall, ballot] = [await newPage(browser, complaints), await newPage(browser, complaints)];
    await Promise.all([wall.goto(webUrl()), ballot.goto(`${webUrl()}/votings/${id}`)]);
    await ballot.getByText('Voting has not opened yet').waitFor();
    await wall.getByText('Next:').waitFor();
    expect(await tile(wall, 'Opens in a moment').count()).toBe(0);
    for (const page of [wall, ballot]) await page.getByText('Live', { exact: true }).waitFor();
    await update({ id, opensAt: inSeconds(7) });
    await Promise.all([
      tile(wall, 'Opens in a moment').waitFor(),
      ballot.getByRole('radio', { name: 'Yes' }).waitFor({ state: 'attached' }),
    ]);
    await Promise.all([wall.context().close(), ballot.context().close()]);
  });

  it('sees a voting close among what is past, and become final, whether or not it was seen open', async () => {
    const title = 'Closes in a moment';
    const { id } = await createVoting(organiser, { title });
    const [known, unknown] = [await newPage(browser, complaints), await newPage(browser, complaints)];
    await known.goto(webUrl());
    await tile(known, title).waitFor();
    await known.getByText('Live', { exact: true }).waitFor();
    await known.getByRole('link', { name: 'Past', exact: true }).click();
    await known.getByRole('heading', { name: 'How it went' }).waitFor();
    expect(await tile(known, title).count()).toBe(0);
    await update({ id, closesAt: inSeconds(10) });
    // After the change, of which it hears nothing.
    await unknown.goto(`${webUrl()}/?show=past`);
    await tile(known, title).waitFor();
    await known.goto(`${webUrl()}/votings/${id}`);
    await Promise.all([
      tile(unknown, title).getByText('Final').waitFor(),
      known.getByText('Final: an independent recount of every vote agrees.').waitFor(),
    ]);
    await Promise.all([known.context().close(), unknown.context().close()]);
  });

  it('signs up with a code, votes, gets a receipt and finds the vote on the wall', async () => {
    const page = await newPage(browser, complaints);
    await page.goto(`${webUrl()}/votings/${free.id}`);
    await page.getByText('Maybe', { exact: true }).first().click();
    await page.getByRole('link', { name: 'Sign in to vote' }).click();
    await page.getByRole('link', { name: 'Open an account' }).click();
    // The page before has a field of the same name, and stays until the next one has been loaded.
    await page.getByRole('heading', { name: 'Open an account' }).waitFor();
    await page.getByLabel('E-mail address').fill(account.email);
    await page.getByLabel('New password').fill(account.password);
    await page.getByRole('button', { name: 'Send me a code' }).click();
    const code = page.getByLabel('Code');
    await code.waitFor();
    await code.fill(await confirmationCode(account.email));
    await page.getByRole('button', { name: 'Confirm' }).click();

    // What was chosen before signing in is chosen still.
    await page.getByRole('button', { name: 'Cast my vote' }).click();
    await page.getByRole('heading', { name: 'Your vote is cast' }).waitFor();
    await page.getByRole('listitem').filter({ hasText: 'Maybe' }).getByText('100%').waitFor();
    await page.getByRole('link', { name: /all votings/ }).click();
    await tile(page, 'A free question').getByText('Your vote: Maybe').waitFor();
    await page.context().close();
  });

  it('is told the price before a paid vote, and the balance after it', async () => {
    await grant((await signedIn(account)).userId, 3);
    const page = await newPage(browser, complaints);
    await signInOn(page, account);
    await page.goto(`${webUrl()}/votings/${paid.id}`);
    await page.getByText('Yes', { exact: true }).first().click();
    await page.getByRole('button', { name: 'Cast my vote' }).click();
    const question = page.getByRole('alertdialog');
    await question.getByText('3 credits').waitFor();
    await question.getByText('2 credits').waitFor();
    await question.getByRole('button', { name: 'Vote for 1 credit' }).click();
    await page.getByRole('heading', { name: 'Your vote is cast' }).waitFor();
    expect(await page.getByRole('region', { name: 'Your vote is cast' }).textContent()).toContain(
      '2 credits',
    );
    await page.context().close();
  });

  it('hides paid votings once and for all, wherever it signs in, and still finds them when asking', async () => {
    const first = await newPage(browser, complaints);
    await signInOn(first, account);
    await tile(first, 'A paid question').waitFor();
    await first.getByRole('switch', { name: 'Show paid votings' }).uncheck();
    await tile(first, 'A paid question').waitFor({ state: 'detached' });
    const second = await newPage(browser, complaints);
    await signInOn(second, account);
    await tile(second, 'A free question').waitFor();
    expect(await second.getByRole('switch', { name: 'Show paid votings' }).isChecked()).toBe(false);
    expect(await tile(second, 'A paid question').count()).toBe(0);
    await second.getByRole('link', { name: 'Paid' }).click();
    await tile(second, 'A paid question').waitFor();
    await first.getByRole('switch', { name: 'Show paid votings' }).check();
    await tile(first, 'A paid question').waitFor();
    await Promise.all([first.context().close(), second.context().close()]);
  });

  it('finds the wall as it was filtered last, in every browser', async () => {
    const current = (page: Page): Promise<string> =>
      page.getByRole('navigation', { name: 'Free or paid' }).locator('[aria-current]').innerText();
    const isSaved = (response: Response): boolean =>
      response.request().postData()?.includes('mutation UpdateProfile') ?? false;
    const first = await newPage(browser, complaints);
    await signInOn(first, account);
    await tile(first, 'A paid question').waitFor();
    await Promise.all([
      first.waitForResponse(isSaved),
      first.getByRole('link', { name: 'Free', exact: true }).click(),
    ]);
    await tile(first, 'A paid question').waitFor({ state: 'detached' });

    const second = await newPage(browser, complaints);
    await signInOn(second, account);
    await tile(second, 'A free question').waitFor();
    await tile(second, 'A paid question').waitFor({ state: 'detached' });
    expect(await current(second)).toBe('Free');
    await second.goto(`${webUrl()}/?access=paid`);
    await tile(second, 'A paid question').waitFor();
    expect(await current(second)).toBe('Paid');
    await second.goto(webUrl());
    await tile(second, 'A free question').waitFor();
    expect(await current(second)).toBe('Free');

    await Promise.all([
      second.waitForResponse(isSaved),
      second.getByRole('link', { name: 'All', exact: true }).click(),
    ]);
    await first.goto(webUrl());
    await tile(first, 'A paid question').waitFor();
    expect(await current(first)).toBe('All');
    await Promise.all([first.context().close(), second.context().close()]);
  });

  it('sees credits arrive, and a history that adds up', async () => {
    const page = await newPage(browser, complaints);
    await signInOn(page, account);
    await page.goto(`${webUrl()}/profile`);
    await page.getByRole('row', { name: /Granted/ }).waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    await grant((await signedIn(account)).userId, 5);
    await page.getByRole('row', { name: /\+5/ }).waitFor();
    const rows = await page.locator('.ledger tbody tr').allInnerTexts();
    expect(rows.map((row) => row.split('\t').slice(-2))).toEqual([
      ['+5', '7'],
      ['-1', '2'],
      ['+3', '3'],
    ]);
    await page.context().close();
  });

  it('is shown the vote that stands when it was cast elsewhere', async () => {
    const elsewhere: Account = { email: `web-${randomUUID()}@example.com`, password: 'Correct-horse-9' };
    await signUp(elsewhere);
    const page = await newPage(browser, complaints);
    await signInOn(page, elsewhere);
    await page.goto(`${webUrl()}/votings/${free.id}`);
    await page.getByText('Yes', { exact: true }).first().click();
    const caller = await signedIn(elsewhere);
    await caller.expect(castVoteMutation, { input: { votingId: free.id, optionId: free.options[1]!.id } });
    await page.getByRole('button', { name: 'Cast my vote' }).click();
    await page.getByText('You have voted here already').waitFor();
    expect(await page.getByRole('region', { name: 'You have voted' }).textContent()).toContain('No');
    await page.context().close();
  });

  it('watches others vote without touching anything', async () => {
    const page = await newPage(browser, complaints);
    await page.goto(`${webUrl()}/votings/${free.id}`);
    await page.getByText('Live', { exact: true }).waitFor();
    const total = page.locator('.tally-total');
    const before = parseInt((await total.textContent()) ?? '', 10);
    const voter = await newVoter();
    await voter.expect(castVoteMutation, { input: { votingId: free.id, optionId: free.options[0]!.id } });
    await total.getByText(`${before + 1} votes`).waitFor();
    await page.context().close();
  });

  it('gets a new password by a code', async () => {
    const page = await newPage(browser, complaints);
    await page.goto(`${webUrl()}/reset-password`);
    await page.getByLabel('E-mail address').fill(account.email);
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await page.getByLabel('Code').waitFor();
    await page.getByLabel('Code').fill(await confirmationCode(account.email));
    await page.getByLabel('New password').fill('Another-horse-8');
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByRole('link', { name: /My profile/ }).waitFor();
    account.password = 'Another-horse-8';
    await page.context().close();
  });

  it('met no error in the console that it did not cause', () => {
    // A refused sign-in is an answer with status 400, which browsers put into the console.
    expect(complaints.filter((text) => !text.includes('status of 400'))).toEqual([]);
  });
});
