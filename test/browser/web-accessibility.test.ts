import type { Browser, Page } from 'playwright-core';
import { measureWebApp } from '@hustings/web/sizes';
import { newVoter, organiserAccount, signedIn } from '../support/clients';
import { castVoteMutation, clearVotings, createVoting, grant, type TestVoting } from '../support/votings';
import { brokenRules, launchBrowser, newPage, signInOn, webUrl } from './web-pages';

describe('The web app for everybody', () => {
  let browser: Browser;
  let voting: TestVoting;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    const organiser = await signedIn(organiserAccount);
    await clearVotings(organiser);
    voting = await createVoting(organiser, {
      title: 'Accessible to all?',
      options: [{ label: `Yes: ${'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(2)}` }, { label: 'No' }],
    });
    const input = { votingId: voting.id, optionId: voting.options[0]!.id };
    const voter = await newVoter();
    await voter.expect(castVoteMutation, { input });
    await grant(organiser, voter, 3);
  });

  afterAll(() => browser.close());

  describe.each([
    ['light', 360, 'de-DE'],
    ['dark', 1920, 'en-GB'],
  ] as const)('in %s colours, %d px wide, in %s', (colorScheme, width, locale) => {
    let page: Page;

    beforeAll(async () => {
      page = await newPage(browser, complaints, { colorScheme, locale, viewport: { width, height: 900 } });
      const english = await newPage(browser, complaints);
      await signInOn(english, organiserAccount);
      // Signed in once, for every page to come.
      const kept = await english.evaluate<string>('JSON.stringify(localStorage)');
      await english.context().close();
      await page.addInitScript(`Object.assign(localStorage, ${kept})`);
    });

    afterAll(() => page.context().close());

    it.each([
      ['the wall', () => '/', 'article'],
      ['what is past', () => '/?show=past', 'h1'],
      ['a voting', () => `/votings/${voting.id}`, '.ballot-option'],
      ['votes over time', () => `/votings/${voting.id}`, '.series-svg'],
      ['the big screen', () => `/votings/${voting.id}/present`, '.bars'],
      ['the profile', () => '/profile', '.card'],
      ['the board', () => '/organiser', '.sparkline svg'],
      ['the form of a voting', () => '/organiser/votings/new', 'form'],
      ['the grants', () => '/organiser/grants', '.audit-entry'],
      ['the statistics', () => `/organiser/votings/${voting.id}/statistics`, '.series-svg'],
      ['a report', () => `/organiser/votings/${voting.id}/statistics/report`, '.report'],
      ['the statements', () => '/organiser/statements', 'main h1'],
      ['the audit trail', () => '/organiser/audit', '.audit-entry'],
      ['the audit trail of no voting', () => '/organiser/audit?voting=none', '.empty'],
      ['nothing', () => '/nowhere', 'h1'],
    ])('%s breaks no rule and fits', async (_, address, sign) => {
      await page.goto(`${webUrl()}${address()}`);
      await page.locator(sign).first().waitFor();
      expect(await brokenRules(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      // As it is for those who have set letters half as large again; what is set ends with the session.
      const client = await page.context().newCDPSession(page);
      await client.send('Page.setFontSizes', { fontSizes: { standard: 24 } });
      expect(await page.evaluate('getComputedStyle(document.documentElement).fontSize')).toBe('24px');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await client.send('Page.setFontSizes', { fontSizes: { standard: 16 } });
      await client.detach();
    });
  });

  it.each(['/sign-in', '/sign-up', '/reset-password'])('%s breaks no rule', async (address) => {
    const page = await newPage(browser, complaints, { viewport: { width: 360, height: 800 } });
    await page.goto(`${webUrl()}${address}`);
    await page.locator('form').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.context().close();
  });

  it('is used with the keyboard alone', async () => {
    const page = await newPage(browser, complaints);
    await page.goto(webUrl());
    await page.getByRole('link', { name: 'Accessible to all?' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
    await page.getByRole('link', { name: 'Accessible to all?' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: 'Yes' }).focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('radio', { name: 'No' }).isChecked()).toBe(true);
    // The cross is seen too where the device's own colours take the place of the page's.
    await page.emulateMedia({ forcedColors: 'active' });
    const [cross, box] = await page
      .locator('.ballot-option:has(:checked) .ballot-box')
      .evaluate((element) => {
        const { getComputedStyle } = globalThis as unknown as {
          getComputedStyle: (of: unknown, part?: string) => { backgroundColor: string };
        };
        return [getComputedStyle(element, '::before'), getComputedStyle(element)].map(
          ({ backgroundColor }) => backgroundColor,
        );
      });
    expect(cross).not.toBe(box);
    await page.context().close();
  });

  it('fits the other way round, for languages that run from right to left', async () => {
    const page = await newPage(browser, complaints, {
      locale: 'ar-EG',
      viewport: { width: 360, height: 800 },
    });
    for (const [address, sign] of [
      ['/', 'article'],
      [`/votings/${voting.id}`, '.series-svg'],
    ] as const) {
      await page.goto(`${webUrl()}${address}`);
      await page.locator(sign).first().waitFor();
      expect(await page.evaluate('document.documentElement.dir')).toBe('rtl');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
      expect(await brokenRules(page)).toEqual([]);
    }
    const [brand, signIn] = await Promise.all(
      ['.brand', '.header nav'].map(async (part) => (await page.locator(part).boundingBox())!.x),
    );
    expect(brand).toBeGreaterThan(signIn!);
    await page.context().close();
  });

  it('keeps still for those who ask for it', async () => {
    const page = await newPage(browser, complaints, { reducedMotion: 'reduce' });
    await page.goto(`${webUrl()}/votings/${voting.id}`);
    for (const mover of ['.bar-fill', '.column']) {
      await page.locator(mover).first().waitFor({ state: 'attached' });
      const durations = await page.evaluate<string>(
        `getComputedStyle(document.querySelector('${mover}')).transitionDuration`,
      );
      expect(Math.max(...durations.split(',').map(parseFloat))).toBeLessThanOrEqual(0.001);
    }
    await page.context().close();
  });

  it('shows the wall with at most 200 KB of compressed JavaScript', async () => {
    const { firstViewScripts, firstLoadScripts } = measureWebApp();
    expect(firstViewScripts.brotli).toBeLessThan(125_000);
    expect(firstLoadScripts.gzip).toBeLessThan(200_000);
    const page = await newPage(browser, complaints);
    const client = await page.context().newCDPSession(page);
    await client.send('Network.enable');
    const scripts = new Set<string>();
    let bytes = 0;
    client.on('Network.responseReceived', ({ requestId, type }) => {
      if (type === 'Script') scripts.add(requestId);
    });
    client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) bytes += encodedDataLength;
    });
    await page.goto(webUrl());
    await page.getByRole('link', { name: 'Accessible to all?' }).waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(200_000);
    await page.context().close();
  });

  it('met no error in the console', () => {
    expect(complaints).toEqual([]);
  });
});
