import { codeOf, stepAt } from '../../src/cognito/user-pools/one-time-codes';
import { call, stopCognito, testCognito, type Answer, type TestCognito } from './cognito';

const PASSWORD = 'Correct-horse-9';
const FLOWS = [
  'ALLOW_USER_AUTH',
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
];
const POOL = {
  MfaConfiguration: 'OPTIONAL',
  EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
  Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
};

let local: TestCognito;
let clock: jest.SpyInstance | undefined;
let people = 0;

beforeAll(async () => {
  local = await testCognito({
    pool: POOL,
    client: { ExplicitAuthFlows: FLOWS, AuthSessionValidity: 15 },
  });
});
afterEach(() => clock?.mockRestore());
afterAll(() => stopCognito(local));

const newAddress = (): string => `person-${(people += 1)}@example.com`;

async function person(): Promise<string> {
  const email = newAddress();
  await local.cognito.ensureUser({ userPoolId: local.userPoolId, email, password: PASSWORD, groups: [] });
  return email;
}

const begin = (email: string, more: object = {}, Session?: unknown): Promise<Answer> =>
  call(local, 'InitiateAuth', {
    ClientId: local.clientId,
    AuthFlow: 'USER_AUTH',
    AuthParameters: { USERNAME: email, ...more },
    ...(Session !== undefined && { Session }),
  });
const askForCode = (email: string): Promise<Answer> => begin(email, { PREFERRED_CHALLENGE: 'EMAIL_OTP' });
const respond = (ChallengeName: string, Session: unknown, ChallengeResponses: object): Promise<Answer> =>
  call(local, 'RespondToAuthChallenge', {
    ClientId: local.clientId,
    ChallengeName,
    Session,
    ChallengeResponses,
  });
const answerCode = (session: unknown, code: string): Promise<Answer> =>
  respond('EMAIL_OTP', session, { USERNAME: 'any', EMAIL_OTP_CODE: code });
const mailed = (email: string): { code: string; reason: string } => local.cognito.outbox.latest(email)!;
const signUp = (email: string, more: object = {}): Promise<Answer> =>
  call(local, 'SignUp', { ClientId: local.clientId, Username: email, ...more });
const confirm = (email: string, more: object = {}): Promise<Answer> =>
  call(local, 'ConfirmSignUp', {
    ClientId: local.clientId,
    Username: email,
    ConfirmationCode: mailed(email).code,
    ...more,
  });
const withPassword = (email: string, password = PASSWORD): Promise<Answer> =>
  call(local, 'InitiateAuth', {
    ClientId: local.clientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: email, PASSWORD: password },
  });
const later = (minutes: number): void => {
  clock?.mockRestore();
  const at = Date.now() + minutes * 60_000;
  clock = jest.spyOn(Date, 'now').mockReturnValue(at);
};

