/** How a provider lets one mailbox be written in several ways. Letters' case never matters. */
export interface MailboxRule {
  provider: string;
  /** Domains, the first of which stands for all: one name has one mailbox in all of them. */
  domains: readonly string[];
  /** Further domains, in which the same name may be somebody else's. */
  otherDomains?: RegExp;
  /** Characters of the name that are not looked at. */
  ignored?: RegExp;
  /** Characters of the name that stand for a hyphen. */
  hyphens?: RegExp;
  /** What begins a part of the name that is not looked at. */
  separators: string;
  /** `anything@name.fastmail.com` goes to `name@fastmail.com`. */
  subdomains?: true;
  /** Where the provider says so. */
  source: string;
}

/** Providers with rules of their own. Look at the sources before changing one: a wrong rule makes two people one. */
export const MAILBOX_RULES: readonly MailboxRule[] = [
  {
    provider: 'Gmail',
    domains: ['gmail.com', 'googlemail.com'],
    ignored: /\./g,
    separators: '+',
    source: 'Gmail Help, "Dots don\'t matter in Gmail addresses"; "Create a Gmail alias"',
  },
  {
    provider: 'Outlook.com',
    domains: [],
    otherDomains: /^((outlook|hotmail|live)\.[a-z]{2,3}(\.[a-z]{2})?|msn\.com)$/,
    separators: '+',
    source: 'Microsoft Learn, "Plus addressing in Exchange Online"',
  },
  {
    provider: 'iCloud',
    domains: ['icloud.com', 'me.com', 'mac.com'],
    separators: '+',
    source: 'Apple Support, "About your @icloud.com, @me.com, and @mac.com email addresses"',
  },
  {
    provider: 'Fastmail',
    domains: ['fastmail.com'],
    otherDomains: /^fastmail\.fm$/,
    separators: '+',
    subdomains: true,
    source: 'Fastmail Help, "Plus addressing and subdomain addressing"',
  },
  {
    provider: 'Proton Mail',
    domains: ['proton.me', 'protonmail.com', 'pm.me'],
    ignored: /[._-]/g,
    separators: '+',
    source: 'Proton Support, "Addresses and aliases"; "Creating aliases"',
  },
  {
    provider: 'Yahoo',
    domains: [],
    otherDomains: /^(yahoo\.[a-z]{2,3}(\.[a-z]{2})?|ymail\.com|rocketmail\.com|myyahoo\.com)$/,
    separators: '+-',
    source: 'Yahoo Help, "Create and manage disposable email addresses"',
  },
  {
    provider: 'Yandex',
    domains: [
      'yandex.ru',
      'ya.ru',
      'yandex.com',
      'yandex.by',
      'yandex.kz',
      'yandex.ua',
      'yandex.com.tr',
      'narod.ru',
    ],
    hyphens: /\./g,
    separators: '+',
    source: 'Yandex ID Help, "Login and aliases"',
  },
];

/**
 * Everywhere else what follows a plus is left out (RFC 5233, "Sieve Email Filtering: Subaddress Extension", and most mail
 * servers): the stricter reading. At a domain where it names another person, those two are one here.
 */
export const ANY_OTHER: Pick<MailboxRule, 'separators'> = { separators: '+' };
