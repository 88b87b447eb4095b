import { build } from 'esbuild';
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { target } from './harness/target';
import { cases, topic } from './harness/topic';
import { USERS } from './harness/users';

const CHROMIUM_FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'];
const SAY = 'mutation Say($input: MessageInput!) { say(input: $input) { id room text } }';
const ON_MESSAGE = 'subscription OnMessage($room: String) { onMessage(room: $room) { id text } }';

/** Serves a page that holds the client and nothing else. */
async function servePage(): Promise<{ url: string; close: () => void }> {
  const { outputFiles } = await build({
    entryPoints: [path.join(__dirname, 'clients', 'page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    logLevel: 'silent',
  });
  const script = outputFiles[0]!.text;
  const server = http.createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(
      isScript ? script : '<!doctype html><title>Contract</title><script src="/page.js"></script>',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

topic('real clients in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
    browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  });
  afterAll(() => browser.close());

  cases(
    [
      {
        case: 'Amplify 6 in Chromium signs in, queries, mutates and subscribes',
        page: 'Building a client application',
      },
    ],
    async () => {
      const served = await servePage();
      const page = await browser.newPage();
      await page.goto(served.url);
      const { email, password } = USERS.reader;
      await page.evaluate(([to, name, secret]) => contract.signIn(to, name, secret), [
        target,
        email,
        password,
      ] as const);
      expect(await page.evaluate((query) => contract.run(query, {}), '{ forDefaultMode }')).toEqual({
        forDefaultMode: expect.any(String) as unknown,
      });

      const room = randomUUID();
      await page.evaluate(
        ([query, name]) => {
          contract.subscribe(query, { room: name });
        },
        [ON_MESSAGE, room] as const,
      );
      let heard: unknown[] = [];
      for (let round = 0; heard.length === 0 && round < 50; round += 1) {
        const input = { id: `m${round}`, room, text: 'hello' };
        await page.evaluate(([query, message]) => contract.run(query, { input: message }), [
          SAY,
          input,
        ] as const);
        await page.waitForTimeout(100);
        heard = await page.evaluate(() => contract.heard);
      }
      served.close();
      expect(heard[0]).toMatchObject({ onMessage: { text: 'hello' } });
    },
  );
});
