import type { Browser, Page } from 'playwright-core';
import {
  freshAccount,
  organiserAccount,
  signedIn,
  tokensOf,
  voterWith,
  type Account,
  type Caller,
} from '../support/clients';
import { control, createCheckout, readAccount } from '../support/payments';
import { castVoteMutation, clearVotings, createVoting, grant, type TestVoting } from '../support/votings';
import { brokenRules, launchBrowser, newPage, signInOn, webUrl } from './web-pages';

describe('Deleting the account in the web app', () => {
  let browser: Browser;
  let organiser: Caller;
  let voting: TestVoting;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    organiser = await signedIn(organiserAccount);
    await clearVotings(organiser);
    voting = await createVoting(organiser, { title: 'Who stays?' });
  });

  afterAll(() => browser.close());

  const newAccount = async (credits: number): Promise<{ account: Account; voter: Caller }> => {
    const account = freshAccount('web');
    const voter = await voterWith(account);
    if (credits > 0) await grant(organiser, voter, credits);
    return { account, voter };
  };
  const openDialog = async (page: Page, words = 'Delete my account') => {
    await page.goto(`${webUrl()}/profile`);
    await page.getByRole('button', { name: words }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.waitFor();
    return dialog;
  };
  const keptByBrowser = (page: Page) => page.evaluate<string>('JSON.stringify(localStorage)');

  it('says what goes and what stays, waits for a clear yes, and ends on the wall, signed out', async () => {
    const { account, voter } = await newAccount(3);
    await voter.expect(castVoteMutation, {
      input: { votingId: voting.id, optionId: voting.options[0]!.id },
    });
    const page = await newPage(browser, complaints);
    await signInOn(page, account);
    const dialog = await openDialog(page);
    await dialog.getByText('3 credits that are left').waitFor();
    await dialog.getByText(account.email).waitFor();
    await dialog.getByText('Votes that you cast stay counted').waitFor();
    expect(await dialog.getByText('Votings that you created').count()).toBe(0);
    expect(await brokenRules(page)).toEqual([]);

    const confirm = dialog.getByRole('button', { name: 'Delete for good' });
    expect(await confirm.isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await readAccount(voter)).credits).toBe(3);

    await page.getByRole('button', { name: 'Delete my account' }).click();
    const understood = dialog.getByRole('checkbox', { name: /cannot be undone and that I lose 3 credits/ });
    expect(await understood.isChecked()).toBe(false);
    await understood.check();
    expect(await keptByBrowser(page)).toContain(voter.userId);
    await confirm.click();
    await page.getByText('Your account is deleted').waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
    await page.getByText('3 credits went with it.').waitFor();
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
    const kept = await keptByBrowser(page);
    expect([kept.includes(voter.userId), kept.includes('accessToken')]).toEqual([false, false]);
    const tile = page.getByRole('article').filter({ has: page.getByRole('link', { name: 'Who stays?' }) });
    await tile.waitFor();
    expect(await tile.getByText('Your vote').count()).toBe(0);

    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByLabel('E-mail address').fill(account.email);
    await page.getByLabel('Password').fill(account.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('E-mail address or password is not right').waitFor();
    await page.context().close();
  });

  it('shows that it is at work, and cannot be dismissed or sent twice until then', async () => {
    const { account } = await newAccount(0);
    const page = await newPage(browser, complaints);
    await signInOn(page, account);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let sent = 0;
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('deleteAccount')) {
        sent += 1;
        await held;
      }
      await route.continue();
    });
    const dialog = await openDialog(page);
    expect(await dialog.getByText(/credits? that/).count()).toBe(0);
    await dialog.getByRole('checkbox', { name: 'I understand that this cannot be undone.' }).check();
    await dialog.getByRole('button', { name: 'Delete for good' }).click();
    const busy = dialog.getByRole('button', { name: 'Deleting…' });
    await busy.waitFor();
    await dialog.getByRole('status').getByText('This may take half a minute').waitFor();
    expect(await busy.getAttribute('aria-busy')).toBe('true');
    await busy.click({ force: true });
    await page.keyboard.press('Escape');
    expect(await dialog.isVisible()).toBe(true);
    release();
    await page.getByText('Your account is deleted').waitFor();
    expect(sent).toBe(1);
    await page.context().close();
  });

  it('says why nothing was deleted, loses nothing, and does it when asked again', async () => {
    const { account, voter } = await newAccount(2);
    await createCheckout(voter, 'STRIPE');
    const page = await newPage(browser, complaints);
    await signInOn(page, account);
    const dialog = await openDialog(page);
    await dialog.getByRole('checkbox').check();
    await control('STRIPE', 'calls', [{ path: '/v1/', times: 1000, kind: 'fail', status: 503 }]);
    await dialog.getByRole('button', { name: 'Delete for good' }).click();
    const failure = dialog.getByRole('alert');
    await failure.getByText('The payment provider cannot be reached').waitFor();
    await failure.getByText('Nothing was deleted').waitFor();
    await control('STRIPE', 'calls', []);
    expect(await readAccount(voter)).toMatchObject({ credits: 2, sum: 2 });
    expect(await brokenRules(page)).toEqual([]);

    await dialog.getByRole('button', { name: 'Delete for good' }).click();
    await page.getByText('Your account is deleted').waitFor();
    await expect(tokensOf(account)).rejects.toThrow('Incorrect');
    await page.context().close();
  });

  it('is done with the keyboard alone, and in German', async () => {
    const { account } = await newAccount(1);
    const english = await newPage(browser, complaints);
    await signInOn(english, account);
    const kept = await keptByBrowser(english);
    await english.context().close();
    const page = await newPage(browser, complaints, {
      locale: 'de-DE',
      viewport: { width: 360, height: 800 },
    });
    await page.addInitScript(`if (location.pathname === '/profile') Object.assign(localStorage, ${kept})`);
    const dialog = await openDialog(page, 'Mein Konto löschen');
    await dialog.getByText('1 übriger Credit').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    const focused = () =>
      page.evaluate<string>('document.activeElement.textContent || document.activeElement.type');
    expect(await focused()).toBe('Abbrechen');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('checkbox');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Endgültig löschen');
    await page.keyboard.press('Enter');
    await page.getByText('Ihr Konto ist gelöscht').waitFor();
    await page.getByText('1 Credit ist damit verfallen.').waitFor();
    await page.context().close();
  });

  it('tells organisers that their votings stay', async () => {
    const page = await newPage(browser, complaints);
    await signInOn(page, organiserAccount);
    const dialog = await openDialog(page);
    await dialog.getByText('Votings that you created').waitFor();
    await page.context().close();
  });

  it('met no error in the console that it did not cause', () => {
    // A refused sign-in is an answer with status 400, which browsers put into the console.
    expect(complaints.filter((text) => !text.includes('status of 400'))).toEqual([]);
  });
});
