import type { PackOffer } from '../../model/credit-packs';
import { PAYMENT_PROVIDERS, PROVIDER_NAMES } from '../../model/payment-providers';
import type { PaymentProvider } from '../../schema/generated/types';
import { offerOf } from './packs/pack-setting';
import type { Setting } from './setting';
import type { StageKind } from './stage-kind';
import { SETTINGS, type SettingValues } from './table';

export type { StageKind } from './stage-kind';
export { DEFAULT_PACKS } from './packs';
export { offerOf, type PackSetting } from './packs/pack-setting';
export { API_CACHES, SETTINGS } from './table';

/** A stage in `hustings.config.ts`: what it is for, and what differs from what such stages have. */
export type StageDefinition = { kind: StageKind } & Partial<SettingValues>;

/** Settings of buying credits. */
export type PaymentSettings = Pick<
  SettingValues,
  | 'firstCheckSeconds'
  | 'longestPauseSeconds'
  | 'firstPaidCheckSeconds'
  | 'lastPaidCheckSeconds'
  | 'maxCheckoutsPerDay'
  | 'stripeTax'
  | 'stripeInvoices'
  | 'payPalInvoicePrefix'
> & {
  /** What is for sale, as the API and its functions read it. */
  packs: PackOffer[];
  /** The page of the web app that voters come back to from a provider: on this machine while nobody knows it. */
  returnUrl: string;
  /** Whether the configuration says it, or the domain does; otherwise it follows from the first deployment. */
  isReturnUrlKnown: boolean;
  /** Where a provider's API is not at its live address. */
  apiBases: Partial<Record<PaymentProvider, string>>;
};

/** A name of one's own for the web app, in a zone that Route 53 already serves for this account. */
export interface WebDomain {
  /** `vote.example.com` */
  domainName: string;
  hostedZoneId: string;
  /** `example.com` */
  zoneName: string;
}

type AboutPayments = keyof PaymentSettings | 'creditPacks' | `${string}ApiBase`;
type AboutTheDomain = 'webDomain' | 'hostedZoneId' | 'hostedZoneName';

/** Settings of one stage: the table in `table.ts` says what each is. */
export type Settings = Omit<SettingValues, AboutPayments | AboutTheDomain> & {
  /** Its name. It is part of the names of its stacks and secrets. */
  stage: string;
  kind: StageKind;
  domain?: WebDomain;
  payments: PaymentSettings;
};

/** The page of the web app that voters come back to from a provider. */
export const RETURN_PATH = '/profile/checkout';

/** Where the web app runs beside a stack on one machine: a stage that is used has a web address of its own. */
const WEB_APP_HERE = 'http://localhost:4001';

/** Stack names take letters, digits and hyphens (AWS CloudFormation API reference, "CreateStack"). */
const STAGE_NAME = /^[a-z][a-z0-9-]{0,30}$/;

/**
 * The stages of `hustings.config.ts`, as they are. A stage is checked when it is used: a fault in one does not keep
 * another from being deployed.
 */
export function defineStages(
  stages: Readonly<Record<string, StageDefinition>>,
): Readonly<Record<string, StageDefinition>> {
  return stages;
}

/**
 * The settings of a stage.
 * @param contextValue what the CDK context says. It goes before what the configuration has.
 * @throws Error naming the stages there are, for any other name; and every value that makes no sense, all at once.
 */
export function settingsFor(
  stages: Readonly<Record<string, StageDefinition>>,
  stage: unknown,
  contextValue: (name: string) => unknown = () => undefined,
): Settings {
  const definition = definitionOf(stages, stage);
  const problems: string[] = Object.keys(definition)
    .filter((name) => name !== 'kind' && !(name in SETTINGS))
    .map((name) => `${name} is no setting. docs/settings.md has them all.`);
  const values = Object.fromEntries(
    Object.entries<Setting<unknown>>(SETTINGS).map(([name, setting]) => {
      const given = contextValue(name) ?? definition[name as keyof StageDefinition];
      if (given === undefined) return [name, setting.byDefault[definition.kind]];
      const value = setting.read(given);
      const details = value === undefined ? (setting.problems?.(given) ?? []) : [];
      if (value === undefined && details.length === 0)
        problems.push(`${name} must be ${setting.takes}, not ${JSON.stringify(given)}.`);
      problems.push(...details.map((detail) => `${name}: ${detail}.`));
      return [name, value];
    }),
  ) as SettingValues;
  const domain = webDomain(values, problems);
  if (values.signInByCode && values.userPoolPlan === 'LITE')
    problems.push('signInByCode needs userPoolPlan ESSENTIALS or PLUS: LITE sends no codes to sign in with.');
  if (problems.length > 0) throw new Error(`The settings of ${String(stage)}:\n${problems.join('\n')}`);
  return grouped(String(stage), definition.kind, values, domain);
}

