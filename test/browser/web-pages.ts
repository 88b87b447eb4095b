import type { AxeResults } from 'axe-core';
import { createECDH, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { chromiumFlags, chromiumPath, chromiumShellPath } from '../support/chromium';
import type { Account } from '../support/clients';

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** The address of the web app of the shared stack. */
export function webUrl(): string {
  const url = process.env['HUSTINGS_WEB_URL'];
  if (url === undefined)
    throw new Error('HUSTINGS_WEB_URL is not set: run through jest, which starts the stack.');
  return url;
}

/** Starts Chromium: its engine alone, unless what is looked at takes the whole browser. */
export function launchBrowser({ whole = false } = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: whole ? chromiumPath() : chromiumShellPath(),
    args: chromiumFlags,
  });
}

/** A page of somebody's own, in English unless told otherwise. What it complains of is added to `complaints`. */
export async function newPage(
  browser: Browser,
  complaints: string[],
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  // As patient as `eventually`: nothing here is about how fast a page is.
  page.setDefaultTimeout(180_000);
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return page;
}

/** Signs in through the page, and waits until the wall is there. */
export async function signInOn(
  page: Page,
  { email, password }: Account,
  url: string = webUrl(),
): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: /My profile/ }).waitFor();
}

/** Ends once nothing on a page is on its way from one look to another: colours in between are nobody's choice. */
const STILL = `Promise.allSettled(
  document
    .getAnimations()
    .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
    .map(({ finished }) => finished),
).then(() => undefined)`;

/** Rules of WCAG 2.2 AA and axe's best practices that a page breaks, each with the first place. */
export async function brokenRules(page: Page): Promise<string[]> {
  await page.evaluate(STILL);
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

/**
 * Gives a page's browser a push service, to be told before the page is opened: none can be reached from here. It is at an
 * address that leads nowhere, and what is sent is delivered by {@link deliverPushes}.
 */
export async function standInForPushService(page: Page): Promise<void> {
  const keys = {
    p256dh: createECDH('prime256v1').generateKeys('base64url'),
    auth: randomBytes(16).toString('base64url'),
  };
  await page.context().grantPermissions(['notifications'], { origin: webUrl() });
  await page.addInitScript(`{
    let subscription = null;
    PushManager.prototype.getSubscription = async () => subscription;
    PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
      const bytes = atob(applicationServerKey.replaceAll('-', '+').replaceAll('_', '/'));
      const endpoint = 'https://nowhere.push.services.mozilla.com/page';
      return (subscription = {
        endpoint,
        options: { applicationServerKey: Uint8Array.from(bytes, (each) => each.charCodeAt(0)).buffer },
        toJSON: () => ({ endpoint, keys: ${JSON.stringify(keys)} }),
        unsubscribe: async () => ((subscription = null), true),
      });
    };
  }`);
}

/** Delivers pushes to the service worker of a page, as the browser does once it has decrypted them. */
export async function deliverPushes(page: Page, pushes: object[]): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    client.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [first] }) => {
      if (first) resolve(first.registrationId);
    });
  });
  await client.send('ServiceWorker.enable');
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  const origin = webUrl();
  for (const push of pushes)
    await client.send('ServiceWorker.deliverPushMessage', {
      origin,
      registrationId: await registered,
      data: JSON.stringify(push),
    });
  await client.detach();
}
