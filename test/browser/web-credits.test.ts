import type { Browser, Page } from 'playwright-core';
import { freshAccount, organiserAccount, signedIn, signUp } from '../support/clients';
import { control, paymentOf, type TestCheckout } from '../support/payments';
import { clearVotings, createVoting, eventually } from '../support/votings';
import { launchBrowser, newPage, signInOn, webUrl } from './web-pages';

describe('Buying credits in the web app', () => {
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];
  const account = freshAccount('web');

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
    // The page leaves for the provider's once the checkout was made. What goes elsewhere before that meets it on its way.
    await page.waitForURL(({ origin }) => origin !== new URL(webUrl()).origin);
  };
  /** The newest purchase, once it stands so, and what its provider calls its payment. */
  const newest = async (status: string, detail: string | null = null) => {
    const caller = await signedIn(account);
    const query = 'query { me { checkouts(limit: 1) { items { id provider status detail redirectUrl } } } }';
    const { me } = await eventually(
      `${status} ${String(detail)}`,
      () =>
        caller.expect<{ me: { checkouts: { items: (TestCheckout & { detail: string | null })[] } } }>(query),
      ({ me: { checkouts } }) =>
        checkouts.items.some(
          (found) => found.status === status && found.detail === detail && found.redirectUrl !== null,
        ),
    );
    const found = me.checkouts.items[0]!;
    return { checkout: found.id, payment: paymentOf(found) };
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

  it('is declined at PayPal, told so at once, and paid otherwise', async () => {
    await choose('10', 'PayPal');
    await page.getByRole('button', { name: 'Pay with a card that is declined' }).click();
    await page.getByText('The payment was declined, and nothing was charged.').waitFor();
    await page.getByRole('link', { name: 'Pay another way' }).click();
    await page.getByRole('alert').getByText('declined').waitFor();
    await page.getByRole('button', { name: /^Pay €5/ }).click();
    await page.getByText('You have 30 credits now.').waitFor();
  });

  it('arrives by itself after the tab was closed, and comes back in part: on the list, in words, on the receipt', async () => {
    await choose('10', 'Card (Stripe)');
    await page.getByRole('button', { name: 'Pay and close the tab at once' }).click();
    const { checkout, payment } = await newest('PAID');
    const purchases = page.getByRole('region', { name: 'My purchases' });
    await page.goto(`${webUrl()}/profile`);
    await purchases.getByText('Paid', { exact: true }).first().waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    await control('STRIPE', 'refund', { payment, amount: 250 });
    // The page that is open shows it by itself.
    await purchases.getByText('Paid, €2.50 of it refunded').waitFor();
    expect(await credits()).toBe(35);
    await page.goto(`${webUrl()}/profile/receipts/${checkout}`);
    await page.getByText(/Refund, €2.50: went back/).waitFor();
  });

  it('by bank debit is on its way, then here, then disputed', async () => {
    await choose('10', 'Card (Stripe)');
    const { checkout, payment } = await newest('PENDING');
    const happen = (change: string) => control('STRIPE', 'change', { payment, change });
    await happen('debit');
    await page.goto(`${webUrl()}/profile/checkout?checkout=${checkout}&outcome=paid`);
    await page.getByText('the money is on its way').waitFor();
    await happen('debit-arrives');
    await newest('PAID');
    await page.getByRole('button', { name: 'Check again' }).click();
    await page.getByText('You have 45 credits now.').waitFor();
    await happen('dispute');
    await newest('DISPUTED', 'DISPUTE_OPEN');
    await page.goto(`${webUrl()}/profile/receipts/${checkout}`);
    await page.getByText(/Dispute, €5.00: not decided yet/).waitFor();
    expect(await credits()).toBe(35);
  });

  it('tells who may have paid not to pay again, where the provider refuses us', async () => {
    await choose('10', 'PayPal');
    const { checkout } = await newest('PENDING');
    const refusal = { method: 'GET', path: '/v2/', times: 1, kind: 'fail', status: 403 };
    await control('PAYPAL', 'calls', [refusal]);
    await page.goto(`${webUrl()}/profile/checkout?checkout=${checkout}&outcome=paid`);
    const alert = page.getByRole('alert');
    await alert.getByText('PayPal cannot be reached properly').waitFor();
    await alert.getByText('do not pay again').waitFor();
    await page.goto(`${webUrl()}/profile`);
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await newest('CANCELLED');
  });

  it('leads back to the voting that the credits were missing for, with the choice made there', async () => {
    const organiser = await signedIn(organiserAccount);
    await clearVotings(organiser);
    const { id } = await createVoting(organiser, { title: 'Out of credits', access: 'PAID' });
    const poor = freshAccount('web');
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
    await other.getByRole('button', { name: 'Pay 1 credit and vote' }).click();
    await other.getByRole('region', { name: 'Your vote is cast' }).getByText('Maybe').waitFor();
    await other.context().close();
  });

  it('met no error in the console', () => {
    expect(complaints).toEqual([]);
  });
});
