import type { CustomMessageTriggerEvent } from 'aws-lambda';
import type { Guard } from '../../../functions/guard-accounts/guard';
import { guardAccountsHandler } from '../../../functions/guard-accounts/handler';
import { composeMail, isSignInMail } from '../../../functions/guard-accounts/mails';

const SOURCES = [
  'SignUp',
  'ResendCode',
  'ForgotPassword',
  'UpdateUserAttribute',
  'VerifyUserAttribute',
  'AdminCreateUser',
];
const asked = (source: string, language?: string) => ({
  source: `CustomMessage_${source}`,
  codeParameter: '{####}',
  usernameParameter: '{username}',
  language,
  webOrigin: 'https://vote.example.com',
});

describe('A mail of the user pool', () => {
  it.each(SOURCES)('%s carries the code and the page’s name in one language, or in two', (source) => {
    const texts = ['en', 'de-AT', 'fr', 'ar-EG', undefined].map((language) =>
      composeMail(asked(source, language))!,
    );
    for (const { emailSubject, emailMessage } of texts) {
      expect(emailSubject).toContain('Hustings');
      expect(emailSubject.length).toBeLessThanOrEqual(140);
      expect(emailMessage).toContain('{####}');
      expect(emailMessage).toContain('href="https://vote.example.com"');
      expect(emailMessage.length).toBeLessThanOrEqual(20_000);
      if (source === 'AdminCreateUser') expect(emailMessage).toContain('{username}');
    }
    const languages = texts.map(({ emailMessage }) =>
      [...emailMessage.matchAll(/lang="(\w+)"/g)].map(([, language]) => language),
    );
    expect(languages).toEqual([['en'], ['de'], ['fr'], ['ar'], ['en', 'de']]);
    expect(new Set(texts.map(({ emailSubject }) => emailSubject)).size).toBe(5);
  });

  it('runs from right to left in Arabic alone', () => {
    expect(composeMail(asked('SignUp', 'ar'))!.emailMessage).toContain('<div lang="ar" dir="rtl">');
    expect(composeMail(asked('SignUp', 'fr'))!.emailMessage).not.toContain('dir=');
  });

  it('is left to Cognito for what is no mail of ours', () => {
    expect(composeMail(asked('Whatever'))).toBeUndefined();
  });

  it('with a code to sign in speaks every language, since nobody can tell theirs', () => {
    const { emailSubject, emailMessage } = composeMail(asked('Authentication'))!;
    expect([...emailMessage.matchAll(/lang="(\w+)"/g)].map(([, language]) => language)).toEqual([
      'en',
      'de',
      'fr',
      'ar',
    ]);
    expect(emailSubject.length).toBeLessThanOrEqual(140);
    expect(composeMail(asked('Authentication', 'fr'))!.emailSubject).toBe(
      'Votre code de connexion à Hustings',
    );
  });

  it('is one to sign in with, where it is known by no name, too', () => {
    expect(
      ['Authentication', 'Whatever', 'SignUp'].map((name) => isSignInMail(`CustomMessage_${name}`)),
    ).toEqual([true, true, false]);
    expect(isSignInMail('TokenGeneration_Authentication')).toBe(false);
  });

  it('is what the trigger answers, in the language that the client tells', async () => {
    const handler = guardAccountsHandler(() => ({}) as Guard, {
      log: () => undefined,
      webOrigin: 'https://vote.example.com',
    });
    const event = {
      triggerSource: 'CustomMessage_ForgotPassword',
      userPoolId: 'p',
      request: {
        userAttributes: {},
        codeParameter: '{####}',
        usernameParameter: null,
        clientMetadata: { language: 'de' },
      },
      response: { smsMessage: null, emailMessage: null, emailSubject: null },
    };
    const { response } = (await handler(
      event as unknown as CustomMessageTriggerEvent,
    )) as CustomMessageTriggerEvent;
    expect(response).toMatchObject({
      smsMessage: null,
      emailSubject: 'Ein neues Passwort für Hustings',
      emailMessage: expect.stringContaining('{####}') as string,
    });
  });
});
