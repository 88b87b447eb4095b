import {
  AdminSetUserMFAPreferenceCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { codeOf, stepAt } from '../../src/cognito/user-pools/one-time-codes';
import { call, stopCognito, testCognito, type Answer, type TestCognito } from './cognito';

const PASSWORD = 'Correct-horse-9';
const POOL = { MfaConfiguration: 'OPTIONAL', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] };

let local: TestCognito;
let groups: string[] | undefined;
let clock: jest.SpyInstance | undefined;
let people = 0;

beforeAll(async () => {
  local = await testCognito({
    principal: () => ({
      secretAccessKey: 'secret',
      accountId: '123456789012',
      userArn: 'arn:aws:iam::123456789012:user/operator',
      username: 'operator',
      allows: (action) => action === 'cognito-idp:AdminSetUserMFAPreference',
    }),
    pool: {
      ...POOL,
      LambdaConfig: { PreTokenGeneration: 'arn:aws:lambda:us-east-1:123456789012:function:t' },
    },
    lambda: {
      invoke: (_, event) => {
        const groupOverrideDetails = {
          groupsToOverride: groups,
          iamRolesToOverride: [],
          preferredRole: null,
        };
        const response = { claimsOverrideDetails: { groupOverrideDetails } };
        return Promise.resolve({ ok: true, payload: groups ? { ...(event as object), response } : event });
      },
    },
  });
});
beforeEach(() => {
  groups = undefined;
});
afterEach(() => clock?.mockRestore());
afterAll(() => stopCognito(local));

async function person(): Promise<{ email: string; token: string }> {
  const email = `person-${(people += 1)}@example.com`;
  const { userPoolId } = local;
  await local.cognito.ensureUser({ userPoolId, email, password: PASSWORD, groups: ['organisers'] });
  const { AuthenticationResult } = await signIn(email);
  return { email, token: AuthenticationResult!.AccessToken };
}

const signIn = (email: string): Promise<Answer> =>
  call(local, 'InitiateAuth', {
    ClientId: local.clientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: email, PASSWORD },
  });
const answerCode = (session: unknown, code: string): Promise<Answer> =>
  call(local, 'RespondToAuthChallenge', {
    ClientId: local.clientId,
    ChallengeName: 'SOFTWARE_TOKEN_MFA',
    Session: session,
    ChallengeResponses: { USERNAME: 'any', SOFTWARE_TOKEN_MFA_CODE: code },
  });
const prefer = (AccessToken: string, Enabled: boolean): Promise<Answer> =>
  call(local, 'SetUserMFAPreference', {
    AccessToken,
    SoftwareTokenMfaSettings: { Enabled, PreferredMfa: Enabled },
  });
const now = (secret: string, ahead = 0): string => codeOf(secret, stepAt(Date.now()) + ahead);

/** A person with an app that is turned on. */
async function withApp(): Promise<{ email: string; token: string; secret: string }> {
  const { email, token } = await person();
  const secret = String((await call(local, 'AssociateSoftwareToken', { AccessToken: token }))['SecretCode']);
  await call(local, 'VerifySoftwareToken', { AccessToken: token, UserCode: now(secret) });
  await prefer(token, true);
  return { email, token, secret };
}

const groupsIn = (token: string): unknown =>
  (JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>)[
    'cognito:groups'
  ];

