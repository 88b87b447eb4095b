import { codeOf, stepAt } from '@hustings/aws-local/one-time-codes';
import type { Browser, Page, Response } from 'playwright-core';
import { UpdateVotingDocument } from '../../schema/generated/operations';
import { NEWCOMER } from '../../infra/constructs/hall';
import {
  confirmationCode,
  freshAccount,
  newVoter,
  organiserAccount,
  signedIn,
  signUp,
  type Caller,
} from '../support/clients';
import { sendUpdateMutation } from '../support/messages';
import {
  castVoteMutation,
  clearVotings,
  createVoting,
  grant,
  inSeconds,
  type TestVoting,
} from '../support/votings';
import { brokenRules, launchBrowser, newPage, signInOn, webUrl } from './web-pages';

/** Counts what a page asks for, as web ACLs do. */
function countRequests(page: Page): Record<keyof typeof NEWCOMER, number> {
  const asked = { files: 0, api: 0, userPool: 0 };
  page.on('websocket', () => (asked.api += 1));
  page.on('request', (request) => {
    if (request.headers()['x-amz-target'] !== undefined) asked.userPool += 1;
    else if (new URL(request.url()).pathname === '/graphql') asked.api += 1;
    else asked.files += 1;
  });
  return asked;
}

/** The web ACLs let through as much for each newcomer of a hall. */
function expectLetThrough(asked: Record<keyof typeof NEWCOMER, number>): void {
  for (const kind of ['files', 'api', 'userPool'] as const) {
    expect(asked[kind]).toBeGreaterThan(0);
    expect(asked[kind]).toBeLessThanOrEqual(NEWCOMER[kind]);
  }
}

