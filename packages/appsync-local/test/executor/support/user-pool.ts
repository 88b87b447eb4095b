import { createSign, generateKeyPairSync } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A user pool that signs tokens and serves its keys. */
export interface UserPool {
  issuer: string;
  jwksUri: string;
  token(claims?: Record<string, unknown>): string;
  /** How often the keys were asked for. */
  keyRequests(): number;
  stop(): void;
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

export async function startUserPool(): Promise<UserPool> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'key1', alg: 'RS256', use: 'sig' };
  let keyRequests = 0;
  const server = http.createServer((_request, response) => {
    keyRequests++;
    response.end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pool1`;
  const now = Math.floor(Date.now() / 1_000);
  return {
    issuer,
    jwksUri: `${issuer}/keys`,
    keyRequests: () => keyRequests,
    token(claims = {}) {
      const payload = {
        sub: 'sub1',
        iss: issuer,
        token_use: 'access',
        client_id: 'client1',
        username: 'ada',
        iat: now,
        exp: now + 3_600,
        ...claims,
      };
      const signed = `${encode({ alg: 'RS256', kid: 'key1' })}.${encode(payload)}`;
      return `${signed}.${createSign('sha256').update(signed).sign(privateKey, 'base64url')}`;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
