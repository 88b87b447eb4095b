import type { Random } from '../../simulation/core/random';
import type { Surface } from './surfaces';
import { hostileJson, hostileText } from './values';

/** One hostile request: bytes that go out one after the other, and what the sender does then. */
export interface HostileRequest {
  kind: string;
  surface: Surface;
  parts: Buffer[];
  /** `answer`: it is whole, and must be answered. `close`, `reset`: the client goes away before. */
  then: 'answer' | 'close' | 'reset';
}

type Maker = (random: Random, surface: Surface) => Omit<HostileRequest, 'kind' | 'surface'>;

const METHODS = [
  'GET',
  'POST',
  'PUT',
  'DELETE',
  'PATCH',
  'HEAD',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'BREW',
  'get',
];
const TARGETS = [
  '//',
  '/\\',
  '//elsewhere.example/',
  '/.//a',
  '/%',
  '/%zz',
  '/%00',
  '/%c0%ae%c0%ae/',
  '/..%2f..%2fetc%2fpasswd',
  '/../../../../etc/passwd',
  '/%2e%2e/%2e%2e/etc/passwd',
  'http://[::1/',
  'http://elsewhere.example:99999/',
  'http://elsewhere.example',
  'elsewhere.example:443',
  '*',
  'no-slash',
  '/?%zz',
  '/?a=b&a=%00&__proto__=1',
  '/#fragment',
  '/;jsessionid=1',
  `/${'long/'.repeat(2000)}`,
  `/?${'q=1&'.repeat(3000)}`,
  '/\u00e9\u00ff',
  '/_local/../_local/outbox',
  '/_control/refunds/__proto__/fail',
  '/c/pay/__proto__',
  '/checkoutnow?token=constructor',
];

