/**
 * The certificates that PayPal signs webhooks with ("Integrate webhooks": message verification, in PayPal's documentation).
 *
 * (a) They come from PayPal's own host, over TLS, without redirects, and from the one place there that holds certificates.
 * (b) Each is fetched once. A stranger who names many that there are not makes us ask for a few a minute; those that are
 *     known are used all the while.
 * (c) One is trusted that bears PayPal's name, is valid now, and is vouched for by an authority that everybody trusts:
 *     by the certificates that are served with it, up to a root of Node's own list.
 */
import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { ProviderError } from '../../errors/errors';

/** Where the certificates of an API are, where that is not the API's own host. */
const CERTIFICATE_HOSTS: Record<string, string> = {
  'https://api-m.paypal.com': 'https://api.paypal.com',
  'https://api-m.sandbox.paypal.com': 'https://api.sandbox.paypal.com',
};
const LIVE = 'https://api-m.paypal.com';

/** Seen in `PAYPAL-CERT-URL` (PayPal-Python-SDK 166): `/v1/notifications/certs/CERT-360caa42-fca2a594-a5cafa77`. */
const PATH = /^\/v1\/notifications\/certs\/[\w-]{1,100}$/;

/** The names in PayPal's certificates (PayPal's SDK for Java, SSLUtil.validateCertificateChain). */
const NAME = /^CN=messageverificationcerts(\.sandbox)?\.paypal\.com$/m;

/** A file of a few certificates is a few kilobytes. */
const MOST_BYTES = 64 * 1024;
/** Milliseconds. PayPal's certificates change once in a year or two. */
const TIMEOUT = 3000;
const MINUTE = 60_000;
const UNKNOWN_A_MINUTE = 6;
const MOST_KEPT = 50;
const LONGEST_CHAIN = 5;

/** What fetches, for tests. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** The certificates of one API of PayPal's. */
export class SigningCertificates {
  private readonly known = new Map<string, X509Certificate[]>();
  private readonly missing = new Set<string>();
  private asked: number[] = [];

  constructor(
    private readonly apiBase = LIVE,
    private readonly options: { fetch?: Fetch; roots?: readonly string[]; now?: () => number } = {},
  ) {}

  /** (a) Whether an address is one of a certificate of PayPal's. */
  isPlace(address: string): boolean {
    if (!URL.canParse(address)) return false;
    const { origin, pathname, search, hash, username, password } = new URL(address);
    const isPlain = [search, hash, username, password].every((part) => part === '');
    return isPlain && PATH.test(pathname) && this.origins().includes(origin);
  }

  /**
   * (b) A certificate, and those that vouch for it; undefined where there is none.
   * @throws ProviderError while PayPal's host does not answer, or was asked for too many already: to be asked again.
   */
  async read(address: string): Promise<X509Certificate[] | undefined> {
    const known = this.known.get(address);
    if (known) return known;
    if (this.missing.has(address)) return undefined;
    const now = this.now();
    this.asked = this.asked.filter((at) => at > now - MINUTE);
    if (this.asked.length >= UNKNOWN_A_MINUTE)
      throw new ProviderError('PAYPAL', true, 'too many certificates that are not known');
    this.asked.push(now);
    const chain = parse(await this.download(address));
    if (chain) {
      keep(this.known, address, chain);
      // What there is costs nobody their turn.
      this.asked = this.asked.filter((at) => at !== now);
    } else {
      this.forgetOldest();
      this.missing.add(address);
    }
    return chain;
  }

  /** (c) */
  isTrusted([leaf, ...others]: X509Certificate[]): boolean {
    if (!leaf || !NAME.test(leaf.subject)) return false;
    const isCurrent = ({ validFrom, validTo }: X509Certificate) =>
      Date.parse(validFrom) <= this.now() && this.now() <= Date.parse(validTo);
    const vouchesFor = (one: X509Certificate) => (issuer: X509Certificate) =>
      issuer.ca && isCurrent(issuer) && one.checkIssued(issuer) && one.verify(issuer.publicKey);
    let current = leaf;
    for (let length = 1; length < LONGEST_CHAIN && isCurrent(current); length += 1) {
      if (rootsIn(this.options.roots ?? rootCertificates).some(vouchesFor(current))) return true;
      const next = others.find(vouchesFor(current));
      if (!next || next === current) return false;
      current = next;
    }
    return false;
  }

  private origins(): string[] {
    const { origin } = new URL(this.apiBase);
    return [CERTIFICATE_HOSTS[origin] ?? origin, origin];
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }

  private forgetOldest(): void {
    const [oldest] = this.missing;
    if (this.missing.size >= MOST_KEPT && oldest) this.missing.delete(oldest);
  }

  private async download(address: string): Promise<string | undefined> {
    const { fetch = globalThis.fetch } = this.options;
    let response: Response;
    let text: string;
    try {
      response = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT) });
      text = response.ok ? await response.text() : '';
    } catch (error) {
      throw new ProviderError('PAYPAL', true, 'its certificates cannot be read', { cause: error });
    }
    if (response.status >= 500 || response.status === 429)
      throw new ProviderError('PAYPAL', true, `its certificates cannot be read: ${response.status}`);
    return response.ok && text.length <= MOST_BYTES ? text : undefined;
  }
}

function keep<T>(map: Map<string, T>, key: string, value: T): void {
  const [oldest] = map.keys();
  if (map.size >= MOST_KEPT && oldest !== undefined) map.delete(oldest);
  map.set(key, value);
}

/** The certificates of a file, the signer's own first. */
function parse(text = ''): X509Certificate[] | undefined {
  const parts = text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  try {
    const chain = parts.map((part) => new X509Certificate(part));
    return chain.length > 0 ? chain : undefined;
  } catch {
    return undefined;
  }
}

const parsedRoots = new WeakMap<readonly string[], X509Certificate[]>();

function rootsIn(list: readonly string[]): X509Certificate[] {
  const roots = parsedRoots.get(list) ?? list.map((text) => new X509Certificate(text));
  parsedRoots.set(list, roots);
  return roots;
}
