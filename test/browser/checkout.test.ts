import type { Browser } from 'playwright-core';
import { newVoter } from '../support/clients';
import { createCheckout, readAccount, readCheckout } from '../support/payments';
import { eventually } from '../support/votings';
import { launchBrowser, newPage, webUrl } from './web-pages';

describe('The payment pages in Chromium', () => {
  let browser: Browser;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(() => browser.close());

  it.each([
    ['STRIPE', 'starter-eur', 'Pay €5.00', 10],
    ['PAYPAL', 'regular-eur', 'Pay €10.00', 25],
  ] as const)(
    'of %s take a declined card, then the money, and lead back',
    async (provider, packId, button, credits) => {
      const voter = await newVoter();
      const checkout = await createCheckout(voter, provider, { packId });
      const page = await newPage(browser, complaints);

      await page.goto(checkout.redirectUrl ?? '');
      if (provider === 'STRIPE') {
        await page.getByRole('button', { name: 'Pay with a card that is declined' }).click();
        await page.getByRole('alert').getByText('declined').waitFor();
      }
      await page.getByRole('button', { name: button }).click();

      // A voter who pays without being signed in here is asked to sign in, on the web app all the same.
      await page.waitForURL((url) => url.origin === webUrl() && url.href.includes(checkout.id));
      await eventually(
        'a paid checkout',
        () => readCheckout(voter, checkout.id),
        (found) => found?.status === 'PAID',
      );
      expect(await readAccount(voter)).toMatchObject({ credits, sum: credits });
      await page.context().close();
    },
  );

  it('met no error in the console', () => {
    expect(complaints).toEqual([]);
  });
});
