import { serveWebsite, type Website } from '@hustings/aws-local';
import { embeddedHeaders, responseHeaders } from '@hustings/web/response-headers';

describe('The web app’s server', () => {
  let server: Website;
  const get = (url: string) => fetch(url);

  beforeAll(async () => {
    const sources = {
      apiOrigin: 'http://localhost:4000',
      connectSources: ['ws://localhost:4000'],
      uploadOrigin: 'http://127.0.0.1:4005',
    };
    server = await serveWebsite({
      port: 0,
      directory: __dirname,
      headers: responseHeaders(sources),
      headersBelow: {
        '/embed/': embeddedHeaders(sources, ['https://news.example']),
        '/nowhere/': embeddedHeaders(sources, []),
      },
    });
  });
  afterAll(() => server.close());

  it('names the API early, so that browsers connect while the scripts are on their way', async () => {
    expect((await get(server.url)).headers.get('link')).toBe(
      '<http://localhost:4000>; rel=preconnect; crossorigin',
    );
  });

  it('lets the page load from itself only, and talk to the API only', async () => {
    const policy = String((await get(server.url)).headers.get('content-security-policy'));
    expect(policy.split('; ')).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self' http://localhost:4000 ws://localhost:4000 http://127.0.0.1:4005",
        "img-src 'self' data: blob:",
        "frame-ancestors 'none'",
      ]),
    );
    expect(policy).not.toContain('unsafe');
  });

  it.each([
    ['/', "'none'"],
    ['/embed', "'none'"],
    ['/Embed/ABC234', "'none'"],
    ['/nowhere/ABC234', "'none'"],
    ['/embed/ABC234', 'https://news.example'],
    // CloudFront takes it for the same ("Cache behavior settings, Path pattern").
    ['/%65mbed/ABC234', 'https://news.example'],
  ])('lets %s be framed by %s', async (path, framedBy) => {
    const { headers } = await get(`${server.url}${path}`);
    expect(headers.get('content-security-policy')).toContain(`frame-ancestors ${framedBy}`);
    expect(headers.get('x-frame-options')).toBe(/^.(embed|%65mbed|nowhere)\//.test(path) ? null : 'DENY');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});
