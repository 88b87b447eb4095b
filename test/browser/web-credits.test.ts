import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { organiserAccount, signedIn, signUp, type Account } from '../support/clients';
import { clearVotings, createVoting } from '../support/votings';
import { launchBrowser, newPage, signInOn, webUrl } from './web-pages';

describe('Buying credits in the web app', () => {
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];
  const account: Account = { email: `web-${randomUUID()}@example.com`, password: 'Correct-horse-9' };

  const credits = async (): Promise<number> => {
    const caller = await signedIn(account);
    return (await caller.expect<{ me: { credits: number } }>('query { me { credits } }')).me.credits;
  };
  const choose = async (pack: string, provider: string): Promise<void> => {
    await page.goto(`${webUrl()}/profile`);
    const shop = page.getByRole('region', { name: 'Buy credits' });
    await shop.getByText(pack, { exact: true }).click();
    await shop.getByText(provider, { exact: true }).click();
    await page.getByRole('button', { name: /^Pay €/ }).click();
  };
  const returned = (): Promise<void> => page.getByRole('heading', { name: 'Your purchase' }).waitFor();

  beforeAll(async () => {
    browser = await launchBrowser();
    await signUp(account);
    page = await newPage(browser, complaints);
    await signInOn(page, account);
  });

  afterAll(() => browser.close());

  it.each([
    ['Card (Stripe)', 10],
    ['PayPal', 20],
  ])('with %s shows the way to the credits and has them in the end', async (provider, balance) => {
    await choose('10', provider);
    await page.getByRole('button', { name: /^Pay €5/ }).click();
    await returned();
    await page.getByText(`You have ${balance} credits now.`).waitFor();
    expect(await credits()).toBe(balance);
    await page.goto(`${webUrl()}/profile`);
    await page
      .getByRole('region', { name: 'My purchases' })
      .getByText('Paid', { exact: true })
      .first()
      .waitFor();
  });

  it('is given up without a charge', async () => {
    await choose('25', 'Card (Stripe)');
    await page.getByRole('button', { name: 'Cancel and go back' }).click();
    await returned();
    await page.getByText('You cancelled. Nothing was charged.').waitFor();
    expect(await credits()).toBe(20);
  });

  it('leads back to the voting that the credits were missing for, with the choice made there', async () => {
    const organiser = await signedIn(organiserAccount);
    await clearVotings(organiser);
    const { id } = await createVoting(organiser, { title: 'Out of credits', access: 'PAID' });
    const poor: Account = { email: `web-${randomUUID()}@example.com`, password: 'Correct-horse-9' };
    await signUp(poor);
    const other = await newPage(browser, complaints);
    await signInOn(other, poor);
    await other.goto(`${webUrl()}/votings/${id}`);
    await other.getByText('Maybe', { exact: true }).first().click();
    await other.getByRole('link', { name: 'Get credits' }).click();
    await other.getByRole('button', { name: /^Pay €/ }).click();
    await other.getByRole('button', { name: /^Pay €5/ }).click();
    await other.getByRole('link', { name: 'Back to the voting' }).click();
    await other.getByRole('button', { name: 'Cast my vote' }).click();
    await other.getByRole('button', { name: 'Vote for 1 credit' }).click();
    await other.getByRole('region', { name: 'Your vote is cast' }).getByText('Maybe').waitFor();
    await other.context().close();
  });

  it('met no error in the console', () => {
    expect(complaints).toEqual([]);
  });
});
