import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type BrowserContextOptions } from 'playwright-core';
import { chromiumFlags, chromiumPath } from '../test/support/chromium';
import { projectDirectory, startStack } from '../test/support/stack';
import { demoVotings, type DemoVotings } from './pictures';

/** A picture to take. */
interface Picture {
  /** Without `.png`. */
  file: string;
  address: string;
  options: BrowserContextOptions;
}

const laptop = { width: 1280, height: 860 };
const phone = { width: 390, height: 844 };

/** The pictures of the README and the documentation. */
function documentation({ free }: DemoVotings): Picture[] {
  const picture = (
    name: string,
    address: string,
    viewport: typeof laptop,
    colorScheme: 'light' | 'dark',
  ): Picture => ({
    file: path.join('docs', 'images', name),
    address,
    options: { viewport, colorScheme, locale: 'en-GB' },
  });
  return [
    picture('wall', '/', laptop, 'light'),
    picture('wall-phone', '/', phone, 'dark'),
    picture('voting', `/votings/${free}`, laptop, 'light'),
    picture('presenter', `/votings/${free}/present`, laptop, 'dark'),
  ];
}

/** `npm run screenshots`: the pictures of the documentation, from a fresh stack. `npm run contact-sheet` has every page. */
async function main(): Promise<void> {
  const stack = await startStack({ args: ['--fresh', '--quiet'] });
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumFlags });
  const web = `http://localhost:${stack.port + 1}`;
  try {
    const votings = await demoVotings(stack);
    for (const picture of documentation(votings)) {
      const file = path.join(projectDirectory, `${picture.file}.png`);
      mkdirSync(path.dirname(file), { recursive: true });
      await take(browser, `${web}${picture.address}`, picture, file);
      console.log(path.relative(projectDirectory, file));
    }
  } finally {
    await browser.close();
    await stack.stop();
  }
}

async function take(browser: Browser, url: string, { options }: Picture, file: string): Promise<void> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForLoadState('load');
  // Until pictures are there and bars have stopped moving.
  await page.waitForTimeout(2500);
  await page.screenshot({ path: file });
  await context.close();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
