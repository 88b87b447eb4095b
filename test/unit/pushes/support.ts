import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  hkdfSync,
  randomBytes,
  verify,
  type ECDH,
} from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PushDevice } from '../../../model/push';
import { senderKeyOf } from '../../../functions/lib/push/sender-key';

/** A browser that has subscribed: it alone can read what it is sent. */
export class Device {
  private readonly pair: ECDH = createECDH('prime256v1');
  private readonly secret = randomBytes(16);

  constructor(readonly name: string) {
    this.pair.generateKeys();
  }

  /** How it is stored. */
  stored(senderKey = SENDER.publicKey): PushDevice {
    return {
      endpoint: `https://fcm.googleapis.com/fcm/send/${this.name}`,
      p256dh: this.pair.getPublicKey('base64url'),
      auth: this.secret.toString('base64url'),
      language: 'en',
      senderKey,
      at: '2026-11-26T10:00:00.000Z',
    };
  }

  /** What a body says, as RFC 8188 and RFC 8291 have it read: written by itself, not by what encrypts. */
  read(body: Buffer): Record<string, unknown> {
    const salt = body.subarray(0, 16);
    const keyLength = body.readUInt8(20);
    const senderPoint = body.subarray(21, 21 + keyLength);
    const record = body.subarray(21 + keyLength);
    if (record.length > body.readUInt32BE(16)) throw new Error('The record is longer than its header says.');
    const derive = (from: Buffer, with_: Buffer, info: Buffer, bytes: number): Buffer =>
      Buffer.from(hkdfSync('sha256', from, with_, info, bytes));
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.pair.getPublicKey(), senderPoint]);
    const input = derive(this.pair.computeSecret(senderPoint), this.secret, info, 32);
    const key = derive(input, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
    const nonce = derive(input, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
    const decipher = createDecipheriv('aes-128-gcm', key, nonce);
    decipher.setAuthTag(record.subarray(-16));
    const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
    const end = padded.findLastIndex((byte) => byte !== 0);
    if (padded[end] !== 2) throw new Error('The last record does not say that it is the last one.');
    return JSON.parse(padded.subarray(0, end).toString()) as Record<string, unknown>;
  }
}

/** The key that everything here is signed with. */
export const SENDER = senderKeyOf({ seed: 'a seed for tests' });

/** What a push service took. */
export interface Taken {
  device: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A push service that answers as RFC 8030 says: it takes what is signed (RFC 8292), encrypted and small enough. */
export class PushService {
  readonly taken: Taken[] = [];
  /** What it answers for a device, one after the other, before it takes anything. */
  readonly refusals = new Map<string, { status: number; headers?: Record<string, string> }[]>();
  private readonly server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const device = (request.url ?? '').split('/').at(-1)!;
      const body = Buffer.concat(chunks);
      const refusal = this.refusals.get(device)?.shift();
      const status = refusal?.status ?? this.judge(request.method, request.headers, body);
      if (status === 201) this.taken.push({ device, headers: request.headers, body });
      response.writeHead(status, refusal?.headers).end();
    });
  });

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, 'localhost', resolve));
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.server.closeAllConnections();
      this.server.close(() => {
        resolve();
      });
    });
  }

  /** Where an address of the service is reached here. */
  reached(url: string): string {
    const { pathname } = new URL(url);
    return `http://localhost:${(this.server.address() as AddressInfo).port}${pathname}`;
  }

  private judge(method: string | undefined, headers: IncomingHttpHeaders, body: Buffer): number {
    if (method !== 'POST') return 405;
    if (headers['ttl'] === undefined || !/^\d+$/.test(String(headers['ttl']))) return 400;
    if (headers['content-encoding'] !== 'aes128gcm') return 400;
    if (!/^[\w-]{1,32}$/.test(String(headers['topic'] ?? 'none'))) return 400;
    if (body.length > 4096) return 413;
    return isSigned(headers.authorization ?? '') ? 201 : 403;
  }
}

/** Whether a header's token was signed with the key beside it, for this service and for not too long. */
export function isSigned(authorization: string, audience = 'https://fcm.googleapis.com'): boolean {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization) ?? [];
  const point = Buffer.from(key, 'base64url');
  if (point.length !== 65) return false;
  const part = (from: number): string => point.subarray(from, from + 32).toString('base64url');
  const publicKey = createPublicKey({
    key: { kty: 'EC', crv: 'P-256', x: part(1), y: part(33) },
    format: 'jwk',
  });
  const [header = '', claims = '', signature = ''] = token.split('.');
  const isTrue = verify(
    'sha256',
    Buffer.from(`${header}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  const read = (text: string) =>
    JSON.parse(Buffer.from(text, 'base64url').toString()) as Record<string, unknown>;
  const { aud, exp, sub } = read(claims);
  const lasts = Number(exp) * 1000 - Date.now();
  return (
    isTrue &&
    read(header)['alg'] === 'ES256' &&
    aud === audience &&
    lasts > 0 &&
    lasts <= 24 * 3_600_000 &&
    /^(https:|mailto:)/.test(String(sub))
  );
}
