import { checkClientSettings, checkPoolSettings } from '../../src/cognito/pool-settings';

const arn = (identity: string): string => `arn:aws:ses:eu-central-1:123456789012:identity/${identity}`;
const developer = (more: object) => ({ EmailConfiguration: { EmailSendingAccount: 'DEVELOPER', ...more } });

describe('A user pool', () => {
  it.each([
    {},
    { EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' } },
    developer({ SourceArn: arn('a@example.com') }),
    developer({ SourceArn: arn('a@example.com'), From: 'A <a@example.com>' }),
    developer({ SourceArn: arn('example.com'), From: 'a@mail.example.com', ConfigurationSet: 'c' }),
    { UserPoolTier: 'LITE', Policies: { PasswordPolicy: { MinimumLength: 10 } } },
    { EnabledMfas: ['EMAIL_OTP'] },
    { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } } },
    { UserPoolTier: 'PLUS', UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } },
  ])('takes %j', (properties) => {
    expect(() => checkPoolSettings(properties)).not.toThrow();
  });

  it.each([
    [{ EmailConfiguration: { EmailSendingAccount: 'SES' } }, /must be one of/],
    [{ EmailConfiguration: { Sender: 'a@example.com' } }, /not known here: EmailConfiguration Sender/],
    [{ EmailConfiguration: { ConfigurationSet: 'c' } }, /needs EmailSendingAccount DEVELOPER/],
    [developer({}), /needs SourceArn/],
    [developer({ SourceArn: 'example.com' }), /ARN of an identity/],
    [developer({ SourceArn: arn('example.com') }), /From is needed/],
    [developer({ SourceArn: arn('example.com'), From: 'nobody' }), /must be an address/],
    [developer({ SourceArn: arn('example.com'), From: 'a@badexample.com' }), /not of the identity/],
    [developer({ SourceArn: arn('a@example.com'), From: 'b@example.com' }), /not of the identity/],
    [{ UserPoolTier: 'FREE' }, /UserPoolTier must be one of/],
    [{ UserPoolTier: 'LITE', EnabledMfas: ['EMAIL_OTP'] }, /LITE does not have EMAIL_OTP/],
    [
      { UserPoolTier: 'LITE', Policies: { PasswordPolicy: { PasswordHistorySize: 3 } } },
      /PasswordHistorySize/,
    ],
    [
      { UserPoolTier: 'LITE', Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['WEB_AUTHN'] } } },
      /AllowedFirstAuthFactors/,
    ],
    [{ UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' } }, /ESSENTIALS does not have/],
    [
      {
        UserPoolTier: 'LITE',
        Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
      },
      /LITE does not have AllowedFirstAuthFactors/,
    ],
    [{ Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['EMAIL_OTP'] } } }, /needs PASSWORD/],
    [{ Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'PIGEON'] } } }, /not PIGEON/],
    [{ Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'SMS_OTP'] } } }, /served locally/],
  ])('refuses %j', (properties, message) => {
    expect(() => checkPoolSettings(properties)).toThrow(message);
  });
});

describe('A client of a user pool', () => {
  const choice = { ExplicitAuthFlows: ['ALLOW_USER_AUTH'] };

  it.each([{}, { AuthSessionValidity: 3 }, { AuthSessionValidity: 15 }, choice])('may be %j', (client) => {
    expect(() => {
      checkClientSettings(client, {});
    }).not.toThrow();
  });

  it.each([
    [choice, /ALLOW_USER_AUTH needs/],
    [{ AuthSessionValidity: 2 }, /3 to 15 minutes/],
    [{ AuthSessionValidity: 16 }, /3 to 15 minutes/],
    [{ AuthSessionValidity: 3.5 }, /3 to 15 minutes/],
  ])('of the plan LITE is not %j', (client, message) => {
    expect(() => {
      checkClientSettings(client, { UserPoolTier: 'LITE' });
    }).toThrow(message);
  });
});
