import { once } from 'node:events';
import { connect } from 'node:net';
import { startSandboxes, type RunningSandboxes } from './support/running-sandboxes';

let running: RunningSandboxes;

beforeAll(async () => {
  running = await startSandboxes();
});
afterAll(() => running.stop());

const providers = ['stripe', 'paypal'] as const;

/** Sends requests on one connection and gives the statuses that come back. */
async function statuses(provider: (typeof providers)[number], ...requests: string[]): Promise<string[]> {
  const socket = connect(Number(new URL(running.sandboxes[provider].apiBase).port), 'localhost');
  const received: Buffer[] = [];
  socket.on('data', (chunk) => received.push(chunk)).on('error', () => undefined);
  for (const request of requests) socket.write(request);
  await once(socket, 'close');
  const answer = Buffer.concat(received).toString();
  return [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status ?? '');
}

const request = (line: string, headers = '', body = ''): string =>
  `${line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: ${body.length}\r\n${headers}\r\n${body}`;

describe.each(providers)('the sandbox of %s', (provider) => {
  it.each(['//', '/\\', '/%zz', '/v1/a%00', 'http://elsewhere:99999/', '*'])(
    'answers 400 to the target %s',
    async (target) => {
      expect(await statuses(provider, request(`GET ${target}`))).toEqual(['400']);
    },
  );

  it('is no tunnel', async () => {
    expect(await statuses(provider, 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n')).toEqual(['405']);
  });

  it.each(['nothing', '5', 'null', '[{"times": 1}]', '{"a": 1}'])(
    'takes no faults from the body %s',
    async (body) => {
      expect(await statuses(provider, request('POST /_control/calls', '', body))).toEqual(['400']);
      expect(await statuses(provider, request('POST /_control/webhooks', '', body))).toEqual(['400']);
    },
  );

  it.each(['{"payment":{"toString":"x"}}', '{"payment":5}', '{"payment":"a","amount":"1"}', '{}'])(
    'does nothing to a payment for %s',
    async (body) => {
      for (const control of ['refund', 'dispute', 'expire'])
        expect(await statuses(provider, request(`POST /_control/${control}`, '', body))).toEqual(['400']);
    },
  );

  it('has no object that everything has', async () => {
    const pages = ['/c/pay/__proto__', '/checkoutnow?token=constructor', '/_control/events/toString/resend'];
    for (const page of pages) expect(await statuses(provider, request(`GET ${page}`))).toEqual(['404']);
    expect(await statuses(provider, request('POST /_control/expire', '', '{"payment":"__proto__"}'))).toEqual(
      ['404'],
    );
  });

  it('keeps a connection good after a body that was too large', async () => {
    const size = 1_500_000;
    const large = `POST /v1/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${size}\r\n\r\n${'a'.repeat(size)}`;
    expect(await statuses(provider, large, request('GET /_control/record'))).toEqual(['413', '200']);
  });

  it.each(['Origin: http://elsewhere.example\r\n', 'Sec-Fetch-Site: cross-site\r\n'])(
    'is not steered by pages of other sites (%j)',
    async (header) => {
      expect(await statuses(provider, request('GET /_control/record', header))).toEqual(['403']);
    },
  );

  it('is not steered under a name that was bent to lead here', async () => {
    const rebound = 'GET /_control/record HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n';
    expect(await statuses(provider, rebound)).toEqual(['403']);
  });
});