/** Where the web app is, as the API and functions know it: the host of the page that voters come back to from paying. */
export function webOrigin({ payments: { returnUrl } }: Settings): string {
  return new URL(returnUrl).origin;
}

/** What SES has to have verified for a sender: what the settings say, or the domain of its address. */
export function senderIdentity(emailFrom: string, emailIdentity: string | undefined): string {
  return emailIdentity ?? emailFrom.split('@')[1]!;
}

/** The context value that says where a provider's API is: `stripeApiBase`. */
export function apiBaseSetting(provider: PaymentProvider): string {
  const name = PROVIDER_NAMES[provider];
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}ApiBase`;
}

function definitionOf(stages: Readonly<Record<string, StageDefinition>>, stage: unknown): StageDefinition {
  const definition = typeof stage === 'string' && Object.hasOwn(stages, stage) ? stages[stage] : undefined;
  if (!definition)
    throw new Error(
      `Unknown stage ${JSON.stringify(stage)}. Use ${Object.keys(stages)
        .map((name) => `--context stage=${name}`)
        .join(' or ')}, or add it to hustings.config.ts.`,
    );
  if (!STAGE_NAME.test(stage as string))
    throw new Error(
      `The stage ${JSON.stringify(stage)} needs another name: small letters, digits and hyphens, at most 31.`,
    );
  return definition;
}

function webDomain(
  { webDomain: domainName, hostedZoneId, hostedZoneName: zoneName }: SettingValues,
  problems: string[],
): WebDomain | undefined {
  const names = { webDomain: domainName, hostedZoneId, hostedZoneName: zoneName };
  const missing = Object.entries(names).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (missing.length === 3) return undefined;
  if (domainName !== undefined && hostedZoneId !== undefined && zoneName !== undefined) {
    if (domainName === zoneName || domainName.endsWith(`.${zoneName}`))
      return { domainName, hostedZoneId, zoneName };
    problems.push(`webDomain ${domainName} is not in the zone ${zoneName}.`);
  } else if (missing.some((name) => names[name as AboutTheDomain] === undefined))
    problems.push(
      `A domain of its own takes ${Object.keys(names).join(', ')}: ${missing.join(', ')} missing.`,
    );
  return undefined;
}

function grouped(
  stage: string,
  kind: StageKind,
  values: SettingValues,
  domain: WebDomain | undefined,
): Settings {
  const {
    webDomain: _webDomain,
    hostedZoneId: _hostedZoneId,
    hostedZoneName: _hostedZoneName,
    returnUrl = domain ? `https://${domain.domainName}${RETURN_PATH}` : `${WEB_APP_HERE}${RETURN_PATH}`,
    firstCheckSeconds,
    longestPauseSeconds,
    firstPaidCheckSeconds,
    lastPaidCheckSeconds,
    maxCheckoutsPerDay,
    creditPacks,
    stripeTax,
    stripeInvoices,
    payPalInvoicePrefix,
    ...others
  } = values;
  const checks = { firstCheckSeconds, longestPauseSeconds, firstPaidCheckSeconds, lastPaidCheckSeconds };
  const shop = { packs: creditPacks.map(offerOf), maxCheckoutsPerDay };
  const billing = { stripeTax, stripeInvoices, payPalInvoicePrefix };
  const apiBases = Object.fromEntries(
    PAYMENT_PROVIDERS.flatMap((provider) => {
      const base = values[apiBaseSetting(provider) as 'stripeApiBase' | 'payPalApiBase'];
      return base === undefined ? [] : [[provider, base]];
    }),
  );
  const isReturnUrlKnown = values.returnUrl !== undefined || domain !== undefined;
  return {
    ...others,
    stage,
    kind,
    domain,
    payments: { ...checks, ...shop, ...billing, returnUrl, isReturnUrlKnown, apiBases },
  };
}
