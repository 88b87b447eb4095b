import { createHmac } from 'node:crypto';
import { domainToASCII } from 'node:url';
import type { MailboxItem } from '../../../model/people';
import { ANY_OTHER, MAILBOX_RULES, type MailboxRule } from './mailbox-rules';

/** Raised for a text that is no e-mail address. */
export class NoAddressError extends Error {
  constructor() {
    super('This is no e-mail address.');
  }
}

/**
 * The one spelling of the mailbox behind an address, by the rules of its provider.
 * @throws NoAddressError
 */
export function normalisedAddress(address: string): string {
  const { name, domain } = partsOf(address);
  for (const rule of MAILBOX_RULES) {
    const found = placeBy(rule, name, domain);
    if (found) return `${nameBy(rule, found.name)}@${found.domain}`;
  }
  return `${nameBy(ANY_OTHER, name)}@${domain}`;
}

/** The domain of an address as it is written, in lower case and ASCII. @throws NoAddressError */
export function domainOf(address: string): string {
  return partsOf(address).domain;
}

/**
 * A mailbox as it is kept: by a keyed hash, which nobody without the key can compare with an address.
 * @param key of HMAC-SHA-256.
 * @throws NoAddressError
 */
export function mailboxOf(address: string, key: string): MailboxItem {
  const person = createHmac('sha256', key).update(normalisedAddress(address)).digest('hex');
  return { person, domain: domainOf(address) };
}

function partsOf(address: string): { name: string; domain: string } {
  const text = address.trim().normalize('NFKC').toLowerCase();
  const at = text.lastIndexOf('@');
  const domain = domainToASCII(text.slice(at + 1).replace(/\.$/, ''));
  if (at < 1 || domain === '') throw new NoAddressError();
  return { name: text.slice(0, at).replace(/^"(.*)"$/, '$1'), domain };
}

/** Where the mailbox is, if the rule is about this domain. */
function placeBy(
  { domains, otherDomains, subdomains }: Pick<MailboxRule, 'domains' | 'otherDomains' | 'subdomains'>,
  name: string,
  domain: string,
): { name: string; domain: string } | undefined {
  if (domains.includes(domain)) return { name, domain: domains[0]! };
  if (otherDomains?.test(domain)) return { name, domain };
  const [first = '', ...rest] = domain.split('.');
  return subdomains && placeBy({ domains, otherDomains }, first, rest.join('.'));
}

function nameBy(
  { hyphens, ignored, separators }: Pick<MailboxRule, 'hyphens' | 'ignored' | 'separators'>,
  name: string,
): string {
  const cut = Array.from(separators, (separator) => name.indexOf(separator)).filter((place) => place > 0);
  const looked = name.slice(0, Math.min(name.length, ...cut));
  // A name of nothing but what is ignored is left as it is.
  const left = (ignored && looked.replace(ignored, '')) || looked;
  return hyphens ? left.replace(hyphens, '-') : left;
}
