import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { PAYMENT_PROVIDERS, PROVIDER_NAMES } from '../model/payment-providers';
import type { PaymentProvider } from '../schema/generated/types';

/** What differs between stages, and what an operator may tune. */

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

/** The stages that can be deployed. */
export type StageName = 'dev' | 'prod';

/** Settings of buying credits. Each is a context value of the same name: `--context returnUrl=https://…`. */
export interface PaymentSettings {
  /** The page of the web app that voters come back to from a provider. */
  returnUrl: string;
  /** Where a provider's API is not at its live address: context value `stripeApiBase`, `payPalApiBase`. */
  apiBases: Partial<Record<PaymentProvider, string>>;
  /** Seconds after which the reconciler first asks about a new checkout. Each further pause is twice as long. */
  firstCheckSeconds: number;
  /** The longest of those pauses. */
  longestPauseSeconds: number;
  /**
   * Seconds after a payment, and after whatever went back of it, at which the reconciler first asks whether more did.
   * Each further pause is twice as long.
   */
  firstPaidCheckSeconds: number;
  /** Seconds after it at which the reconciler asks for the last time. */
  lastPaidCheckSeconds: number;
}

/** Settings of one stage. */
export interface Settings {
  stage: StageName;
  /** Votings that may be open at the same moment. */
  maxOpenVotings: number;
  /**
   * Seconds between `closeVoting` and the closing instant. A vote that read the gate just before the change must
   * have been stamped before the new instant, so this is longer than a vote takes.
   */
  closingDelaySeconds: number;
  /** Milliseconds between two announcements of a voting's tally, while few listen: context value of the same name. */
  announcingPaceMilliseconds: number;
  /**
   * Messages a second that all who listen to tallies may be sent together; with a larger audience the pace slows.
   * Half of what AppSync delivers for an API by default ("AWS AppSync endpoints and quotas"), which leaves the other
   * half to bursts and other subscriptions. Context value of the same name.
   */
  announcedMessagesPerSecond: number;
  /**
   * Units a second that the table is made ready for before a crowd comes: `npm run plan` says how many. Each is a context
   * value of the same name; absent, DynamoDB's own for a new table. They can be raised, never lowered ("Understanding
   * DynamoDB warm throughput", developer guide).
   */
  tableWarmWrites?: number;
  tableWarmReads?: number;
  /** The same for the index that finds votes by their voting, which makes the table wait when it is behind. */
  indexWarmWrites?: number;
  indexWarmReads?: number;
  /** Environments that are kept for `count-votes`, which are also its most: context value of the same name. */
  countingConcurrency?: number;
  /** Parts of a voting's boxes that a recount reads side by side. */
  recountParts: number;
  /**
   * Seconds for which the index by voting has to show the same votes before a tally that has more is said to be wrong. The
   * index is written after the table: within a second as a rule, later where it is throttled.
   */
  indexPatienceSeconds: number;
  /** Segments of the scan that gives votes from before there were ballots theirs. */
  numberingSegments: number;
  /** Not the seven days and three months of 0.2.0: docs/decisions/0018. */
  logRetention: RetentionDays;
  /**
   * The cache of the API, so that what the public reads costs the table nothing for each who reads it. It costs by the
   * hour, whether it is asked or not: docs/decisions/0021. Context value `apiCache`.
   */
  apiCache: (typeof API_CACHES)[number];
  /** Whether a web ACL stands in front of the API. */
  firewall: boolean;
  /** Whether the data outlive the stack, and the table refuses deletion. */
  protectData: boolean;
  /** Whether the API answers introspection queries, as the console and GraphiQL need. */
  introspection: boolean;
  payments: PaymentSettings;
  /** Whether passwords may be sent (over TLS) instead of proved by SRP, which tools and tests find simpler. */
  passwordSignIn: boolean;
}

/** Where the web app runs beside a stack on one machine: a stage that is used has a web address of its own. */
const RETURN_URL = 'http://localhost:4001/profile/checkout';

const DAY = 24 * 3600;

const payments: PaymentSettings = {
  returnUrl: RETURN_URL,
  apiBases: {},
  firstCheckSeconds: 60,
  longestPauseSeconds: 1800,
  firstPaidCheckSeconds: DAY,
  lastPaidCheckSeconds: 180 * DAY,
};

const common = {
  maxOpenVotings: 16,
  closingDelaySeconds: 3,
  introspection: true,
  announcingPaceMilliseconds: 1000,
  announcedMessagesPerSecond: 500_000,
};

