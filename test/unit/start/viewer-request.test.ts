import { mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serveWebsite, type Website } from '@hustings/aws-local';
import { PREVIEWS, viewerRequestCode } from '@hustings/web/viewer-request';

const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';
const MESSAGES =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0';

describe('A link to the web app', () => {
  let website: Website;

  beforeAll(async () => {
    const directory = mkdtempSync(path.join(tmpdir(), 'web-'));
    writeFileSync(path.join(directory, 'index.html'), 'the app');
    writeFileSync(path.join(directory, 'mark.svg'), 'a mark');
    website = await serveWebsite({
      port: 0,
      directory,
      headers: { 'x-frame-options': 'DENY' },
      documents: { '/config.json': 'a document' },
      viewerRequest: {
        code: viewerRequestCode,
        origins: {
          [PREVIEWS.originId]: (_, response, uri) => {
            response.end(`preview ${uri}`);
            return Promise.resolve();
          },
        },
      },
    });
  });
  afterAll(() => website.close());

  /** What is answered, and whether it has the website’s headers. `fetch` would say by itself what it is. */
  function asked(address: string, headers: Record<string, string> = {}): Promise<string> {
    return new Promise((resolve, reject) => {
      request(website.url + address, { headers }, (response) => {
        expect(response.headers['x-frame-options']).toBe('DENY');
        response.setEncoding('utf8').on('data', resolve);
      })
        .on('error', reject)
        .end();
    });
  }
  const goesThere = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };

  it.each(['/', '/votings/01ABC', '/v/ABC234?from=mail', '/no%20such'])(
    'leads a browser to the app at %s',
    async (address) => {
      expect(await asked(address, { ...goesThere, 'user-agent': SAFARI })).toBe('the app');
    },
  );

  it.each([
    ['WhatsApp/2.23.20.0', {}],
    ['TelegramBot (like TwitterBot)', {}],
    ['Something that nobody has heard of', {}],
    // They load pages as browsers do.
    [MESSAGES, goesThere],
    ['Mozilla/5.0 AppleWebKit/537.36 (compatible; Googlebot/2.1) Chrome/130.0 Safari/537.36', goesThere],
    ['Mozilla/5.0 (compatible; SkypeUriPreview Preview/0.5)', goesThere],
  ])('unfolds for %s', async (userAgent, headers) => {
    expect(await asked('/votings/01ABC?from=mail', { ...headers, 'user-agent': userAgent })).toBe(
      'preview /previews/votings/01ABC',
    );
    expect(await asked('/', { ...headers, 'user-agent': userAgent })).toBe('preview /previews/');
  });

  it('unfolds for what says nothing of itself', async () => {
    expect(await asked('/v/ABC234')).toBe('preview /previews/v/ABC234');
  });

  it('is a file to all where it has a dot', async () => {
    expect(await asked('/mark.svg')).toBe('a mark');
    expect(await asked('/config.json', { 'user-agent': 'Twitterbot' })).toBe('"a document"');
  });
});
