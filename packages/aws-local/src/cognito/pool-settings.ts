const SENDERS = ['COGNITO_DEFAULT', 'DEVELOPER'];
const TIERS = ['LITE', 'ESSENTIALS', 'PLUS'];
const FIRST_FACTORS = ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'];
const SERVED_FIRST_FACTORS = ['PASSWORD', 'EMAIL_OTP'];
/** Minutes that a step of a sign-in may take, by `AuthSessionValidity`; the first is what it is where nothing is set. */
export const SHORTEST_SESSION_MINUTES = 3;
const LONGEST_SESSION_MINUTES = 15;
const EMAIL_PROPERTIES = [
  'ConfigurationSet',
  'EmailSendingAccount',
  'From',
  'ReplyToEmailAddress',
  'SourceArn',
];

/** `Name <address>`, or the address alone. */
const FROM = /^(?:[^<>]*<)?([^\s@<>]+@[^\s@<>]+)>?$/;
const IDENTITY = /^arn:[\w-]+:ses:[\w-]+:\d+:identity\/(.+)$/;

/**
 * Settings of a pool that change nothing on one machine, and that the service refuses where they make no sense.
 * @throws Error in the words of CloudFormation's page of the property, which names what is missing.
 */
export function checkPoolSettings(properties: Readonly<Record<string, unknown>>): void {
  checkEmail(properties['EmailConfiguration']);
  checkTier(properties);
  checkFactors(properties);
  checkFirstFactors(properties);
}

/**
 * What begins a sign-in in a pool. Source: "AWS::Cognito::UserPool SignInPolicy", CloudFormation template reference; a pool
 * without one takes passwords alone.
 */
export function firstFactors(properties: Readonly<Record<string, unknown>>): readonly string[] {
  const policies = properties['Policies'] as
    { SignInPolicy?: { AllowedFirstAuthFactors?: string[] } } | undefined;
  return policies?.SignInPolicy?.AllowedFirstAuthFactors ?? ['PASSWORD'];
}

/**
 * What a client may ask of its pool. Source: "User pool feature plans", Cognito developer guide (choice-based sign-in), and
 * "AWS::Cognito::UserPoolClient", CloudFormation template reference (`AuthSessionValidity`).
 * @throws Error naming what cannot be.
 */
export function checkClientSettings(
  client: Readonly<Record<string, unknown>>,
  pool: Readonly<Record<string, unknown>>,
): void {
  const flows = (client['ExplicitAuthFlows'] ?? []) as string[];
  if (flows.includes('ALLOW_USER_AUTH') && pool['UserPoolTier'] === 'LITE')
    throw new Error('ALLOW_USER_AUTH needs a pool of UserPoolTier ESSENTIALS or PLUS.');
  const minutes = client['AuthSessionValidity'] ?? SHORTEST_SESSION_MINUTES;
  const isPossible =
    Number.isInteger(minutes) &&
    Number(minutes) >= SHORTEST_SESSION_MINUTES &&
    Number(minutes) <= LONGEST_SESSION_MINUTES;
  if (!isPossible)
    throw new Error(
      `AuthSessionValidity must be ${SHORTEST_SESSION_MINUTES} to ${LONGEST_SESSION_MINUTES} minutes.`,
    );
}

/** Passwords cannot be taken away: `AllowedFirstAuthFactors`, AWS CDK reference, says that it must be true. */
function checkFirstFactors(properties: Readonly<Record<string, unknown>>): void {
  const factors = firstFactors(properties);
  const unknown = factors.filter((factor) => !FIRST_FACTORS.includes(factor));
  if (unknown.length > 0)
    throw new Error(`AllowedFirstAuthFactors takes ${FIRST_FACTORS.join(', ')}, not ${unknown.join(', ')}.`);
  if (!factors.includes('PASSWORD')) throw new Error('AllowedFirstAuthFactors needs PASSWORD.');
  const others = factors.filter((factor) => !SERVED_FIRST_FACTORS.includes(factor));
  if (others.length > 0)
    throw new Error(
      `of AllowedFirstAuthFactors, only ${SERVED_FIRST_FACTORS.join(', ')} are served locally.`,
    );
}

