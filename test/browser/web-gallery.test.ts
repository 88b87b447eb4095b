import type { Browser } from 'playwright-core';
import { serveGallery } from '../support/gallery';
import { brokenRules, launchBrowser, newPage } from './web-pages';

describe('The gallery', () => {
  let browser: Browser;
  let stop: () => Promise<void>;
  let address: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    ({ address, stop } = await serveGallery());
  });

  afterAll(async () => {
    await browser.close();
    await stop();
  });

  it.each([
    ['light', 'en-GB'],
    ['dark', 'ar-EG'],
  ] as const)(
    'shows every component in %s, in %s, and none breaks a rule or its frame',
    async (colorScheme, locale) => {
      const complaints: string[] = [];
      const page = await newPage(browser, complaints, {
        colorScheme,
        locale,
        viewport: { width: 320, height: 900 },
      });
      await page.goto(address);
      await page.locator('.tile').first().waitFor();
      expect(await brokenRules(page)).toEqual([]);
      expect(await page.locator('main').innerText()).not.toContain('undefined');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      // The picture that cannot be loaded is there on purpose.
      expect(complaints.filter((text) => !text.includes('ERR_NAME_NOT_RESOLVED'))).toEqual([]);
      await page.context().close();
    },
  );
});
