import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { freePort, projectDirectory } from '../support/stack';
import { eventually } from '../support/votings';
import { brokenRules, launchBrowser, newPage } from './web-pages';

describe('The gallery', () => {
  let browser: Browser;
  let server: ChildProcess;
  let address: string;

  beforeAll(async () => {
    const port = await freePort();
    address = `http://localhost:${port}/gallery.html`;
    const vite = path.join(projectDirectory, 'node_modules', 'vite', 'bin', 'vite.js');
    const options = ['--config', 'web/vite.config.mts', '--port', String(port), '--strictPort'];
    server = spawn(process.execPath, [vite, ...options], { cwd: projectDirectory, stdio: 'ignore' });
    browser = await launchBrowser();
    await eventually(
      'The gallery is served',
      () =>
        fetch(address).then(
          ({ ok }) => ok,
          () => false,
        ),
      Boolean,
    );
  });

  afterAll(async () => {
    await browser.close();
    server.kill();
    await once(server, 'exit');
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
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      // The picture that cannot be loaded is there on purpose.
      expect(complaints.filter((text) => !text.includes('ERR_NAME_NOT_RESOLVED'))).toEqual([]);
      await page.context().close();
    },
  );
});