/** "AWS::Cognito::UserPool EmailConfiguration", CloudFormation template reference. */
function checkEmail(given: unknown): void {
  if (given === undefined) return;
  const configuration = given as Record<string, string>;
  const others = Object.keys(configuration).filter((name) => !EMAIL_PROPERTIES.includes(name));
  if (others.length > 0) throw new Error(`not known here: EmailConfiguration ${others.join(', ')}.`);
  const {
    EmailSendingAccount: sender = 'COGNITO_DEFAULT',
    SourceArn: source,
    From: from,
    ConfigurationSet: set,
  } = configuration;
  if (!SENDERS.includes(sender))
    throw new Error(`EmailSendingAccount must be one of ${SENDERS.join(', ')}, not ${sender}.`);
  const identity = source === undefined ? undefined : IDENTITY.exec(source)?.[1];
  if (source !== undefined && identity === undefined)
    throw new Error(`SourceArn must be the ARN of an identity of SES, not ${source}.`);
  if (sender === 'COGNITO_DEFAULT') {
    if (set !== undefined) throw new Error('ConfigurationSet needs EmailSendingAccount DEVELOPER.');
    return;
  }
  if (identity === undefined) throw new Error('EmailSendingAccount DEVELOPER needs SourceArn.');
  if (from === undefined) {
    if (!identity.includes('@')) throw new Error('From is needed where SourceArn is a domain.');
    return;
  }
  const address = FROM.exec(from)?.[1];
  if (address === undefined) throw new Error(`From must be an address, not ${from}.`);
  const domain = address.slice(address.indexOf('@') + 1);
  const isVerified = identity.includes('@')
    ? identity.toLowerCase() === address.toLowerCase()
    : domain === identity || domain.endsWith(`.${identity}`);
  if (!isVerified) throw new Error(`From ${address} is not of the identity ${identity}.`);
}

/** "AWS::Cognito::UserPool", CloudFormation template reference: a second factor needs one that is enabled. */
function checkFactors({
  MfaConfiguration: demand = 'OFF',
  EnabledMfas: enabled,
}: Readonly<Record<string, unknown>>): void {
  if (demand === 'OFF') return;
  if (demand !== 'OPTIONAL') throw new Error(`MfaConfiguration ${String(demand)} is not served locally.`);
  const factors = [enabled ?? []].flat();
  if (factors.length === 0) throw new Error('MfaConfiguration OPTIONAL needs EnabledMfas.');
  if (factors.some((factor) => factor !== 'SOFTWARE_TOKEN_MFA'))
    throw new Error('of EnabledMfas, only SOFTWARE_TOKEN_MFA is served locally.');
}

/** What each plan has: "User pool feature plans", Cognito developer guide. */
function checkTier(properties: Readonly<Record<string, unknown>>): void {
  const tier = (properties['UserPoolTier'] ?? 'ESSENTIALS') as string;
  if (!TIERS.includes(tier)) throw new Error(`UserPoolTier must be one of ${TIERS.join(', ')}, not ${tier}.`);
  const at = (...path: string[]): unknown =>
    path.reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], properties);
  const needs: [string, boolean, string[]][] = [
    ['EMAIL_OTP', [at('EnabledMfas')].flat().includes('EMAIL_OTP'), ['LITE']],
    [
      'PasswordHistorySize',
      Number(at('Policies', 'PasswordPolicy', 'PasswordHistorySize') ?? 0) > 0,
      ['LITE'],
    ],
    [
      'AllowedFirstAuthFactors',
      [at('Policies', 'SignInPolicy', 'AllowedFirstAuthFactors') ?? []]
        .flat()
        .some((factor) => factor !== 'PASSWORD'),
      ['LITE'],
    ],
    [
      'AdvancedSecurityMode',
      !['OFF', undefined].includes(at('UserPoolAddOns', 'AdvancedSecurityMode') as string | undefined),
      ['LITE', 'ESSENTIALS'],
    ],
  ];
  const wanting = needs.filter(([, isUsed, lacking]) => isUsed && lacking.includes(tier));
  if (wanting.length > 0)
    throw new Error(`UserPoolTier ${tier} does not have ${wanting.map(([name]) => name).join(', ')}.`);
}
