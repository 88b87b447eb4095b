import { isIP } from 'node:net';

/** AppSync's scalars that are text of a certain form (developer guide, "Scalar types in AWS AppSync"). */

/** `local@domain` of RFC 822: a quoted or dotted local part, no spaces. */
export function isAwsEmail(text: string): boolean {
  return (
    /^(?:"[^"\r\n]+"|[^\s@"(),:;<>[\\\]]+)@[^\s@"(),:;<>[\\\]]+$/.test(text) &&
    !/\.\.|^\.|\.@|@\.|\.$/.test(text)
  );
}

/** RFC 1738: a scheme is needed, and the path holds no empty segment. */
export function isAwsUrl(text: string): boolean {
  const parts = /^[a-z][a-z0-9+.-]*:(?:\/\/[^/?#\s]+)?([^?#\s]*)\S*$/i.exec(text);
  return parts !== null && !parts[1]?.includes('//') && URL.canParse(text);
}

/** North American Numbering Plan: neither area code nor exchange begins with 0 or 1, nor is one of the service codes. */
const NANP = /^1?(?![2-9]11)[2-9]\d{2}(?!\d11)[2-9]\d{6}$/;

/** Digits in groups with spaces or hyphens between; without a country code, or with +1, a number of the NANP. */
export function isAwsPhone(text: string): boolean {
  if (!/^\+?\(?\d[\d\s()-]*$/.test(text)) return false;
  const digits = text.replace(/\D/g, '');
  if (!text.startsWith('+') || digits.startsWith('1')) return NANP.test(digits);
  return /^[2-9]\d{6,14}$/.test(digits);
}

/** IPv4 or IPv6 (without brackets), with an optional prefix length. */
export function isAwsIpAddress(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || address.includes('%') || rest.length > 0) return false;
  if (prefix === undefined) return true;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128);
}
