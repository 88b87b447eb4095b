import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { packsSetting } from './packs';
import { address, oneOf, sites, text, wholeNumber, yesOrNo, type Setting } from './setting';

/** Sizes of AppSync's server-side cache (AWS AppSync API reference, "ApiCache"), and none at all. */
export const API_CACHES = [
  'NONE',
  'SMALL',
  'MEDIUM',
  'LARGE',
  'XLARGE',
  'LARGE_2X',
  'LARGE_4X',
  'LARGE_8X',
  'LARGE_12X',
] as const;

/** What Cognito sells user pools by: "User pool feature plans", Cognito developer guide. */
const USER_POOL_PLANS = ['LITE', 'ESSENTIALS', 'PLUS'] as const;

const DAY = 24 * 3600;

/** Units that a table on demand serves from its first second anyway ("DynamoDB on-demand capacity mode", developer guide). */
const COLD_WRITES = 4000;
const COLD_READS = 12_000;

const WARM =
  'Paid once when it is set (`npm run plan` prints how much). It can be raised, never lowered ("Understanding DynamoDB warm throughput", developer guide).';

/** Everything that may be set for a stage, by its name in `hustings.config.ts` and after `--context`. */
export const SETTINGS = {
  account: text({
    says: 'The AWS account to deploy to. Absent: that of the credentials.',
    form: /^\d{12}$/,
    takes: 'twelve digits',
    byDefault: undefined,
  }),
  region: text({
    says: 'The region to deploy to. Absent: that of the credentials’ profile.',
    form: /^[a-z]{2}(-[a-z]+)+-\d$/,
    takes: 'a region, such as eu-central-1',
    costs: 'Prices differ by region; `docs/figures.md` has those of us-east-1.',
    byDefault: undefined,
  }),
  webDomain: text({
    says: 'The name of the web app, in a zone that Route 53 serves for the account. It takes `hostedZoneId` and `hostedZoneName` too.',
    form: /^([a-z0-9-]+\.)+[a-z]{2,}$/,
    takes: 'a domain name, such as vote.example.com',
    costs: 'The zone: 0.50 USD a month.',
    byDefault: undefined,
  }),
  hostedZoneId: text({
    says: 'The id of that zone.',
    form: /^Z[A-Z0-9]*$/,
    takes: 'an id of Route 53, such as Z0123456789ABCDEFGHIJ',
    byDefault: undefined,
  }),
  hostedZoneName: text({
    says: 'The name of that zone.',
    form: /^([a-z0-9-]+\.)+[a-z]{2,}$/,
    takes: 'a domain name, such as example.com',
    byDefault: undefined,
  }),
  returnUrl: address({
    says: 'The page of the web app that voters come back to from a payment provider. Absent: it follows from `webDomain`, or `npm run deploy` finds the address that the web app got. Without either it is on this machine, which `PRODUCTION` refuses.',
    byDefault: undefined,
  }),
  embedOrigins: sites({
    says: 'Sites that may show a voting’s tally in a frame, `/embed/<code>`. Its page never signs in and never votes: that is done in a window of its own.',
    // A page on the machine of somebody who tries it.
    byDefault: { TRIAL: ['http://localhost:*'], PRODUCTION: [] },
  }),
  emailFrom: text({
    says: 'The address that codes and messages of the user pool come from. SES must have verified it, or its domain. Absent: Cognito’s own sender, which takes 50 messages a day for all pools of an account.',
    form: /^[^\s@<>"]+@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}$/,
    takes: 'an e-mail address, such as votings@example.com',
    costs: '0.10 USD a thousand messages; Cognito’s own sender is free.',
    byDefault: undefined,
  }),
  emailIdentity: text({
    says: 'What SES has verified for it: a domain or an address. Absent: the domain of `emailFrom`.',
    form: /^([^\s@<>"]+@)?([A-Za-z0-9-]+\.)+[A-Za-z]{2,}$/,
    takes: 'a domain or an e-mail address, such as example.com',
    byDefault: undefined,
  }),
  emailRegion: text({
    says: 'The region in which SES sends. Absent: that of the stage. Some regions’ user pools take another ("Amazon SES email configuration regions", Cognito developer guide).',
    form: /^[a-z]{2}(-[a-z]+)+-\d$/,
    takes: 'a region, such as eu-central-1',
    byDefault: undefined,
  }),
  tableName: text({
    says: 'A table that the stage takes over: restored from a backup, copied from elsewhere, or kept when its stack was destroyed. Absent: the stack makes its own. docs/operations.md says how.',
    form: /^[A-Za-z0-9_.-]{3,255}$/,
    takes: 'the name of a table',
    byDefault: undefined,
  }),
  peopleBehindOneAddress: wholeNumber({
    says: 'How many people may come through one internet address, as in a hall, within five minutes, each new: opening the app, signing up, voting. The web ACLs turn an address away above what they ask for together.',
    unit: 'people',
    least: 10,
    most: 100_000,
    byDefault: 5000,
  }),
  stripeApiBase: address({ says: 'Where Stripe’s API is, if not at its own address.', byDefault: undefined }),
  payPalApiBase: address({
    says: 'Where PayPal’s API is, if not at its own address.',
    // Stripe serves its test mode at its own address.
    byDefault: { TRIAL: 'https://api-m.sandbox.paypal.com', PRODUCTION: undefined },
  }),
  firstCheckSeconds: wholeNumber({
    says: 'How long after it a provider is first asked about a checkout that is pending. Each further pause is twice as long.',
    unit: 'seconds',
    least: 1,
    byDefault: 60,
  }),
  longestPauseSeconds: wholeNumber({
    says: 'The longest of those pauses.',
    unit: 'seconds',
    least: 1,
    byDefault: 1800,
  }),
  firstPaidCheckSeconds: wholeNumber({
    says: 'How long after a payment, and after whatever went back of it, a provider is first asked whether more did. Each further pause is twice as long.',
    unit: 'seconds',
    least: 1,
    byDefault: DAY,
  }),
  lastPaidCheckSeconds: wholeNumber({
    says: 'How long after it a provider is asked for the last time.',
    unit: 'seconds',
    least: 1,
    byDefault: 180 * DAY,
  }),
  creditPacks: packsSetting,
  maxCheckoutsPerDay: wholeNumber({
    says: 'Purchases that one voter may begin in a day, from midnight to midnight UTC, paid or not. It keeps people from trying stolen cards. Absent: no such limit; at most five are open at once in any case.',
    unit: 'purchases',
    least: 1,
    byDefault: { TRIAL: undefined, PRODUCTION: 50 },
  }),
  stripeTax: yesOrNo({
    says: 'Whether Stripe Tax works out the tax in a price. What the buyer pays stays the price: the tax is within it. Stripe Tax has to be set up in the account first.',
    byDefault: false,
    costs: 'Stripe charges for each calculation.',
  }),
  stripeInvoices: yesOrNo({
    says: 'Whether Stripe makes an invoice of each payment, and sends it if the account says so.',
    byDefault: false,
    costs: 'Stripe charges for invoices of one-time payments.',
  }),
  payPalInvoicePrefix: text({
    says: 'What PayPal’s invoice ids begin with; the checkout’s id follows. They are unique in a PayPal account, so that stages which share one need prefixes of their own. Absent: orders have no invoice id.',
    form: /^[A-Za-z0-9-]{1,40}$/,
    takes: 'at most 40 letters, digits and hyphens',
    byDefault: undefined,
  }),
  maxOpenVotings: wholeNumber({
    says: 'Votings that may be open at the same moment.',
    unit: 'votings',
    least: 1,
    most: 64,
    byDefault: 16,
  }),
  closingDelaySeconds: wholeNumber({
    says: 'Time between `closeVoting` and the closing instant. A vote that read the gate just before the change must have been stamped before the new instant, so this is longer than a vote takes.',
    unit: 'seconds',
    least: 1,
    most: 60,
    byDefault: 3,
  }),
  announcingPaceMilliseconds: wholeNumber({
    says: 'Time between two announcements of a voting’s tally, while few listen.',
    unit: 'milliseconds',
    least: 250,
    most: 30_000,
    byDefault: 1000,
    costs: 'Each announcement costs 2 USD a million listeners: twice as often, twice as much.',
  }),
  announcedMessagesPerSecond: wholeNumber({
    // Half of what AppSync delivers for an API by default ("AWS AppSync endpoints and quotas").
    says: 'What all who listen to tallies may be sent together; with a larger audience the pace slows. Half of AppSync’s quota leaves the other half to bursts and other subscriptions.',
    unit: 'messages a second',
    least: 1,
    byDefault: 500_000,
    costs: 'At most 2 USD a million messages.',
  }),
  tableWarmWrites: wholeNumber({
    says: 'What the table is made ready for before a crowd comes; absent: DynamoDB’s own for a new table.',
    unit: 'write units a second',
    least: COLD_WRITES,
    byDefault: undefined,
    costs: WARM,
  }),
  tableWarmReads: wholeNumber({
    says: 'The same for reads.',
    unit: 'read units a second',
    least: COLD_READS,
    byDefault: undefined,
    costs: WARM,
  }),
  indexWarmWrites: wholeNumber({
    says: 'The same for the index that finds votes by their voting, which makes the table wait when it is behind.',
    unit: 'write units a second',
    least: COLD_WRITES,
    byDefault: undefined,
    costs: WARM,
  }),
  indexWarmReads: wholeNumber({
    says: 'The same for its reads.',
    unit: 'read units a second',
    least: COLD_READS,
    byDefault: undefined,
    costs: WARM,
  }),
  countingConcurrency: wholeNumber({
    says: 'Environments that are kept for `count-votes`, which are also its most. Absent: it takes what others leave. With fewer than a new table has shards, shards would wait for each other.',
    unit: 'environments',
    least: 4,
    most: 10_000,
    byDefault: undefined,
    costs: 'Nothing, but what is kept for one function is taken from all others of the account.',
  }),
  proofConcurrency: wholeNumber({
    says: 'Environments that are kept for `ballot-proof`, which are also its most: everybody may ask it, and with 20 no crowd of strangers takes them from votes and payments. Absent: it takes what others leave, since accounts with a small quota refuse to keep any.',
    unit: 'environments',
    least: 1,
    most: 1000,
    byDefault: undefined,
    costs: 'Nothing, but what is kept for one function is taken from all others of the account.',
  }),
  previewConcurrency: wholeNumber({
    says: 'Environments that are kept for `link-previews`, which are also its most: everybody may ask it by way of CloudFront, and with 20 no crowd of strangers takes them from votes and payments. Absent: it takes what others leave.',
    unit: 'environments',
    least: 1,
    most: 1000,
    byDefault: undefined,
    costs: 'Nothing, but what is kept for one function is taken from all others of the account.',
  }),
  recountParts: wholeNumber({
    says: 'Parts of a voting’s boxes that a recount reads side by side.',
    unit: 'parts',
    least: 1,
    most: 64,
    byDefault: { TRIAL: 2, PRODUCTION: 4 },
  }),
  indexPatienceSeconds: wholeNumber({
    says: 'How long the index by voting has to show the same votes before a tally that has more is said to be wrong. The index is written after the table: within a second as a rule, later where it is throttled.',
    unit: 'seconds',
    least: 1,
    byDefault: { TRIAL: 20, PRODUCTION: 1800 },
  }),
  numberingSegments: wholeNumber({
    says: 'Segments of the scan that gives votes from before there were ballots theirs.',
    unit: 'segments',
    least: 1,
    most: 1000,
    byDefault: { TRIAL: 1, PRODUCTION: 8 },
  }),
  logRetention: oneOf<RetentionDays>({
    // Not the seven days and three months of 0.2.0: docs/decisions/0018.
    says: 'How long logs are kept.',
    unit: 'days',
    values: Object.values(RetentionDays).filter((days): days is RetentionDays => typeof days === 'number'),
    byDefault: { TRIAL: RetentionDays.TWO_WEEKS, PRODUCTION: RetentionDays.FOUR_MONTHS },
    costs: '0.03 USD a GB and month.',
  }),
  runbooksUrl: address({
    says: 'Where the pages of your copy of the project are, so that an alarm names an address to click on. Absent: it names `docs/runbooks.md`.',
    byDefault: undefined,
  }),
  monthlyBudget: wholeNumber<number | undefined>({
    says: 'What the account may cost in a month. The topic of alarms is told at half of it, at all of it, and when the forecast is above it. It is the bill of the whole account.',
    unit: 'USD',
    least: 1,
    byDefault: { TRIAL: undefined, PRODUCTION: 250 },
    costs: 'Nothing for two budgets of an account, 0.62 USD a month for each further one.',
  }),
  apiKeyRevision: text({
    says: 'Any other value than before replaces every API key at once: for a key that leaked. Pages that are open follow by themselves. Keys are replaced each quarter of a year without it.',
    form: /^[A-Za-z0-9]{1,20}$/,
    takes: 'one to twenty letters and digits',
    byDefault: undefined,
  }),
  apiCache: oneOf({
    says: 'The cache of the API, so that what the public reads costs the table nothing for each who reads it: docs/decisions/0021.',
    values: API_CACHES,
    byDefault: { TRIAL: 'NONE', PRODUCTION: 'SMALL' },
    costs: 'By the hour, whether it is asked or not: SMALL about 32 USD a month.',
  }),
  firewall: yesOrNo({
    says: 'Whether a web ACL stands in front of the API, and another one in front of the user pool.',
    byDefault: { TRIAL: false, PRODUCTION: true },
    costs: 'About 14 USD a month, and 0.60 USD a million requests.',
  }),
  protectData: yesOrNo({
    says: 'Whether the data outlive the stack, and the table refuses deletion.',
    byDefault: { TRIAL: false, PRODUCTION: true },
  }),
  organisersNeedApp: yesOrNo({
    says: 'Whether organisers sign in with a code of an authenticator app too (TOTP). Without one their tokens do not name the group `organisers`, and the page leads them to setting one up: docs/decisions/0044.',
    byDefault: { TRIAL: false, PRODUCTION: true },
    costs: 'Nothing: apps send no messages.',
  }),
  signInByCode: yesOrNo({
    says: 'Whether an e-mail address and a code that is sent to it are enough to sign in: on the ballot, a newcomer needs nothing else. Passwords go on beside it, and who has an authenticator app needs one as before: docs/decisions/0048. It takes `userPoolPlan` `ESSENTIALS` or `PLUS`.',
    byDefault: { TRIAL: true, PRODUCTION: false },
    costs: 'A message for each sign-in, as `emailFrom` says; and what the plan costs more.',
  }),
  userPoolPlan: oneOf<(typeof USER_POOL_PLANS)[number]>({
    says: 'The plan of the user pool ("User pool feature plans", Cognito developer guide). All but `signInByCode` is in the cheapest.',
    values: USER_POOL_PLANS,
    byDefault: { TRIAL: 'ESSENTIALS', PRODUCTION: 'LITE' },
    costs:
      'For each person who signs in or up in a month. The first 10,000 are free in `LITE` and `ESSENTIALS`; of 100,000, the others cost about 495 USD in `LITE` and 1,350 USD in `ESSENTIALS`.',
  }),
  introspection: yesOrNo({
    says: 'Whether the API answers introspection queries, as GraphiQL needs. AppSync has one answer for all callers, the public key included; the schema itself is open, `npm run docs:schema`, and `aws appsync get-introspection-schema` gives it to operators either way.',
    byDefault: { TRIAL: true, PRODUCTION: false },
  }),
  passwordSignIn: yesOrNo({
    says: 'Whether passwords may be sent (over TLS) instead of proved by SRP, which tools and tests find simpler.',
    byDefault: { TRIAL: true, PRODUCTION: false },
  }),
} satisfies Record<string, Setting<unknown>>;

/** The value of every setting. */
export type SettingValues = {
  [Name in keyof typeof SETTINGS]: (typeof SETTINGS)[Name] extends Setting<infer Value> ? Value : never;
};
