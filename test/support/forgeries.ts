import { createHmac } from 'node:crypto';
import { newSigner } from '@hustings/payment-sandboxes/paypal';
import { signatureHeaders } from '@hustings/payment-sandboxes/paypal';
import type { PayPalState } from '@hustings/payment-sandboxes/paypal';
import { signatureHeader } from '@hustings/payment-sandboxes/stripe';

/** A webhook that nobody should believe, and why. */
export type Forgery = [why: string, headers: Record<string, string>, body: string];

const SECOND = 1000;
const HOUR = 3600 * SECOND;

/** Bodies that a right signature over `body` does not cover. */
function changedBodies(body: string): [string, string][] {
  return [
    ['the amount changed', body.replace(/500|5\.00/, '999')],
    ['the payment changed', body.replace(/"id": ?"(\w{6})/, '"id":"x$1')],
    ['another type of event', body.replace(/completed|COMPLETED|APPROVED/, 'refunded')],
    ['a space more at the end', `${body} `],
    ['a newline more at the end', `${body}\n`],
    ['a space more at the start', ` ${body}`],
    ['a mark of byte order before it', `\uFEFF${body}`],
    ['the same JSON, pretty', JSON.stringify(JSON.parse(body), undefined, 3)],
    ['the body twice', body + body],
    ['its last byte missing', body.slice(0, -1)],
    ['no body', ''],
    ['a member more', body.replace('{', '{"note":"",')],
  ];
}

/** Forgeries of one of Stripe's events. */
export function stripeForgeries(body: string, secret: string): Forgery[] {
  const header = (text = body, key = secret, at = Date.now()) => signatureHeader(text, key, at);
  const good = header();
  const [time = '', signature = ''] = good.split(',');
  const at = time.slice(2);
  const hmac = (text: string, key = secret) => createHmac('sha256', key).update(text).digest('hex');
  const headers: [string, string | undefined][] = [
    ['no signature', undefined],
    ['an empty signature', ''],
    ['a header that is no header', 'trust me'],
    ['no time', signature],
    ['no signature in the header', time],
    ['an empty v1', `${time},v1=`],
    ['only the scheme of test events', good.replace('v1=', 'v0=')],
    ['another secret', header(body, 'whsec_other')],
    ['an empty secret', header(body, '')],
    ['a secret cut short', header(body, secret.slice(0, -1))],
    ['the last digit changed', good.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))],
    ['the signature cut short', good.slice(0, -2)],
    ['the signature in capitals', `${time},v1=${signature.slice(3).toUpperCase()}`],
    ['the signature in base64', `${time},v1=${Buffer.from(signature.slice(3), 'hex').toString('base64')}`],
    ['another time than was signed', good.replace(at, String(Number(at) - 1))],
    ['six minutes old', header(body, secret, Date.now() - 360 * SECOND)],
    ['a day old', header(body, secret, Date.now() - 24 * HOUR)],
    ['an hour ahead', header(body, secret, Date.now() + HOUR)],
    ['a time that is no number', good.replace(at, 'now')],
    ['the body alone signed', `${time},v1=${hmac(body)}`],
    ['the time alone signed', `${time},v1=${hmac(at)}`],
    ['two times', `t=${Number(at) - 9999},${good}`],
  ];
  return [
    ...headers.map(([why, value]): Forgery => [
      why,
      value === undefined ? {} : { 'stripe-signature': value },
      body,
    ]),
    ...changedBodies(body).map(([why, text]): Forgery => [
      `a right signature, and ${why}`,
      { 'stripe-signature': good },
      text,
    ]),
  ];
}

/** Forgeries of one of PayPal's events. */
export function payPalForgeries(body: string, apiBase: string, state: PayPalState): Forgery[] {
  const sign = (text = body, at = Date.now(), as = state) => signatureHeaders(text, at, apiBase, as);
  const good = sign();
  const without = (name: string) => Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));
  const changed = (name: string, value: string) => ({ ...good, [`paypal-${name}`]: value });
  const headers: [string, Record<string, string>][] = [
    ['no headers', {}],
    ...Object.keys(good).map((name): [string, Record<string, string>] => [`no ${name}`, without(name)]),
    ['an empty signature', changed('transmission-sig', '')],
    ['a signature that is none', changed('transmission-sig', 'trust me')],
    ['a signature of zeros', changed('transmission-sig', Buffer.alloc(256).toString('base64'))],
    ['another id', changed('transmission-id', 'f6f7b9a0-0000-0000-0000-000000000000')],
    ['another time', changed('transmission-time', new Date(Date.now() - 60 * SECOND).toISOString())],
    ['a time that is none', changed('transmission-time', 'yesterday')],
    ['four days old', sign(body, Date.now() - 96 * HOUR)],
    ['an hour ahead', sign(body, Date.now() + HOUR)],
    ['another algorithm', changed('auth-algo', 'SHA1withRSA')],
    ['no algorithm at all', changed('auth-algo', 'none')],
    ['a stranger’s certificate', changed('cert-url', 'https://attacker.example/cert.pem')],
    ['a host that looks like PayPal’s', changed('cert-url', 'https://api.paypal.com.attacker.example/c')],
    ['a host that ends like PayPal’s', changed('cert-url', 'https://notpaypal.com/c')],
    [
      'another certificate of PayPal’s',
      changed('cert-url', 'https://api.paypal.com/v1/notifications/certs/C'),
    ],
    ['a key of one’s own', sign(body, Date.now(), { ...state, ...newSigner('sandbox.paypal.example') })],
    ['the webhook of someone else', sign(body, Date.now(), { ...state, webhookId: 'THEIRS' })],
  ];
  // Spaces around a JSON text are no part of the event that PayPal checks.
  const bodies = changedBodies(body).filter(([why]) => !/space more|newline more/.test(why));
  return [
    ...headers.map(([why, forged]): Forgery => [why, forged, body]),
    ...bodies.map(([why, text]): Forgery => [`a right signature, and ${why}`, good, text]),
  ];
}
