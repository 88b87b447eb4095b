import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { credentials, place } from './surroundings';

/** Calls an AWS JSON API as an SDK client does. Answers what came back, an error's `__type` included. */
export async function signedCall(
  url: string,
  { service, target, input }: { service: string; target: string; input: object },
): Promise<Record<string, unknown>> {
  const { hostname, host, port } = new URL(url);
  const signer = new SignatureV4({ credentials, region: place.region, service, sha256: Sha256 });
  const request = await signer.sign({
    method: 'POST',
    protocol: 'http:',
    hostname,
    port: Number(port),
    path: '/',
    headers: { host, 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target },
    body: JSON.stringify(input),
  });
  const response = await fetch(url, {
    method: 'POST',
    headers: request.headers,
    body: JSON.stringify(input),
  });
  return (await response.json()) as Record<string, unknown>;
}
