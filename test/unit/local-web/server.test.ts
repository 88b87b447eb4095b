import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { createWebServer, type WebServer } from '../../../local/web';

const script = 'console.log("votes");'.repeat(200);

/** What the server sends, byte for byte: `fetch` would unpack it. */
function get(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) });
      });
    })
      .on('error', reject)
      .end();
  });
}

describe('The web app’s server', () => {
  let server: WebServer;

  beforeAll(async () => {
    const distDirectory = mkdtempSync(path.join(tmpdir(), 'web-'));
    mkdirSync(path.join(distDirectory, 'assets'));
    writeFileSync(path.join(distDirectory, 'index.html'), '<!doctype html><title>Hustings</title>');
    writeFileSync(path.join(distDirectory, 'assets', 'index-abc.js'), script);
    server = await createWebServer({
      port: 0,
      distDirectory,
      configuration: { API: { GraphQL: { apiKey: 'da2-x' } } },
      apiOrigin: 'http://localhost:4000',
      connectSources: ['ws://localhost:4000'],
    });
  });
  afterAll(() => server.close());

  it('answers every address of the page with the page, asked for anew each time', async () => {
    const { status, headers, body } = await get(`${server.url}/votings/01ABC`);
    expect([status, headers['cache-control']]).toEqual([200, 'no-cache']);
    expect(body.toString()).toContain('<title>Hustings</title>');
  });

  it('keeps files with a digest in their name for ever', async () => {
    const { headers } = await get(`${server.url}/assets/index-abc.js`);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('does not answer a missing file with the page', async () => {
    expect((await get(`${server.url}/assets/index-old.js`)).status).toBe(404);
  });

  it('stays in its folder', async () => {
    expect((await get(`${server.url}/..%2f..%2fpackage.json`)).status).toBe(404);
  });

  it.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
  ])('compresses for whoever takes %s', async (accepted, encoding, unpack) => {
    const { headers, body } = await get(`${server.url}/assets/index-abc.js`, { 'accept-encoding': accepted });
    expect(headers['content-encoding']).toBe(encoding);
    expect(body.length).toBeLessThan(script.length / 2);
    expect(unpack(body).toString()).toBe(script);
  });

  it('tells the app where everything is', async () => {
    const { body, headers } = await get(`${server.url}/config.json`);
    expect(JSON.parse(body.toString())).toEqual({ API: { GraphQL: { apiKey: 'da2-x' } } });
    expect(headers['cache-control']).toBe('no-cache');
  });

  it('names the API early, so that browsers connect while the scripts are on their way', async () => {
    expect((await get(server.url)).headers['link']).toBe(
      '<http://localhost:4000>; rel=preconnect; crossorigin',
    );
  });

  it('lets the page load from itself only, and talk to the API only', async () => {
    const policy = String((await get(server.url)).headers['content-security-policy']);
    expect(policy.split('; ')).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self' http://localhost:4000 ws://localhost:4000",
        "frame-ancestors 'none'",
      ]),
    );
    expect(policy).not.toContain('unsafe');
  });
});