const makers: Record<string, Maker> = {
  targets: (random, surface) => {
    const served = random.pick(surface.targets);
    const bent = [`${served}/`, `/${served}`, served.replace('/', '/%2f'), `${served}%`, `${served}/../..//`];
    const target = random.chance(0.5) ? random.pick(TARGETS) : random.pick(bent);
    return whole(`${random.pick(METHODS)} ${target} HTTP/1.1`, surface);
  },
  methods: (random, surface) =>
    whole(`${random.pick(METHODS)} ${random.pick(surface.targets)} HTTP/1.1`, surface),
  headers: (random, surface) => {
    const headers = Array.from({ length: 1 + random.below(4) }, () => hostileHeader(random));
    return whole(
      `${random.pick(['GET', 'POST'])} ${random.pick(surface.targets)} HTTP/1.1`,
      surface,
      headers,
    );
  },
  bodies: (random, surface) => {
    const body = Buffer.from(hostileJson(random, surface.members));
    const headers = [
      ...Object.entries(surface.headers).map(([name, value]) => `${name}: ${value}`),
      ...(surface.actions.length > 0 ? [`X-Amz-Target: ${random.pick(surface.actions)}`] : []),
      `Content-Type: ${random.pick(['application/json', 'application/x-amz-json-1.1', 'text/plain', 'a/b; charset=x'])}`,
    ];
    return whole(`POST ${random.pick(surface.targets)} HTTP/1.1`, surface, headers, body);
  },
  forms: (random, surface) => {
    const names = ['a[b]', 'a[]', '__proto__[x]', 'action', 'grant_type', 'a'.repeat(300), '[[[', '%zz'];
    const body = Array.from(
      { length: 5 },
      () => `${random.pick(names)}=${hostileText(random).slice(0, 300)}`,
    ).join('&');
    return whole(`POST ${random.pick(surface.targets)} HTTP/1.1`, surface, [], Buffer.from(body));
  },
  'large bodies': (random, surface) =>
    whole(`POST ${random.pick(surface.targets)} HTTP/1.1`, surface, [], Buffer.alloc(2_500_000, 'a')),
  chunks: (random, surface) => {
    const chunks = [
      'zz\r\n\r\n',
      'ffffffffffffffffff\r\na',
      '-1\r\n',
      '5;a=b\r\nabcde\r\n0\r\n\r\n',
      '5\r\nab\r\n0\r\n\r\n',
    ];
    const head = `POST ${random.pick(surface.targets)} HTTP/1.1\r\nHost: localhost:${surface.port}\r\nTransfer-Encoding: chunked\r\n\r\n`;
    return { parts: [Buffer.from(head + random.pick(chunks))], then: 'close' };
  },
  lengths: (random) => {
    const lengths = [
      '-1',
      '5, 6',
      '99999999999999999999',
      'five',
      '10\r\nTransfer-Encoding: chunked',
      '4\r\nContent-Length: 5',
    ];
    const head = `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${random.pick(lengths)}\r\n\r\nbody`;
    return { parts: [Buffer.from(head)], then: 'close' };
  },
  departures: (random, surface) => {
    const head = `POST ${random.pick(surface.targets)} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\n`;
    return { parts: [Buffer.from(head), random.bytes(100)], then: random.pick(['close', 'reset'] as const) };
  },
  junk: (random) => ({
    parts: [
      random.chance(0.5)
        ? random.bytes(1 + random.below(400))
        : Buffer.from(`${hostileText(random)}\r\n\r\n`),
    ],
    then: 'close',
  }),
  versions: (random, surface) => {
    const versions = ['HTTP/9.9', 'HTTP/1.0', 'HTTP/0.9', 'RTSP/1.0', 'PRI * HTTP/2.0', ''];
    return {
      parts: [Buffer.from(`GET ${random.pick(surface.targets)} ${random.pick(versions)}\r\n\r\n`)],
      then: 'close',
    };
  },
  tunnels: (_random, surface) => whole('CONNECT elsewhere.example:443 HTTP/1.1', surface),
  pipelines: (random) => {
    const many = Array.from(
      { length: 10 },
      () => `GET ${random.pick(TARGETS.slice(0, 12))} HTTP/1.1\r\nHost: a\r\n\r\n`,
    );
    return { parts: [Buffer.from(many.join(''))], then: 'close' };
  },
  upgrades: (random, surface) => {
    const protocols = [
      'graphql-ws',
      'graphql-ws, header-e30',
      `graphql-ws, header-${'A'.repeat(3000)}`,
      ',,,',
      'x',
    ];
    const target = random.pick(['/graphql/realtime', '/graphql/realtime?header=%zz', '/graphql', '//', '/']);
    const lines = [
      `GET ${target} HTTP/1.1`,
      `Host: localhost:${surface.port}`,
      'Connection: Upgrade',
      `Upgrade: ${random.pick(['websocket', 'h2c', 'WebSocket', ''])}`,
      `Sec-WebSocket-Version: ${random.pick(['13', '13', '13', '99'])}`,
      `Sec-WebSocket-Key: ${random.pick(['dGhlIHNhbXBsZSBub25jZQ==', 'dGhlIHNhbXBsZSBub25jZQ==', 'short', ''])}`,
      `Sec-WebSocket-Protocol: ${random.pick(protocols)}`,
    ];
    const frames = Array.from({ length: random.below(4) }, () => hostileFrame(random));
    return {
      parts: [Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), ...frames],
      then: random.pick(['close', 'reset'] as const),
    };
  },
};

/** Many of what goes deep, few of what is slow. */
const WEIGHTS: Partial<Record<string, number>> = {
  targets: 6,
  bodies: 8,
  headers: 4,
  upgrades: 4,
  'large bodies': 0.2,
};
const kinds = Object.keys(makers).flatMap((kind) =>
  Array<string>(Math.round(5 * (WEIGHTS[kind] ?? 1))).fill(kind),
);

/** The next hostile request of a seeded sequence. */
export function hostileRequest(random: Random, surfaces: readonly Surface[]): HostileRequest {
  const kind = random.pick(kinds);
  const surface = random.pick(surfaces);
  return { kind, surface, ...makers[kind]!(random, surface) };
}

