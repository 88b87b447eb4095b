import {
  newSigner,
  newVouchedSigner,
  signatureHeaders,
  type PayPalState,
} from '@hustings/payment-sandboxes/paypal';
import { SigningCertificates } from '../../../functions/lib/payments/paypal/certificates';
import type { PayPalClient } from '../../../functions/lib/payments/paypal/client';
import { verifyPayPal } from '../../../functions/lib/payments/paypal/signature';
import type { Renewed } from '../../../functions/lib/secrets';

const NAME = 'messageverificationcerts.paypal.com';
const HOST = 'https://api.paypal.com';
const PLACE = `${HOST}/v1/notifications/certs/CERT-360caa42-fca2a594-a5cafa77`;
const BODY = '{"id":"WH-1","event_type":"PAYMENT.CAPTURE.COMPLETED","resource":{"id":"1AB"}}';
const signer = newVouchedSigner(NAME);

/** PayPal's host and API, with what each was asked. */
function payPal(served: Record<string, string> = { [PLACE]: signer.certificate }, root = signer.root) {
  const asked = { certificates: [] as string[], api: 0 };
  const fetch = (url: string) => {
    asked.certificates.push(url);
    return Promise.resolve(new Response(served[url] ?? '', { status: served[url] ? 200 : 404 }));
  };
  const clock = { now: Date.now() };
  const certificates = new SigningCertificates(undefined, { fetch, roots: [root], now: () => clock.now });
  const client = Object.assign(
    () => {
      asked.api += 1;
      return Promise.reject(new Error('PayPal is asked.'));
    },
    { drop: () => undefined, renew: () => Promise.resolve(false) },
  ) as Renewed<PayPalClient>;
  const verify = (headers: Record<string, string>, body = BODY) =>
    verifyPayPal(body, headers, { webhookId: 'W1', certificates }, client, clock.now);
  return { asked, verify, clock, certificates };
}

const headersOf = (changes: Record<string, string> = {}, as = signer, body = BODY) => ({
  ...signatureHeaders(body, Date.now(), HOST, { ...as, webhookId: 'W1' } as unknown as PayPalState),
  'paypal-cert-url': PLACE,
  ...changes,
});

it('believes what a known authority vouches for, without asking PayPal, and reads the certificate once', async () => {
  const { asked, verify } = payPal();
  for (let count = 0; count < 3; count += 1)
    expect(await verify(headersOf())).toMatchObject({
      eventId: 'WH-1',
      subject: { kind: 'charge', id: '1AB' },
    });
  expect(asked).toEqual({ certificates: [PLACE], api: 0 });
});

it.each([
  ['a signature of another key', headersOf({}, { ...signer, ...newSigner(NAME) })],
  ['another body', headersOf({}, signer, `${BODY} `)],
  [
    'a certificate that there is not',
    headersOf({ 'paypal-cert-url': `${HOST}/v1/notifications/certs/CERT-2` }),
  ],
  ['another place at PayPal', headersOf({ 'paypal-cert-url': `${HOST}/v1/identity/CERT-1` })],
  ['a place above the certificates', headersOf({ 'paypal-cert-url': `${PLACE}/../../../x` })],
  ['a question behind the place', headersOf({ 'paypal-cert-url': `${PLACE}?x=1` })],
  ['another host of PayPal’s', headersOf({ 'paypal-cert-url': PLACE.replace('api.', 'www.') })],
  ['the host of test mode', headersOf({ 'paypal-cert-url': PLACE.replace('api.', 'api.sandbox.') })],
  ['another port', headersOf({ 'paypal-cert-url': PLACE.replace('.com', '.com:8443') })],
])('refuses %s without asking PayPal', async (_name, headers) => {
  const { asked, verify } = payPal();
  expect(await verify(headers)).toEqual({ refusal: 'BAD_SIGNATURE' });
  expect(asked.api).toBe(0);
});

const other = newVouchedSigner('messageverificationcerts.paypal.com.attacker.example');
const expired = newVouchedSigner(NAME, { validTo: new Date(Date.now() - 86_400_000) });
const powerless = newVouchedSigner(NAME, { isIssuer: false });
const [leafOnly = ''] = signer.certificate.split(/(?<=-----END CERTIFICATE-----\n)/);
it.each([
  ['of another name', other, other.certificate, other.root],
  ['that has expired', expired, expired.certificate, expired.root],
  ['from one that may not vouch for others', powerless, powerless.certificate, powerless.root],
  ['whose middle is not served', signer, leafOnly, signer.root],
  ['of an authority that nobody knows', signer, signer.certificate, other.root],
  ['that vouches for itself', { ...newSigner(NAME), root: signer.root }, undefined, signer.root],
])('asks PayPal about a certificate %s', async (_name, as, served, root) => {
  const { asked, verify } = payPal({ [PLACE]: served ?? as.certificate }, root);
  await expect(verify(headersOf({}, as))).rejects.toThrow();
  expect(asked.api).toBeGreaterThan(0);
});

it('is not kept from real ones by strangers who name certificates that there are not', async () => {
  const { asked, verify, clock } = payPal();
  await verify(headersOf());
  const flood = (count: number) =>
    verify(headersOf({ 'paypal-cert-url': `${HOST}/v1/notifications/certs/CERT-${count}` })).catch(
      () => 'asked again later',
    );
  const answers = await Promise.all(Array.from({ length: 40 }, (_, count) => flood(count)));
  expect(asked.certificates.length).toBeLessThanOrEqual(7);
  expect(answers).not.toContainEqual(expect.objectContaining({ eventId: 'WH-1' }));
  expect(await verify(headersOf())).toMatchObject({ eventId: 'WH-1' });
  clock.now += 61_000;
  expect(await flood(39)).toEqual({ refusal: 'BAD_SIGNATURE' });
});

it('has another delivery when PayPal’s host does not answer', async () => {
  const certificates = new SigningCertificates(undefined, {
    fetch: () => Promise.resolve(new Response('', { status: 503 })),
  });
  await expect(certificates.read(PLACE)).rejects.toMatchObject({ retryable: true });
});

it('follows no redirect, and reads no large file', async () => {
  const served = [
    new Response('', { status: 302, headers: { location: PLACE } }),
    new Response('x'.repeat(70_000)),
  ];
  const inits: RequestInit[] = [];
  const certificates = new SigningCertificates(undefined, {
    fetch: (_url, init) => Promise.resolve((inits.push(init), served.shift()!)),
  });
  expect(await certificates.read(PLACE)).toBeUndefined();
  expect(await certificates.read(`${PLACE}2`)).toBeUndefined();
  expect(inits).toMatchObject([{ redirect: 'manual' }, { redirect: 'manual' }]);
});