describe('A voter in the web app', () => {
  let browser: Browser;
  let organiser: Caller;
  let free: TestVoting;
  let paid: TestVoting;
  let soon: TestVoting;
  const complaints: string[] = [];
  const account = freshAccount('web');

  const tile = (page: Page, title: string) =>
    page.getByRole('article').filter({ has: page.getByRole('link', { name: title }) });

  const update = (input: object): Promise<unknown> =>
    organiser.expect(String(UpdateVotingDocument), { input });

  beforeAll(async () => {
    browser = await launchBrowser();
    organiser = await signedIn(organiserAccount);
    await clearVotings(organiser);
    free = await createVoting(organiser, { title: 'A free question' });
    paid = await createVoting(organiser, { title: 'A paid question', access: 'PAID' });
    // It is told of within a minute, while other things are looked at.
    soon = await createVoting(organiser, {
      title: 'A question for later',
      opensAt: inSeconds(840),
      closesAt: inSeconds(7200),
    });
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
    await page.getByRole('switch', { name: 'Show paid votings' }).check();
    const search = page.getByRole('searchbox', { name: 'Search votings' });
    await search.fill('QUÉSTION páid');
    await page.getByText('1 voting found').waitFor();
    expect(await tile(page, 'A free question').count()).toBe(0);
    expect(await tile(page, 'A paid question').count()).toBe(1);
    await search.fill('nowhere');
    await page.getByText('No open voting has “nowhere”').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('link', { name: 'Search what is coming up' }).click();
    await page.getByText('No upcoming voting has “nowhere”').waitFor();
    expect(new URL(page.url()).search).toBe('?show=upcoming&search=nowhere');
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
    const asked = countRequests(page);
    await page.goto(`${webUrl()}/votings/${free.id}`);
    await page.getByText('Maybe', { exact: true }).first().click();
    await page.getByRole('link', { name: 'Sign in with a password' }).click();
    await page.getByRole('link', { name: 'Open an account' }).click();
    // The page before it has a field for an address, too, and stays until this one has come.
    await page.getByLabel('New password').fill(account.password);
    await page.getByLabel('E-mail address').fill(account.email);
    await page.getByRole('button', { name: 'Send me a code' }).click();
    const code = page.getByLabel('Code');
    await code.waitFor();
    // One that is wrong is told of, and the next is taken by itself as well.
    await code.fill('00 00 00');
    await page.getByRole('alert').getByText('code').waitFor();
    await code.fill(` ${await confirmationCode(account.email)} `);

    // What was chosen before signing in is chosen still.
    await page.getByRole('button', { name: 'Cast my vote' }).click();
    await page.getByRole('heading', { name: 'Your vote is cast' }).waitFor();
    await page.getByRole('listitem').filter({ hasText: 'Maybe' }).getByText('100%').waitFor();
    await page.getByRole('link', { name: /all votings/ }).click();
    await tile(page, 'A free question').getByText('Your vote: Maybe').waitFor();
    expectLetThrough(asked);
    await page.context().close();
  });

  it('votes by an address and a code, with three taps and two fields, and is known by them from then on', async () => {
    const { email } = freshAccount('by-code');
    const page = await newPage(browser, complaints, { viewport: { width: 320, height: 700 } });
    const asked = countRequests(page);
    await page.addInitScript(`
      globalThis.done = { taps: 0, fields: [] };
      addEventListener('pointerdown', () => (done.taps += 1), true);
      addEventListener('input', ({ target: { name, type } }) => {
        if (type !== 'radio' && !done.fields.includes(name)) done.fields.push(name);
      }, true);
    `);
    await page.goto(`${webUrl()}/votings/${free.id}`);
    await page.getByText('Maybe', { exact: true }).first().click();
    const address = page.getByLabel('E-mail address');
    await address.fill(email);
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: 'Send me a code' }).click();
    const code = page.getByLabel('Code');
    await code.waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await code.fill('000000');
    await page.getByRole('alert').getByText('not the code').waitFor();
    await code.fill(await confirmationCode(email));
    const cast = page.getByRole('button', { name: 'Cast my vote' });
    await cast.waitFor();
    expect(await page.getByRole('radio', { name: 'Maybe' }).isChecked()).toBe(true);
    await cast.click();
    await page.getByRole('heading', { name: 'Your vote is cast' }).waitFor();
    expect(await page.evaluate('done')).toEqual({ taps: 3, fields: ['email', 'code'] });
    await page.getByRole('link', { name: /all votings/ }).click();
    await tile(page, 'A free question').getByText('Your vote: Maybe').waitFor();
    expectLetThrough(asked);
    await page.context().close();

    // The same way signs in who has an account, also after the phone has put the page away.
    const later = await newPage(browser, complaints);
    await later.goto(`${webUrl()}/votings/${free.id}`);
    await later.getByText('No', { exact: true }).first().click();
    await later.getByLabel('E-mail address').fill(email);
    await later.getByRole('button', { name: 'Send me a code' }).click();
    await later.getByLabel('Code').waitFor();
    await later.reload();
    await later.getByLabel('Code').fill(await confirmationCode(email));
    const receipt = later.getByRole('region', { name: 'You have voted' });
    await receipt.waitFor();
    expect(await receipt.textContent()).toContain('Maybe');
    await later.context().close();
  });

  it('is told the price before a paid vote, and the balance after it', async () => {
    await grant(organiser, await signedIn(account), 3);
    const page = await newPage(browser, complaints);
    await signInOn(page, account);
    await page.goto(`${webUrl()}/votings/${paid.id}`);
    await page.getByText('Yes', { exact: true }).first().click();
    await page.getByRole('button', { name: 'Cast my vote' }).click();
    const question = page.getByRole('alertdialog');
    await question.getByText('3 credits').waitFor();
    await question.getByText('2 credits').waitFor();
    await question.getByRole('button', { name: 'Pay 1 credit and vote' }).click();
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
    await second.getByRole('switch', { name: 'Show paid votings', checked: false }).waitFor();
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
    await grant(organiser, await signedIn(account), 5);
    await page.getByRole('row', { name: /\+5/ }).waitFor();
    const rows = await page.locator('.ledger tbody tr').allInnerTexts();
    expect(rows.map((row) => row.split('\t').slice(-2))).toEqual([
      ['+5', '7'],
      ['-1', '2'],
      ['+3', '3'],
    ]);
    await page.context().close();
  });

  it('is reminded of what opens, told what organisers write, and has read it in every tab', async () => {
    const page = await newPage(browser, complaints);
    await signInOn(page, account);
    await page.goto(`${webUrl()}/votings/${soon.id}`);
    const follow = page.getByRole('button', { name: 'Follow' });
    await follow.click();
    await page.getByRole('button', { name: 'Follow', pressed: true }).waitFor();
    await page.goto(`${webUrl()}/profile`);
    await page.getByRole('switch', { name: 'Tell me what organisers write' }).check();
    await page.getByText('Saved.').waitFor();
    const other = await page.context().newPage();
    await other.goto(`${webUrl()}/?show=upcoming`);
    await other.getByRole('button', { name: 'Follow “A question for later”', pressed: true }).waitFor();
    await organiser.expect(sendUpdateMutation, { input: { votingId: soon.id, text: 'Bring a pen.' } });
    const arrived = page.getByRole('status').filter({ hasText: 'Bring a pen.' });
    await arrived.getByRole('link', { name: 'A question for later' }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await arrived.getByRole('button', { name: 'Put away' }).click();
    await arrived.waitFor({ state: 'detached' });
    const unread = (each: Page) => each.getByRole('link', { name: /Messages \d+ new messages?/ });
    await unread(other).waitFor();

    await page.getByRole('link', { name: /^Messages/ }).click();
    const messages = page.getByRole('main').getByRole('listitem').filter({ hasText: 'A question for later' });
    await messages.filter({ hasText: 'Bring a pen.' }).getByText('New').waitFor();
    await messages.filter({ hasText: 'Opens at' }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await unread(page).waitFor({ state: 'detached' });
    await unread(other).waitFor({ state: 'detached' });
    await organiser.expect('mutation($id: ID!) { deleteVoting(id: $id) { id title } }', { id: soon.id });
    await messages.first().waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('is shown the vote that stands when it was cast elsewhere', async () => {
    const elsewhere = freshAccount('web');
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

  it('goes on where it was when the session is gone, and shows nobody else’s receipt', async () => {
    const [first, second] = await Promise.all(
      [1, 2].map(async () => {
        const opened = freshAccount('web');
        await signUp(opened);
        return opened;
      }),
    );
    const page = await newPage(browser, complaints);
    await signInOn(page, first!);
    await page.goto(`${webUrl()}/votings/${free.id}`);
    await page.getByRole('button', { name: 'Cast my vote' }).waitFor();
    await page.getByText('No', { exact: true }).first().click();
    // In one go: what the page asks for by itself would notice it, too, and take the button away.
    await page.evaluate(
      "localStorage.clear(); document.querySelector('.ballot button[type=submit]').click()",
    );
    await page.getByRole('link', { name: 'Sign in with a password' }).click();
    // So has the ballot.
    await page.getByLabel('Password').fill(first!.password);
    await page.getByLabel('E-mail address').fill(first!.email);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('radio', { name: 'No', checked: true }).waitFor({ state: 'attached' });
    await page.reload();
    await page.getByRole('radio', { name: 'No', checked: true }).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Cast my vote' }).click();
    await page.getByRole('heading', { name: 'Your vote is cast' }).waitFor();

    const tab = await page.context().newPage();
    await tab.goto(`${webUrl()}/profile`);
    await tab.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('link', { name: 'Sign in to vote' }).waitFor();
    await signInOn(tab, second!);
    await page.getByRole('button', { name: 'Cast my vote' }).waitFor();
    expect(await page.getByRole('heading', { name: 'Your vote is cast' }).count()).toBe(0);
    await page.context().close();
  });

  it('finds the code’s step again after a reload, and a heading where there is no voting', async () => {
    const page = await newPage(browser, complaints);
    await page.goto(`${webUrl()}/sign-up`);
    const { email, password } = freshAccount('web');
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('New password').fill(password);
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await page.getByLabel('Code').waitFor();
    await page.reload();
    await page.getByLabel('Code').fill(await confirmationCode(email));
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.getByLabel('E-mail address').inputValue()).toBe(email);
    await page.goto(`${webUrl()}/votings/nowhere`);
    await page.getByRole('heading', { name: 'This voting does not exist', level: 1 }).waitFor();
    await page.context().close();
  });

  it('watches others vote without touching anything', async () => {
    const page = await newPage(browser, complaints);
    // One of its own: a vote of another test that is counted late would be counted together with this one.
    const { id, options } = await createVoting(organiser, { title: 'A question that is watched' });
    await page.goto(`${webUrl()}/votings/${id}`);
    await page.getByText('Live', { exact: true }).waitFor();
    const voter = await newVoter();
    await voter.expect(castVoteMutation, { input: { votingId: id, optionId: options[0]!.id } });
    await page.locator('.tally-total').getByText('1 vote', { exact: true }).waitFor();
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

  it('sets an authenticator app up, and signs in with a code of it', async () => {
    const owner = freshAccount('app');
    await signUp(owner);
    const page = await newPage(browser, complaints);
    await signInOn(page, owner);
    await page.goto(`${webUrl()}/authenticator`);
    await page.locator('figure svg').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    const key = (await page.locator('figure code').innerText()).replaceAll(' ', '');
    const type = async (code: string, press: string): Promise<void> => {
      await page.getByLabel('Code', { exact: true }).fill(code);
      await page.getByRole('button', { name: press, exact: true }).click();
    };
    const step = stepAt(Date.now());
    await type('no code', 'Turn on');
    await page.getByText('That is not the code that the app shows now.').waitFor();
    await type(codeOf(key, step), 'Turn on');
    await page.getByText('The app is set up.').waitFor();
    // No code by mail takes its place.
    await page.goto(`${webUrl()}/votings/${free.id}`);
    await page.getByText('Yes', { exact: true }).first().click();
    await page.getByLabel('E-mail address').fill(owner.email);
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await page.getByText('This account has an authenticator app.').waitFor();
    await page.getByRole('link', { name: 'Sign in with a password' }).click();
    await page.getByLabel('Password').fill(owner.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'One more step' }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await type(codeOf(key, stepAt(Date.now()) + 1), 'Sign in');
    await page.getByRole('link', { name: /My profile/ }).waitFor();
    await page.context().close();
  });

  it('met no error in the console that it did not cause', () => {
    // A refused sign-in is an answer with status 400, which browsers put into the console.
    expect(complaints.filter((text) => !text.includes('status of 400'))).toEqual([]);
  });
});
