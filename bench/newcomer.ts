import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumFlags, chromiumShellPath } from '../test/support/chromium';
import {
  confirmationCode,
  freshAccount,
  organiserAccount,
  signedIn,
  type Account,
} from '../test/support/clients';
import { startStack } from '../test/support/stack';
import { createVoting } from '../test/support/votings';
import { percentile } from './measure';

/** A newcomer's way from the scanned code to the receipt; the middle of all rounds, in milliseconds. */
export interface NewcomersWay {
  /** What signs a newcomer in: the setting `signInByCode`. */
  signIn: 'password' | 'code';
  taps: number;
  /** Names of the fields that were filled in. */
  fields: string[];
  /** Until an option could be chosen. */
  choice: number;
  /** Until the receipt was on the screen. */
  receipt: number;
  /** Milliseconds of the code way beside those of the password way. */
  timesPassword: number;
}

const ROUNDS = 5;

/** Lighthouse's phone: a slow 4G, and a processor four times slower ("Network throttling", Lighthouse). */
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};
const SLOWER = 4;
const PHONE = { width: 390, height: 844 };

/** Long enough for a slow phone on a busy machine; nothing is measured by it. */
const PATIENCE_MS = 120_000;

/** Runs in each of the pages; as a text, since this project's types are those of Node.js. */
const COUNTER = `{
  const done = JSON.parse(sessionStorage.getItem('done') ?? '{"taps":0,"fields":[]}');
  const keep = () => sessionStorage.setItem('done', JSON.stringify(done));
  addEventListener('pointerdown', () => { done.taps += 1; keep(); }, true);
  addEventListener('input', ({ target: { name, type } }) => {
    if (type !== 'radio' && !done.fields.includes(name)) { done.fields.push(name); keep(); }
  }, true);
}`;

/** What a round took. */
type Round = Pick<NewcomersWay, 'taps' | 'fields' | 'choice' | 'receipt'>;

/**
 * Follows newcomers on a throttled phone, by both ways to sign in: typing takes no time, and the e-mail is there at once, so
 * that what is left is the page's and the stack's own part.
 */
export async function measureNewcomer(): Promise<NewcomersWay[]> {
  const byPassword = await roundsOf('password');
  const byCode = await roundsOf('code');
  return [byPassword, byCode].map((way) => ({
    ...way,
    timesPassword: Math.round((100 * way.receipt) / byPassword.receipt) / 100,
  }));
}

async function roundsOf(signIn: NewcomersWay['signIn']): Promise<Omit<NewcomersWay, 'timesPassword'>> {
  const stack = await startStack({
    args: ['--fresh', '--no-seed', '--quiet', '--context', `signInByCode=${signIn === 'code'}`],
  });
  const browser = await chromium.launch({ executablePath: chromiumShellPath(), args: chromiumFlags });
  try {
    const organiser = await signedIn(organiserAccount, stack.baseUrl);
    const rounds: Round[] = [];
    // The first one also warms the stack, as those who came before a newcomer have done.
    for (let index = 0; index <= ROUNDS; index += 1) {
      const { id } = await createVoting(organiser, { title: `Bench: newcomer ${index}` });
      const address = `http://localhost:${stack.port + 1}/votings/${id}`;
      rounds.push(await follow(browser, address, signIn, stack.baseUrl));
    }
    const measured = rounds.slice(1);
    const middle = (name: 'choice' | 'receipt'): number =>
      percentile(
        measured.map((round) => round[name]),
        0.5,
      );
    const { taps, fields } = measured[0]!;
    return { signIn, taps, fields, choice: middle('choice'), receipt: middle('receipt') };
  } finally {
    await browser.close();
    await stack.stop();
  }
}

/** One newcomer, in a browser that knows nothing of the app yet. */
async function follow(
  browser: Browser,
  address: string,
  signIn: NewcomersWay['signIn'],
  baseUrl: string,
): Promise<Round> {
  const account = freshAccount('bench-newcomer');
  const context = await browser.newContext({ locale: 'en-GB', viewport: PHONE });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await throttle(page);
    await page.addInitScript(COUNTER);
    const scanned = Date.now();
    await page.goto(address);
    await page.getByText('Maybe', { exact: true }).first().click();
    const chosen = Date.now();
    await (signIn === 'code' ? enterAddress(page, account) : openAccount(page, account));
    const code = page.getByLabel('Code');
    await code.waitFor();
    await code.fill(await confirmationCode(account.email, baseUrl));
    await page.getByRole('button', { name: 'Cast my vote' }).click();
    await page.getByRole('heading', { name: 'Your vote is cast' }).waitFor();
    const receipt = Date.now();
    const done = await page.evaluate<string>("sessionStorage.getItem('done')");
    return {
      ...(JSON.parse(done) as Pick<Round, 'taps' | 'fields'>),
      choice: chosen - scanned,
      receipt: receipt - scanned,
    };
  } finally {
    await context.close();
  }
}

async function throttle(page: Page): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Network.enable');
  await devTools.send('Network.emulateNetworkConditions', NETWORK);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
}

async function openAccount(page: Page, account: Account): Promise<void> {
  await page.getByRole('link', { name: 'Open an account' }).click();
  await page.getByLabel('New password').fill(account.password);
  await enterAddress(page, account);
}

async function enterAddress(page: Page, { email }: Account): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Send me a code' }).click();
}
