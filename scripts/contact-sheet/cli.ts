import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { chromiumFlags, chromiumShellPath } from '../../test/support/chromium';
import { screens } from '../../test/browser/presenter-measures';
import { serveGallery } from '../../test/support/gallery';
import { projectDirectory, startStack } from '../../test/support/stack';
import { run } from '../command';
import { demoVotings, signInAll, type Who } from '../pictures';
import { everyPage, type Shown } from './pages';
import { everyProjection } from './projections';
import { prepareScene } from './scene';
import { sheetOf, type Print } from './sheet';

const directory = path.join(projectDirectory, 'build', 'contact-sheet');

const devices = { phone: { width: 360, height: 760 }, desktop: { width: 1366, height: 768 } };
const appearances = ['light', 'dark'] as const;
const locales = ['en-GB', 'de-DE', 'fr-FR', 'ar-EG'] as const;

/** How long a page may take to show what it is about, in milliseconds; without it, the sheet says so in its place. */
const PATIENCE_MS = 30_000;

/** What a page is looked at with. */
interface Variant {
  viewport: { width: number; height: number };
  colorScheme: (typeof appearances)[number];
  locale: string;
  words: string;
}

const variants: Variant[] = Object.entries(devices).flatMap(([screen, viewport]) =>
  appearances.flatMap((colorScheme) =>
    locales.map((locale) => ({
      viewport,
      colorScheme,
      locale,
      words: `${screen}, ${colorScheme}, ${locale}`,
    })),
  ),
);

/** A room's screens, for the presenter's page alone. */
const projectors: Variant[] = screens.flatMap(([width, height]) =>
  appearances.map((colorScheme) => ({
    viewport: { width, height },
    colorScheme,
    locale: 'en-GB',
    words: `${width}×${height}, ${colorScheme}`,
  })),
);

const usage = `Usage: npm run contact-sheet -- [NAME ...] [--in VARIANT]

Every page of the web app in each of its states, on a phone and a desktop, light and dark, in four languages; the
presenter's screen on four projectors with few and many options, short and long, in several scripts; and the gallery
of components: side by side in build/contact-sheet/index.html. It starts a stack of its own, and takes some forty
minutes.

  NAME           only pages whose names contain it: board, projector, "voting, paid" …
  --in VARIANT   only screens, appearances and languages whose words contain it: "phone, dark", ar-EG, 1024×768 …

Exit code: 0, 1 when a page did not show what it is about, 2 when it could not be tried.`;

async function main(): Promise<number> {
  const { positionals: wanted, values } = parseArgs({
    allowPositionals: true,
    options: { in: { type: 'string', default: '' } },
  });
  const isAskedFor = ({ words }: Variant): boolean => words.includes(values.in);
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const stack = await startStack({ args: ['--fresh', '--quiet'] });
  const browser = await chromium.launch({ executablePath: chromiumShellPath(), args: chromiumFlags });
  const web = `http://localhost:${stack.port + 1}`;
  const gallery = await serveGallery();
  try {
    const kept = await signInAll(browser, web);
    const votings = await demoVotings(stack);
    const isWanted = ({ name }: Shown): boolean =>
      wanted.length === 0 || wanted.some((words) => name.includes(words));
    const projected = everyProjection().filter(isWanted);
    const pages = [
      ...everyPage(votings, await prepareScene(stack, votings)),
      { name: 'gallery', address: gallery.address, who: 'visitor' as const, sign: '.tile' },
    ].filter(isWanted);
    if (pages.length + projected.length === 0) throw new Error(`No page is named like ${wanted.join(', ')}.`);
    const prints: Print[] = [];
    for (const variant of variants.filter(isAskedFor)) {
      for (const shown of pages) prints.push(await take(browser, web, kept, shown, variant));
      console.log(`${variant.words}: ${pages.length} pages`);
    }
    for (const variant of projectors.filter(isAskedFor)) {
      for (const shown of projected) prints.push(await take(browser, web, kept, shown, variant));
      console.log(`${variant.words}: ${projected.length} projections`);
    }
    writeFileSync(path.join(directory, 'index.html'), sheetOf(prints));
    const faults = prints.filter(({ fault }) => fault !== undefined);
    for (const { page, variant, fault } of faults) console.log(`${page}, ${variant}: ${fault}`);
    console.log(`${prints.length} pictures: ${path.relative('.', path.join(directory, 'index.html'))}`);
    return faults.length > 0 ? 1 : 0;
  } finally {
    await gallery.stop();
    await browser.close();
    await stack.stop();
  }
}

async function take(
  browser: Browser,
  web: string,
  kept: Record<Who, string>,
  { name, address, who, sign, prepare, act, covered = false }: Shown,
  { viewport, colorScheme, locale, words }: Variant,
): Promise<Print> {
  const file = `${name}, ${words}`.replaceAll(/[^\w-]+/g, '-') + '.jpg';
  const print = { page: name, variant: words, file };
  // Nothing moves that would be caught on its way.
  const context = await browser.newContext({ viewport, colorScheme, locale, reducedMotion: 'reduce' });
  try {
    await context.addInitScript(`Object.assign(localStorage, ${kept[who]})`);
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await prepare?.(page);
    await page.goto(new URL(address, web).href);
    await page.locator(sign).first().waitFor();
    await act?.(page);
    // Pictures further down are only loaded when they come near.
    await page.evaluate("[...document.images].forEach((image) => (image.loading = 'eager'))");
    await page.evaluate('scrollTo(0, 0)');
    // Charts and what is live come after what is shown first.
    await page.waitForTimeout(1_200);
    await page.screenshot({
      path: path.join(directory, file),
      type: 'jpeg',
      quality: 70,
      fullPage: !covered,
    });
    return print;
  } catch (error) {
    return { ...print, fault: (error instanceof Error ? error.message : String(error)).split('\n')[0]! };
  } finally {
    await context.close();
  }
}

run(main, usage);
