import { once } from 'node:events';
import { connect } from 'node:net';
import { FrontDoor } from '../src';
import { KEPT_ALIVE } from '../src/endpoint/guarded-server';
import { listen, type Listening } from '../src/endpoint/listen';
import { isFromOwnPage } from '../src/endpoint/own-page';
import { readBody } from '../src/endpoint/read-body';
import { originForm } from '../src/endpoint/request-target';
import type { ServiceError } from '../src/endpoint/service-error';

/** Sends bytes and gives all that comes back until the connection ends. */
async function send(port: number, ...parts: (string | Buffer)[]): Promise<string> {
  const socket = connect(port, 'localhost');
  const received: Buffer[] = [];
  socket.on('data', (chunk) => received.push(chunk)).on('error', () => undefined);
  for (const part of parts) socket.write(part);
  await once(socket, 'close');
  return Buffer.concat(received).toString();
}

const get = (target: string): string =>
  `GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`;
const statuses = (answer: string): string[] =>
  [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status ?? '');

describe('the target of a request', () => {
  it.each([
    ['/', '/'],
    ['/a/../b?c=%zz', '/b?c=%zz'],
    ['/../../etc/passwd', '/etc/passwd'],
    ['/%2e%2e/%2e%2e/etc', '/etc'],
    ['http://elsewhere/a?b', '/a?b'],
    ['HTTP://elsewhere', '/'],
    ['http://elsewhere:99999?b', '/?b'],
  ])('%s is read as %s', (target, read) => {
    expect(originForm(target)).toBe(read);
  });

  it.each([
    '//',
    '/\\',
    '/.//a',
    '/a/..//b',
    '*',
    '',
    'localhost:443',
    'ftp://a/b',
    '/%',
    '/%zz',
    '/%c3',
    '/a%00b',
  ])('%s is none', (target) => {
    expect(originForm(target)).toBeUndefined();
  });
});

describe('a guarded server', () => {
  const log: string[] = [];
  let server: Listening;

  beforeAll(async () => {
    server = await listen(
      {
        source: 'test',
        log: (_, source, message) => log.push(`${source}: ${message}`),
        async handle(request, response) {
          if (request.url === '/throw') throw new Error('a defect');
          try {
            response.end(`read ${(await readBody(request, 1000)).length}`);
          } catch (error) {
            response.writeHead((error as ServiceError).status).end();
          }
        },
      },
      0,
    );
  });
  afterAll(() => server.close());

  it.each([
    ['a host in the path', get('//'), '400'],
    ['a backslash', get('/\\'), '400'],
    ['an escape that is none', get('/%zz'), '400'],
    ['everything', 'OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', '400'],
    ['a tunnel', 'CONNECT a:1 HTTP/1.1\r\nHost: localhost\r\n\r\n', '405'],
    ['no HTTP', 'junk\r\n\r\n', '400'],
    ['a header of 20 KB', `GET / HTTP/1.1\r\nHost: localhost\r\nA: ${'a'.repeat(20_000)}\r\n\r\n`, '431'],
    [
      'chunks that are none',
      'POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n',
      '400',
    ],
    ['what a handler throws', get('/throw'), '500'],
  ])('answers %s', async (_, request, status) => {
    expect(statuses(await send(server.port, request))).toEqual([status]);
  });

  it('says in the log what a handler threw, and nothing else', () => {
    expect(log).toEqual([expect.stringContaining('test: Error: a defect')]);
  });

  it('keeps a connection good after a body that was too large', async () => {
    const large = `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500000\r\n\r\n${'a'.repeat(500_000)}`;
    expect(statuses(await send(server.port, large, get('/after')))).toEqual(['413', '200']);
  });

  it('tells clients of less time than it keeps a connection, so that none of them sends as it closes', async () => {
    const seconds = async (...parts: string[]): Promise<number[]> =>
      [...(await send(server.port, ...parts)).matchAll(/^keep-alive: timeout=(\d+)\r$/gim)].map(([, each]) =>
        Number(each),
      );
    const [told, ...closed] = await seconds('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n', get('/last'));
    expect(told).toBeGreaterThan(10);
    expect(told).toBeLessThan(KEPT_ALIVE / 1000 - 10);
    expect(closed).toEqual([]);
  });

  it('is not moved by clients that go away', async () => {
    const socket = connect(server.port, 'localhost');
    socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n\r\nhalf');
    await new Promise((resolve) => setTimeout(resolve, 20));
    socket.resetAndDestroy();
    expect(statuses(await send(server.port, get('/')))).toEqual(['200']);
    expect(log).toHaveLength(1);
  });
});

describe('the front door', () => {
  it('refuses an upgrade that it cannot read, and survives one that fails', async () => {
    const door = await FrontDoor.open(0);
    door.serve({
      routes: [],
      upgrade: () => {
        throw new Error('a defect');
      },
    });
    const upgrade = (target: string): string =>
      `GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
    expect(statuses(await send(door.port, upgrade('//')))).toEqual(['400']);
    expect(await send(door.port, upgrade('/graphql/realtime'))).toBe('');
    expect(statuses(await send(door.port, get('/')))).toEqual(['404']);
    await door.close();
  });
});

describe("this machine's own pages", () => {
  it.each([
    [{ host: 'localhost:4000' }, true],
    [{ host: '[::1]:4000', origin: 'http://[::1]:4000', 'sec-fetch-site': 'same-origin' }, true],
    [{ host: '127.0.0.1', 'sec-fetch-site': 'none' }, true],
    [{ host: 'rebound.example:4000' }, false],
    [{ host: 'localhost.rebound.example' }, false],
    [{ host: 'localhost:4000', origin: 'http://localhost:4001' }, false],
    [{ host: 'localhost:4000', origin: 'null' }, false],
    [{ host: 'localhost:4000', 'sec-fetch-site': 'cross-site' }, false],
    [{ host: 'localhost:4000', 'sec-fetch-site': 'same-site' }, false],
    [{}, false],
  ])('%j: %s', (headers, own) => {
    expect(isFromOwnPage({ headers })).toBe(own);
  });
});