describe('A code to sign in with', () => {
  it('has eight digits, and goes to the address, which is masked', async () => {
    const email = await person();
    expect(await askForCode(email)).toEqual({
      ChallengeName: 'EMAIL_OTP',
      ChallengeParameters: {
        CODE_DELIVERY_DELIVERY_MEDIUM: 'EMAIL',
        CODE_DELIVERY_DESTINATION: 'p***@e***',
      },
      AvailableChallenges: ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP'],
      Session: expect.any(String) as string,
    });
    expect(mailed(email)).toMatchObject({
      reason: 'Authentication',
      code: expect.stringMatching(/^\d{8}$/) as string,
    });
  });

  it('signs in once, after a wrong one as well', async () => {
    const email = await person();
    const { Session } = await askForCode(email);
    const { code } = mailed(email);
    const wrong = code === '00000000' ? '00000001' : '00000000';
    expect(await answerCode(Session, wrong)).toMatchObject({
      __type: 'CodeMismatchException',
      message: 'Invalid code or auth state for the user.',
    });
    expect((await answerCode(Session, code)).AuthenticationResult?.AccessToken).toBeDefined();
    expect(await answerCode(Session, code)).toMatchObject({ __type: 'NotAuthorizedException' });
  });

  it('is not what another sign-in was sent', async () => {
    const email = await person();
    const first = await askForCode(email);
    const { code } = mailed(email);
    const second = await askForCode(email);
    // One in a hundred million times both are the same.
    expect(await answerCode(second['Session'], code)).toMatchObject({ __type: 'CodeMismatchException' });
    expect((await answerCode(first['Session'], code)).AuthenticationResult).toBeDefined();
  });

  it('is good as long as the client’s sessions', async () => {
    const [early, late] = [await person(), await person()];
    const sessions = [await askForCode(early), await askForCode(late)];
    later(14);
    expect(
      (await answerCode(sessions[0]!['Session'], mailed(early).code)).AuthenticationResult,
    ).toBeDefined();
    later(16);
    expect(await answerCode(sessions[1]!['Session'], mailed(late).code)).toMatchObject({
      __type: 'NotAuthorizedException',
      message: 'Invalid session for the user.',
    });
  });

  it('may be wrong five times an hour, over all sessions, and is sent twenty times', async () => {
    const email = await person();
    for (let sent = 0; sent < 20; sent += 1) await askForCode(email);
    expect(await askForCode(email)).toMatchObject({ __type: 'LimitExceededException' });
    const other = await person();
    const { code } = (await askForCode(other), mailed(other));
    const wrong = code === '00000000' ? '00000001' : '00000000';
    for (let tried = 0; tried < 5; tried += 1) {
      const { Session } = await askForCode(other);
      expect(await answerCode(Session, wrong)).toMatchObject({ __type: 'CodeMismatchException' });
    }
    const { Session } = await askForCode(other);
    expect(await answerCode(Session, mailed(other).code)).toMatchObject({
      __type: 'LimitExceededException',
    });
  });

  it('is asked for in words: an empty one, another challenge, a made-up session', async () => {
    const email = await person();
    const { Session } = await askForCode(email);
    expect(await answerCode(Session, '')).toMatchObject({ __type: 'InvalidParameterException' });
    expect(await answerCode('made-up', '12345678')).toMatchObject({ __type: 'NotAuthorizedException' });
    expect(await respond('SELECT_CHALLENGE', Session, { ANSWER: 'EMAIL_OTP' })).toMatchObject({
      __type: 'NotAuthorizedException',
    });
  });

  it('never comes in the place of an authenticator app, not even if that is turned on in between', async () => {
    const email = await person();
    const { AccessToken } = (await withPassword(email)).AuthenticationResult!;
    const { Session } = await askForCode(email);
    const { code } = mailed(email);
    const { SecretCode } = await call(local, 'AssociateSoftwareToken', { AccessToken });
    const UserCode = codeOf(String(SecretCode), stepAt(Date.now()));
    await call(local, 'VerifySoftwareToken', { AccessToken, UserCode });
    await call(local, 'SetUserMFAPreference', {
      AccessToken,
      SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
    });
    expect(await answerCode(Session, code)).toMatchObject({ __type: 'NotAuthorizedException' });
    const answer = await askForCode(email);
    expect(answer).toMatchObject({
      ChallengeName: 'SELECT_CHALLENGE',
      AvailableChallenges: ['PASSWORD', 'PASSWORD_SRP'],
    });
    expect(mailed(email).code).toBe(code);
    expect(await respond('SELECT_CHALLENGE', answer['Session'], { ANSWER: 'EMAIL_OTP' })).toMatchObject({
      __type: 'InvalidParameterException',
    });
    expect(await begin(email, { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD })).toMatchObject({
      ChallengeName: 'SOFTWARE_TOKEN_MFA',
    });
  });

  it('seems to be sent to who does not exist, and is never right', async () => {
    const known = await askForCode(await person());
    const email = newAddress();
    const answer = await askForCode(email);
    expect(answer).toEqual({ ...known, Session: expect.any(String) as string });
    expect(local.cognito.outbox.latest(email)).toBeUndefined();
    expect(await answerCode(answer['Session'], '00000000')).toMatchObject({
      __type: 'CodeMismatchException',
    });
  });

  it('is not sent to a sign-up that nobody confirmed', async () => {
    const email = newAddress();
    await signUp(email, { Password: PASSWORD });
    // Its address is not verified: there is nothing to choose but the password.
    expect(await askForCode(email)).toMatchObject({
      ChallengeName: 'SELECT_CHALLENGE',
      AvailableChallenges: ['PASSWORD', 'PASSWORD_SRP'],
    });
  });
});

