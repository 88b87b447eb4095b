import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { freshAccount, signUp } from '../support/clients';
import { eventually, inSeconds } from '../support/votings';
import {
  brokenRules,
  deliverPushes,
  launchBrowser,
  newPage,
  signInOn,
  standInForPushService,
  webUrl,
} from './web-pages';

describe('The web app on a device', () => {
  let browser: Browser;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser({ whole: true });
  });

  afterAll(() => browser.close());

  it('can be installed, with icons that are what its manifest says', async () => {
    const page = await newPage(browser, complaints);
    await page.goto(`${webUrl()}/sign-in`);
    const client = await page.context().newCDPSession(page);
    const { url, errors, data } = await client.send('Page.getAppManifest');
    const { installabilityErrors } = await client.send('Page.getInstallabilityErrors');
    expect(errors).toEqual([]);
    // Pages of tests are in contexts without a profile, into which nothing is installed.
    expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito']);
    const { icons } = JSON.parse(data!) as { icons: { src: string; sizes: string; purpose?: string }[] };
    const touchIcon = await page.locator('link[rel="apple-touch-icon"]').getAttribute('href');
    const drawn = icons.filter(({ sizes }) => sizes !== 'any');
    expect(drawn.map(({ purpose }) => purpose)).toEqual([undefined, undefined, 'maskable']);
    for (const { src, sizes, purpose } of [
      ...drawn,
      { src: touchIcon!, sizes: '180x180', purpose: 'maskable' },
    ]) {
      const picture = sharp(Buffer.from(await (await fetch(new URL(src, url))).arrayBuffer()));
      const { width, height } = await picture.metadata();
      const corner = await picture
        .extract({ left: 0, top: 0, width: 1, height: 1 })
        .ensureAlpha()
        .raw()
        .toBuffer();
      // A device that cuts the outline finds the mark's colour up to the corners; elsewhere its own shape shows.
      expect([`${width}x${height}`, corner[3]]).toEqual([sizes, purpose === 'maskable' ? 255 : 0]);
    }
    await page.context().close();
  });

  it('shows what is pushed to it, once, from when its switch is on', async () => {
    const account = freshAccount('web');
    await signUp(account);
    const page = await newPage(browser, complaints);
    await standInForPushService(page);
    await signInOn(page, account);
    // The browser offers to be installed before the profile is there.
    await page.evaluate(`{
      const offer = new Event('beforeinstallprompt', { cancelable: true });
      offer.prompt = () => { document.title = 'Asked'; return Promise.resolve({ outcome: 'accepted' }); };
      dispatchEvent(offer);
      if (!offer.defaultPrevented) throw new Error('The browser would ask by itself.');
    }`);
    await page.getByRole('link', { name: /^My profile/ }).click();
    const install = page.getByRole('button', { name: 'Install Hustings on this device' });
    await install.click();
    await install.waitFor({ state: 'detached' });
    expect(await page.title()).toBe('Asked');
    const device = page.getByRole('switch', { name: 'Notify this device' });
    const settled = () => page.locator('[role="switch"][aria-busy="true"]').waitFor({ state: 'detached' });
    await device.check();
    await settled();
    expect(await device.isChecked()).toBe(true);
    const push = {
      id: 'A',
      kind: 'UPDATE',
      votingId: 'V',
      title: 'Pushed',
      text: 'Pens!',
      until: inSeconds(60),
      language: 'en',
    };
    // The first one comes twice, and is there once.
    await deliverPushes(page, [push, push, { ...push, id: 'B' }]);
    const shown = `navigator.serviceWorker.ready
      .then((registration) => registration.getNotifications())
      .then((all) => all.map(({ title, body, tag }) => [tag, title, body].join(' ')).sort())`;
    await eventually(
      'the notifications',
      () => page.evaluate<string[]>(shown),
      (all) => all.join() === 'A Pushed Pens!,B Pushed Pens!',
    );
    expect(await brokenRules(page)).toEqual([]);
    await device.uncheck();
    await settled();
    expect(await device.isChecked()).toBe(false);
    await page.context().close();
  });

  it('met no error in the console', () => {
    expect(complaints).toEqual([]);
  });
});
