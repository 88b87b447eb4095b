import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import path from 'node:path';
import { addControlPage } from '../src/provider/page-routes';
import { addControlRoutes } from '../src/control/routes';
import { Router, type Route } from '../src/http/router';
import { addPayPalRoutes } from '../src/paypal/routes';
import { addStripeRoutes } from '../src/stripe/routes';

const packageDirectory = path.resolve(__dirname, '..');
const readme = readFileSync(path.join(packageDirectory, 'README.md'), 'utf8');

/** A router that lists the patterns of its routes. */
class ListingRouter extends Router {
  readonly patterns: string[] = [];

  override on(pattern: string, route: Route): this {
    this.patterns.push(pattern);
    return super.on(pattern, route);
  }
}

function section(title: string): string {
  return readme.split(/^## /m).find((text) => text.startsWith(title)) ?? '';
}

function patternsIn(text: string): string[] {
  return [...text.matchAll(/`((?:GET|POST) \/[^`]+)`/g)].map(([, pattern]) => pattern!).sort();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

describe('the README', () => {
  const work = path.join(packageDirectory, 'build');
  mkdirSync(work, { recursive: true });
  const directory = mkdtempSync(path.join(work, 'readme-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  const example = path.join(directory, 'example.ts');
  writeFileSync(example, /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? '');

  it('has an example that compiles', () => {
    const configuration = path.join(directory, 'tsconfig.json');
    writeFileSync(
      configuration,
      JSON.stringify({ extends: '../../../../tsconfig.json', include: [example], exclude: [] }),
    );
    const compiler = require.resolve('typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [compiler, '-p', configuration], { encoding: 'utf8' });
    expect(stdout).toBe('');
  }, 120_000);

  it('has an example that prints what it says', async () => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', example], {
      cwd: directory,
      env: { ...process.env, PORT: String(await freePort()) },
      encoding: 'utf8',
      timeout: 50_000,
    });
    expect(stderr).toBe('');
    expect(readme).toContain(`\`${stdout.trim()}\``);
    expect(stdout).toBe('checkout.session.completed: 500 eur, paid\n');
  }, 60_000);

  it('lists every route of the APIs, and no other', () => {
    const [stripe, payPal] = [new ListingRouter(), new ListingRouter()];
    addStripeRoutes(stripe, { state: {} } as unknown as Parameters<typeof addStripeRoutes>[1]);
    addPayPalRoutes(payPal, { state: {} } as unknown as Parameters<typeof addPayPalRoutes>[1]);
    const rows = section('What is served').split('\n');
    const rowOf = (provider: string) => patternsIn(rows.find((row) => row.startsWith(`| ${provider}`)) ?? '');
    expect(rowOf('Stripe')).toEqual(stripe.patterns.sort());
    expect(rowOf('PayPal')).toEqual(payPal.patterns.sort());
  });

  it('lists every control', () => {
    const router = new ListingRouter();
    addControlRoutes(router, ...([{}, {}, {}] as unknown as [never, never, never]));
    addControlPage(router, '', ...([{}, {}] as unknown as [never, never]));
    const patterns = router.patterns.filter((pattern) => !pattern.includes('/page/'));
    expect(patternsIn(section('Controls'))).toEqual([...patterns, 'POST /_control/delayed/:id/:step'].sort());
  });
});