function whole(
  line: string,
  { port }: Surface,
  headers: string[] = [],
  body = Buffer.alloc(0),
): Omit<HostileRequest, 'kind' | 'surface'> {
  const names = headers.map((header) => header.toLowerCase());
  const more = [
    ...(names.some((header) => header.startsWith('host:')) ? [] : [`Host: localhost:${port}`]),
    'Connection: close',
    `Content-Length: ${body.length}`,
  ];
  const head = Buffer.from(`${[line, ...headers, ...more].join('\r\n')}\r\n\r\n`, 'latin1');
  return { parts: [Buffer.concat([head, body])], then: 'answer' };
}

function hostileHeader(random: Random): string {
  const token = random.bytes(random.below(200)).toString('base64');
  return random.pick([
    `Host: ${random.pick(['', 'elsewhere.example', 'a b', '[::1', 'localhost:99999', '\u00e9'])}`,
    `Origin: ${random.pick(['null', 'http://elsewhere.example', 'not a url', '\u00ff'])}`,
    `Sec-Fetch-Site: ${random.pick(['cross-site', 'none', 'x'])}`,
    `Authorization: ${random.pick(['Bearer', 'Basic', 'AWS4-HMAC-SHA256', ''])} ${token}`,
    `Authorization: AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
    `X-Amz-Date: ${random.pick(['20269999T999999Z', 'never', '20260101T000000Z'])}`,
    `Authorization: ${['eyJhbGciOiJub25lIn0', 'eyJzdWIiOiJhIn0', ''].join('.')}`,
    `X-Api-Key: ${token}`,
    `X-Amz-Target: ${random.pick(['a.__proto__', 'a.constructor', '.', 'x'.repeat(500), 'a.b.c'])}`,
    `Accept-Encoding: ${random.pick(['br;q=0', '*', 'gzip'.repeat(100), ''])}`,
    `Access-Control-Request-Headers: ${random.pick(['\u00ff', 'a'.repeat(2000), 'x\ty'])}`,
    `Cookie: ${'a=b; '.repeat(300)}`,
    `X-Large: ${'a'.repeat(random.pick([1000, 20_000]))}`,
    `Expect: ${random.pick(['100-continue', '200-maybe'])}`,
    `Range: bytes=${random.pick(['0-', '-1', '9-1', 'a-b', '0-0,'.repeat(500)])}`,
    `X-Folded: a\r\n b`,
    `X-Bad: a\u0000b`,
    ` X-Space: a`,
    `X-Forwarded-For: ${hostileText(random)
      .replace(/[^\x20-\x7e]/g, '?')
      .slice(0, 500)}`,
    `Content-Type: ${random.pick(['multipart/form-data', 'application/json; charset=utf-99', '\u00ff'])}`,
    `If-None-Match: ${'"'.repeat(100)}`,
  ]);
}

/** A WebSocket frame: masked as a client's must be, or not; sound, or not. */
function hostileFrame(random: Random): Buffer {
  const texts = [
    '{"type":"connection_init"}',
    '{"type":"start","id":"1","payload":{"data":"{"}}',
    '{"type":"stop","id":5}',
  ];
  const payload = random.pick([
    () => Buffer.from(random.pick(texts)),
    () =>
      Buffer.from(hostileJson(random, ['type', 'id', 'payload', 'data', 'extensions'])).subarray(0, 60_000),
    () => random.bytes(random.below(120)),
  ])();
  const opcode = random.pick([1, 1, 1, 2, 0, 3, 8, 9, 10, 15]);
  const first = (random.chance(0.9) ? 0x80 : 0) | (random.chance(0.1) ? 0x70 : 0) | opcode;
  const isMasked = random.chance(0.9);
  const flag = isMasked ? 0x80 : 0;
  const mask = Buffer.from([1, 2, 3, 4]);
  if (random.chance(0.1))
    return Buffer.concat([Buffer.from([first, flag | 127]), Buffer.alloc(8, 0xff), mask]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(payload.length);
  const head =
    payload.length < 126
      ? [Buffer.from([first, flag | payload.length])]
      : [Buffer.from([first, flag | 126]), length];
  const body = isMasked ? Buffer.from(payload.map((byte, index) => byte ^ mask[index % 4]!)) : payload;
  return Buffer.concat([...head, ...(isMasked ? [mask] : []), body]);
}
