import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type BrowserContextOptions } from 'playwright-core';
import { signInOn } from '../test/browser/web-pages';
import { demoAccounts } from '../local/demo/accounts';
import { chromiumFlags, chromiumPath } from '../test/support/chromium';
import { publicCaller } from '../test/support/clients';
import { projectDirectory, startStack, type StackProcess } from '../test/support/stack';

type Who = 'visitor' | 'voter' | 'organiser';

/** A picture to take. */
interface Picture {
  /** Without `.png`. */
  file: string;
  address: string;
  who: Who;
  options: BrowserContextOptions;
  fullPage: boolean;
}

/** Votings of the demo, each by what it shows. */
type Votings = Record<'free' | 'paid' | 'upcoming' | 'closed', string>;

const laptop = { width: 1280, height: 860 };
const phone = { width: 390, height: 844 };

/** The pictures of the README and the documentation. */
function documentation({ free }: Votings): Picture[] {
  const picture = (
    name: string,
    address: string,
    viewport: typeof laptop,
    colorScheme: 'light' | 'dark',
  ): Picture => ({
    file: path.join('docs', 'images', name),
    address,
    who: 'visitor',
    options: { viewport, colorScheme, locale: 'en-GB' },
    fullPage: false,
  });
  return [
    picture('wall', '/', laptop, 'light'),
    picture('wall-phone', '/', phone, 'dark'),
    picture('voting', `/votings/${free}`, laptop, 'light'),
    picture('presenter', `/votings/${free}/present`, laptop, 'dark'),
  ];
}

/** Every page there is, on the smallest and the largest screen, in both languages and both appearances. */
function everyPage({ free, paid, upcoming, closed }: Votings): Picture[] {
  const pages: [name: string, address: string, who: Who][] = [
    ['wall', '/', 'visitor'],
    ['wall-upcoming', '/?show=upcoming', 'voter'],
    ['wall-past', '/?show=past', 'voter'],
    ['voting', `/votings/${free}`, 'visitor'],
    ['voting-paid', `/votings/${paid}`, 'voter'],
    ['voting-upcoming', `/votings/${upcoming}`, 'voter'],
    ['voting-closed', `/votings/${closed}`, 'voter'],
    ['presenter', `/votings/${free}/present`, 'visitor'],
    ['sign-in', '/sign-in', 'visitor'],
    ['sign-up', '/sign-up', 'visitor'],
    ['reset-password', '/reset-password', 'visitor'],
    ['profile', '/profile', 'voter'],
    ['board', '/organiser', 'organiser'],
    ['new-voting', '/organiser/votings/new', 'organiser'],
    ['nowhere', '/nowhere', 'visitor'],
  ];
  const screens = [
    { width: 360, height: 760 },
    { width: 1920, height: 1080 },
  ];
  return screens.flatMap((viewport) =>
    (['light', 'dark'] as const).flatMap((colorScheme) =>
      (['en-GB', 'de-DE'] as const).flatMap((locale) =>
        pages.map(([name, address, who]) => ({
          file: path.join(
            'build',
            'screens',
            `${name}-${viewport.width}-${colorScheme}-${locale.slice(0, 2)}`,
          ),
          address,
          who,
          options: { viewport, colorScheme, locale },
          fullPage: true,
        })),
      ),
    ),
  );
}

/**
 * `npm run screenshots`: the pictures of the documentation, from a fresh stack. With `--every`: every page on both
 * screens, in both languages and appearances, into build/screens, for looking through.
 */
async function main(every: boolean): Promise<void> {
  const stack = await startStack({ args: ['--fresh', '--quiet'] });
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumFlags });
  const web = `http://localhost:${stack.port + 1}`;
  try {
    const votings = await demoVotings(stack);
    const kept = await signInAll(browser, web);
    for (const picture of (every ? everyPage : documentation)(votings)) {
      const file = path.join(projectDirectory, `${picture.file}.png`);
      mkdirSync(path.dirname(file), { recursive: true });
      await take(browser, `${web}${picture.address}`, kept[picture.who], picture, file);
      console.log(path.relative(projectDirectory, file));
    }
  } finally {
    await browser.close();
    await stack.stop();
  }
}

async function take(
  browser: Browser,
  url: string,
  kept: string,
  { options, fullPage }: Picture,
  file: string,
): Promise<void> {
  const context = await browser.newContext(options);
  await context.addInitScript(`Object.assign(localStorage, ${kept})`);
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForLoadState('load');
  // Until pictures are there and bars have stopped moving.
  await page.waitForTimeout(2500);
  // Pictures further down are only loaded when they come near.
  if (fullPage) await page.evaluate("[...document.images].forEach((image) => (image.loading = 'eager'))");
  if (fullPage) await page.waitForTimeout(300);
  await page.screenshot({ path: file, fullPage });
  await context.close();
}

/** What a browser keeps of each visitor's session, as JSON. */
async function signInAll(browser: Browser, web: string): Promise<Record<Who, string>> {
  const kept: Record<Who, string> = { visitor: '{}', voter: '{}', organiser: '{}' };
  for (const account of demoAccounts) {
    if (account.name === 'voter2') continue;
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    await signInOn(page, account, web);
    kept[account.name] = await page.evaluate<string>('JSON.stringify(localStorage)');
    await context.close();
  }
  return kept;
}

async function demoVotings(stack: StackProcess): Promise<Votings> {
  const anyone = await publicCaller(stack.baseUrl);
  const first = async (filter: string): Promise<string> => {
    const { votings } = await anyone.expect<{ votings: { items: { id: string }[] } }>(
      `query { votings(filter: { ${filter} }) { items { id } } }`,
    );
    return votings.items.at(-1)?.id ?? '';
  };
  // The demo's first voting closes within seconds of the start.
  let closed = '';
  while (closed === '') closed = await first('status: CLOSED');
  return {
    free: await first('status: OPEN, access: FREE'),
    paid: await first('status: OPEN, access: PAID'),
    upcoming: await first('status: UPCOMING'),
    closed,
  };
}

main(process.argv.includes('--every')).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
