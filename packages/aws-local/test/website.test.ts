import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { serveWebsite, type Website } from '../src/website';

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

describe('A website', () => {
  let server: Website;

  beforeAll(async () => {
    const directory = mkdtempSync(path.join(tmpdir(), 'web-'));
    mkdirSync(path.join(directory, 'assets'));
    writeFileSync(path.join(directory, 'index.html'), '<!doctype html><title>Hustings</title>');
    writeFileSync(path.join(directory, 'assets', 'index-abc.js'), script);
    writeFileSync(path.join(directory, 'app.webmanifest'), '{}');
    server = await serveWebsite({
      port: 0,
      directory,
      headers: { 'x-frame-options': 'DENY' },
      documents: { '/config.json': { API: { GraphQL: { apiKey: 'da2-x' } } } },
    });
  });
  afterAll(() => server.close());

  it('answers every address of the page with the page, asked for again each time', async () => {
    const { status, headers, body } = await get(`${server.url}/votings/01ABC`);
    expect([status, headers['cache-control']]).toEqual([200, 'no-cache']);
    expect(body.toString()).toContain('<title>Hustings</title>');
  });

  it('keeps files with a digest in their name for ever', async () => {
    const { headers } = await get(`${server.url}/assets/index-abc.js`);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('says of an app’s manifest what it is, and has it asked for again each time', async () => {
    const { headers } = await get(`${server.url}/app.webmanifest`);
    expect([headers['content-type'], headers['cache-control']]).toEqual([
      'application/manifest+json',
      'no-cache',
    ]);
  });

  it('does not answer a missing file with the page', async () => {
    const { status, headers } = await get(`${server.url}/assets/index-old.js`);
    expect([status, headers['x-frame-options']]).toEqual([404, 'DENY']);
  });

  it('stays in its folder', async () => {
    expect((await get(`${server.url}/..%2f..%2fpackage.json`)).status).toBe(404);
  });

  it.each([
    ['/index.html/', 404],
    ['/assets/index-abc.js/more.css', 404],
    [`/${'long'.repeat(1000)}.js`, 404],
    ['/a%00.js', 400],
    ['/%E0%A4%A.js', 400],
  ])('has nothing at %s', async (target, expected) => {
    expect((await get(server.url + target)).status).toBe(expected);
  });

  it.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
  ])('compresses for a client that takes %s', async (accepted, encoding, unpack) => {
    const { headers, body } = await get(`${server.url}/assets/index-abc.js`, { 'accept-encoding': accepted });
    expect(headers['content-encoding']).toBe(encoding);
    expect(body.length).toBeLessThan(script.length / 2);
    expect(unpack(body).toString()).toBe(script);
  });

  it('answers documents beside the files', async () => {
    const { body, headers } = await get(`${server.url}/config.json`);
    expect(JSON.parse(body.toString())).toEqual({ API: { GraphQL: { apiKey: 'da2-x' } } });
    expect(headers['cache-control']).toBe('no-cache');
  });
});
