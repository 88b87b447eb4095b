import { checkPoolSettings } from '../../src/cognito/pool-settings';

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
  ])('refuses %j', (properties, message) => {
    expect(() => checkPoolSettings(properties)).toThrow(message);
  });
});
