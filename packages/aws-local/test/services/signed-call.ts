import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { credentials, place } from './surroundings';

/** Calls an AWS JSON API as an SDK client does. Answers what came back, an error's `__type` included. */
export async function signedCall(
  url: string,
  { service, target, input }: { service: string; target: string; input: object },
): Promise<Record<string, unknown>> {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target };
  const response = await post(url, service, headers, JSON.stringify(input));
  return (await response.json()) as Record<string, unknown>;
}

/** Calls an AWS query API as an SDK client does. Answers the XML. */
export async function signedForm(
  url: string,
  service: string,
  form: Record<string, string>,
): Promise<string> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const response = await post(url, service, headers, new URLSearchParams(form).toString());
  return response.text();
}

async function post(
  url: string,
  service: string,
  headers: Record<string, string>,
  body: string,
): Promise<Response> {
  const { hostname, host, port } = new URL(url);
  const signer = new SignatureV4({ credentials, region: place.region, service, sha256: Sha256 });
  const signed = await signer.sign({
    method: 'POST',
    protocol: 'http:',
    hostname,
    port: Number(port),
    path: '/',
    headers: { host, ...headers },
    body,
  });
  return fetch(url, { method: 'POST', headers: signed.headers, body });
}