describe('An authenticator app', () => {
  it('shows the codes of RFC 6238', () => {
    // "12345678901234567890" in base 32, at 59 and 1111111109 seconds (appendix B, its last six digits).
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    expect([codeOf(secret, stepAt(59_000)), codeOf(secret, stepAt(1_111_111_109_000))]).toEqual([
      '287082',
      '081804',
    ]);
  });

  it('is turned on only once a code of it came back', async () => {
    const { token, email } = await person();
    expect(await prefer(token, true)).toMatchObject({
      __type: 'InvalidParameterException',
      message: 'User has not set up software token mfa',
    });
    const { SecretCode: secret } = await call(local, 'AssociateSoftwareToken', { AccessToken: token });
    expect(secret).toMatch(/^[A-Z2-7]{52}$/);
    expect(await prefer(token, true)).toMatchObject({ __type: 'InvalidParameterException' });
    const wrong = String((Number(now(String(secret))) + 1) % 1_000_000).padStart(6, '0');
    expect(await call(local, 'VerifySoftwareToken', { AccessToken: token, UserCode: wrong })).toMatchObject({
      __type: 'EnableSoftwareTokenMFAException',
    });
    const UserCode = now(String(secret));
    expect(await call(local, 'VerifySoftwareToken', { AccessToken: token, UserCode })).toEqual({
      Status: 'SUCCESS',
    });
    expect((await signIn(email)).ChallengeName).toBeUndefined();
    await prefer(token, true);
    expect(await call(local, 'GetUser', { AccessToken: token })).toMatchObject({
      UserMFASettingList: ['SOFTWARE_TOKEN_MFA'],
      PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
    });
  });

  it('is asked for at each sign-in: a mistyped code may be typed again, each is good once', async () => {
    const { email, secret } = await withApp();
    const first = await signIn(email);
    expect(first).toMatchObject({ ChallengeName: 'SOFTWARE_TOKEN_MFA' });
    expect(first.AuthenticationResult).toBeUndefined();
    expect(await answerCode(first['Session'], '12345')).toMatchObject({ __type: 'CodeMismatchException' });
    const code = now(secret, 1);
    expect((await answerCode(first['Session'], code)).AuthenticationResult?.RefreshToken).toBeTruthy();
    expect(await answerCode(first['Session'], code)).toMatchObject({ __type: 'NotAuthorizedException' });
    const second = await signIn(email);
    expect(await answerCode(second['Session'], code)).toMatchObject({
      __type: 'ExpiredCodeException',
      message: 'Your software token has already been used once.',
    });
  });

  it('stops to be asked after five wrong codes, and when it takes too long', async () => {
    const { email, secret } = await withApp();
    const { Session } = await signIn(email);
    for (let tries = 0; tries < 5; tries += 1) await answerCode(Session, '000');
    expect(await answerCode(Session, now(secret, 1))).toMatchObject({ __type: 'LimitExceededException' });
    const other = await withApp();
    const late = await signIn(other.email);
    const realNow = Date.now;
    clock = jest.spyOn(Date, 'now').mockImplementation(() => realNow() + 181_000);
    expect(await answerCode(late['Session'], now(other.secret))).toMatchObject({
      __type: 'NotAuthorizedException',
    });
  });

  it('goes on working until another one is verified', async () => {
    const { email, token, secret } = await withApp();
    await call(local, 'AssociateSoftwareToken', { AccessToken: token });
    const { Session } = await signIn(email);
    expect((await answerCode(Session, now(secret, 1))).AuthenticationResult).toBeDefined();
  });

  it('is turned off by an operator, and on only for who has one', async () => {
    const client = new CognitoIdentityProviderClient({
      region: 'us-east-1',
      endpoint: local.cognito.endpoint,
      credentials: { accessKeyId: 'AKIALOCAL', secretAccessKey: 'secret' },
    });
    const set = (Username: string, Enabled: boolean): Promise<object> =>
      client.send(
        new AdminSetUserMFAPreferenceCommand({
          UserPoolId: local.userPoolId,
          Username,
          SoftwareTokenMfaSettings: { Enabled, PreferredMfa: Enabled },
        }),
      );
    const { email } = await withApp();
    await set(email, false);
    expect((await signIn(email)).AuthenticationResult).toBeDefined();
    await expect(set((await person()).email, true)).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
    client.destroy();
  });

  it('is turned off by its user', async () => {
    const { email, token } = await withApp();
    await prefer(token, false);
    expect((await signIn(email)).AuthenticationResult).toBeDefined();
  });

  it('is not had in a pool without second factors', async () => {
    const plain = await testCognito();
    try {
      const user = { userPoolId: plain.userPoolId, email: 'a@example.com', password: PASSWORD, groups: [] };
      await plain.cognito.ensureUser(user);
      const AuthParameters = { USERNAME: user.email, PASSWORD };
      const asked = { ClientId: plain.clientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters };
      const { AuthenticationResult } = await call(plain, 'InitiateAuth', asked);
      const { AccessToken } = AuthenticationResult!;
      expect(await call(plain, 'AssociateSoftwareToken', { AccessToken })).toMatchObject({
        __type: 'SoftwareTokenMFANotFoundException',
      });
    } finally {
      await stopCognito(plain);
    }
  });

  it('refuses factors that are not served', async () => {
    const start = (pool: object): Promise<TestCognito> =>
      testCognito({ pool: pool as Record<string, unknown> });
    await expect(start({ MfaConfiguration: 'ON', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] })).rejects.toThrow(
      'not served locally',
    );
    await expect(start({ MfaConfiguration: 'OPTIONAL' })).rejects.toThrow('needs EnabledMfas');
    await expect(start({ MfaConfiguration: 'OPTIONAL', EnabledMfas: ['SMS_MFA'] })).rejects.toThrow('only');
  });
});

it('names the groups that the trigger puts in place of the user’s, in both tokens', async () => {
  const { email } = await person();
  groups = ['others'];
  const { AuthenticationResult } = await signIn(email);
  expect([AuthenticationResult!.AccessToken, AuthenticationResult!.IdToken].map(groupsIn)).toEqual([
    ['others'],
    ['others'],
  ]);
  groups = [];
  expect(groupsIn((await signIn(email)).AuthenticationResult!.AccessToken)).toBeUndefined();
});