describe('A choice of factors', () => {
  it('is given to a client that prefers none, and taken', async () => {
    const email = await person();
    const choice = await begin(email);
    expect(choice).toMatchObject({
      ChallengeName: 'SELECT_CHALLENGE',
      AvailableChallenges: ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP'],
    });
    const { Session } = await respond('SELECT_CHALLENGE', choice['Session'], {
      USERNAME: email,
      ANSWER: 'EMAIL_OTP',
    });
    expect((await answerCode(Session, mailed(email).code)).AuthenticationResult).toBeDefined();
    expect(
      await respond('SELECT_CHALLENGE', (await begin(email))['Session'], {
        USERNAME: email,
        ANSWER: 'PASSWORD',
        PASSWORD,
      }),
    ).toHaveProperty('AuthenticationResult');
  });

  it('knows no other names', async () => {
    expect(await begin(await person(), { PREFERRED_CHALLENGE: 'PIGEON' })).toMatchObject({
      __type: 'InvalidParameterException',
    });
  });
});

describe('A sign-up without a password', () => {
  it('is confirmed and signed in with one code, once', async () => {
    const email = newAddress();
    const { Session: begun } = await signUp(email);
    const { Session } = await confirm(email, { Session: begun });
    expect((await begin(email, {}, Session)).AuthenticationResult?.RefreshToken).toBeDefined();
    expect(await begin(email, {}, Session)).toMatchObject({ __type: 'NotAuthorizedException' });
    // From then on, by codes alone: no password fits, not even none.
    expect(await begin(email)).toMatchObject({ AvailableChallenges: ['EMAIL_OTP'] });
    for (const password of ['srp:', PASSWORD])
      expect(await withPassword(email, password)).toMatchObject({ __type: 'NotAuthorizedException' });
  });

  it('gives no session to somebody else, or for long', async () => {
    const [email, other] = [newAddress(), newAddress()];
    const { Session: begun } = await signUp(other);
    await signUp(email);
    expect(await confirm(email, { Session: begun })).toMatchObject({ __type: 'NotAuthorizedException' });
    const { Session } = await confirm(email);
    expect(await begin(await person(), {}, Session)).toMatchObject({ __type: 'NotAuthorizedException' });
    const confirmed = await confirm(other);
    later(16);
    expect(await begin(other, {}, confirmed['Session'])).toMatchObject({ __type: 'NotAuthorizedException' });
  });

  it('may choose a password later, without one before', async () => {
    const email = newAddress();
    await signUp(email);
    const { AccessToken } = (await begin(email, {}, (await confirm(email))['Session'])).AuthenticationResult!;
    const change = (more: object): Promise<Answer> =>
      call(local, 'ChangePassword', { AccessToken, ProposedPassword: PASSWORD, ...more });
    expect(await change({ PreviousPassword: 'Another-horse-9' })).toMatchObject({
      __type: 'NotAuthorizedException',
    });
    expect(await change({})).toEqual({});
    expect((await withPassword(email)).AuthenticationResult).toBeDefined();
    expect(await change({})).toMatchObject({ __type: 'NotAuthorizedException' });
  });
});

describe('A pool and a client that take passwords alone', () => {
  it('send no codes to sign in with, and want a password', async () => {
    const strict = await testCognito();
    const { clientId: ClientId } = strict;
    const flow = { ClientId, AuthFlow: 'USER_AUTH', AuthParameters: { USERNAME: 'a@example.com' } };
    expect(await call(strict, 'InitiateAuth', flow)).toMatchObject({
      __type: 'InvalidParameterException',
      message: 'USER_AUTH flow not enabled for this client',
    });
    expect(await call(strict, 'SignUp', { ClientId, Username: 'a@example.com' })).toMatchObject({
      __type: 'InvalidParameterException',
    });
    await stopCognito(strict);
  });
});
