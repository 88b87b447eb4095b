import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { chromiumFlags, chromiumPath } from '../test/support/chromium';
import { publicCaller } from '../test/support/clients';
import { startStack } from '../test/support/stack';

const directory = path.resolve(__dirname, '..', 'docs', 'images');

interface Picture {
  name: string;
  path: (votingId: string) => string;
  viewport: { width: number; height: number };
  colorScheme: 'light' | 'dark';
}

const laptop = { width: 1280, height: 860 };
const phone = { width: 390, height: 844 };

const pictures: Picture[] = [
  { name: 'wall', path: () => '/', viewport: laptop, colorScheme: 'light' },
  { name: 'wall-phone', path: () => '/', viewport: phone, colorScheme: 'dark' },
  { name: 'voting', path: (id) => `/votings/${id}`, viewport: laptop, colorScheme: 'light' },
  { name: 'presenter', path: (id) => `/votings/${id}/present`, viewport: laptop, colorScheme: 'dark' },
];

/** `npm run screenshots`: the pictures of the README and the documentation, taken from a fresh stack. */
async function main(): Promise<void> {
  mkdirSync(directory, { recursive: true });
  const stack = await startStack({ args: ['--fresh', '--quiet'] });
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumFlags });
  try {
    const anyone = await publicCaller(stack.baseUrl);
    const { votings } = await anyone.expect<{ votings: { items: { id: string }[] } }>(
      'query { votings(filter: { status: OPEN, access: FREE }) { items { id } } }',
    );
    const votingId = votings.items.at(-1)?.id ?? '';
    for (const picture of pictures) {
      const page = await browser.newPage(picture);
      await page.goto(`http://localhost:${stack.port + 1}${picture.path(votingId)}`);
      await settle(page);
      await page.screenshot({ path: path.join(directory, `${picture.name}.png`) });
      console.log(`docs/images/${picture.name}.png`);
      await page.close();
    }
  } finally {
    await browser.close();
    await stack.stop();
  }
}

/** Until pictures are there and bars have stopped moving. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  await page.waitForTimeout(2500);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