/** Settings that are whole numbers and may be given by the context, with their bounds. */
const numbers = {
  announcingPaceMilliseconds: [250, 30_000],
  announcedMessagesPerSecond: [1, Number.MAX_SAFE_INTEGER],
  // What a table on demand is ready for anyway ("DynamoDB on-demand capacity mode", developer guide).
  tableWarmWrites: [4000, Number.MAX_SAFE_INTEGER],
  tableWarmReads: [12_000, Number.MAX_SAFE_INTEGER],
  indexWarmWrites: [4000, Number.MAX_SAFE_INTEGER],
  indexWarmReads: [12_000, Number.MAX_SAFE_INTEGER],
  // One for each shard of the stream, and with fewer than a new table has, shards would wait for each other.
  countingConcurrency: [4, 10_000],
} as const;

const stages: Record<StageName, Settings> = {
  dev: {
    ...common,
    stage: 'dev',
    recountParts: 2,
    indexPatienceSeconds: 20,
    numberingSegments: 1,
    logRetention: RetentionDays.TWO_WEEKS,
    apiCache: 'NONE',
    firewall: false,
    protectData: false,
    passwordSignIn: true,
    // Stripe serves its test mode at its own address.
    payments: { ...payments, apiBases: { PAYPAL: 'https://api-m.sandbox.paypal.com' } },
  },
  prod: {
    ...common,
    stage: 'prod',
    recountParts: 4,
    indexPatienceSeconds: 1800,
    numberingSegments: 8,
    logRetention: RetentionDays.FOUR_MONTHS,
    apiCache: 'SMALL',
    firewall: true,
    protectData: true,
    passwordSignIn: false,
    payments,
  },
};

/**
 * The settings of a stage.
 * @param contextValue what the CDK context says, where a setting may be given there.
 * @throws Error naming the stages there are, for any other name; and for a context value that makes no sense.
 */
export function settingsFor(
  stage: unknown,
  contextValue: (name: string) => unknown = () => undefined,
): Settings {
  if (stage !== 'dev' && stage !== 'prod')
    throw new Error(
      `Unknown stage ${JSON.stringify(stage)}. Use --context stage=dev or --context stage=prod.`,
    );
  const settings = stages[stage];
  const { apiBases, ...ofPayments } = settings.payments;
  const given = <Name extends string>(names: Name[], contextName: (name: Name) => string) =>
    Object.fromEntries(
      names.flatMap((name) => {
        const value = contextValue(contextName(name));
        return value === undefined ? [] : [[name, checkedPaymentSetting(contextName(name), value)]];
      }),
    );
  return {
    ...settings,
    ...givenNumbers(contextValue),
    apiCache: checkedApiCache(contextValue('apiCache') ?? settings.apiCache),
    payments: {
      ...ofPayments,
      ...given(Object.keys(ofPayments), (name) => name),
      apiBases: { ...apiBases, ...given(PAYMENT_PROVIDERS, apiBaseSetting) },
    },
  };
}

/** Where the web app is, as the API and functions know it: the host of the page that voters come back to from paying. */
export function webOrigin({ payments: { returnUrl } }: Settings): string {
  return new URL(returnUrl).origin;
}

/** The context value that says where a provider's API is: `stripeApiBase`. */
export function apiBaseSetting(provider: PaymentProvider): string {
  const name = PROVIDER_NAMES[provider];
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}ApiBase`;
}

function givenNumbers(contextValue: (name: string) => unknown): Partial<Settings> {
  return Object.fromEntries(
    Object.entries(numbers).flatMap(([name, [least, most]]) => {
      const value = contextValue(name);
      if (value === undefined) return [];
      const number = Number(value);
      if (Number.isInteger(number) && number >= least && number <= most) return [[name, number]];
      throw new Error(
        `The context value ${name} must be a whole number from ${least} to ${most}, not ${JSON.stringify(value)}.`,
      );
    }),
  );
}

function checkedApiCache(value: unknown): Settings['apiCache'] {
  const size = API_CACHES.find((each) => each === value);
  if (size) return size;
  throw new Error(
    `The context value apiCache must be one of ${API_CACHES.join(', ')}, not ${JSON.stringify(value)}.`,
  );
}

function checkedPaymentSetting(name: string, value: unknown): string | number {
  if (name.endsWith('Seconds')) {
    const seconds = Number(value);
    if (Number.isInteger(seconds) && seconds > 0) return seconds;
    throw new Error(`The context value ${name} must be a number of seconds, not ${JSON.stringify(value)}.`);
  }
  if (typeof value === 'string' && URL.canParse(value)) return value;
  throw new Error(`The context value ${name} must be an address, not ${JSON.stringify(value)}.`);
}
