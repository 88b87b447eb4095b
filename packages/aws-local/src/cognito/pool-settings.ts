const SENDERS = ['COGNITO_DEFAULT', 'DEVELOPER'];
const TIERS = ['LITE', 'ESSENTIALS', 'PLUS'];
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
