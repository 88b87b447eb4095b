import {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Attempts } from '../../src/cognito/user-pools/attempts';
import { call, stopCognito, testCognito, type Answer, type TestCognito } from './cognito';

const password = 'Correct-horse-1';
const credentials = { accessKeyId: 'AKIALOCAL', secretAccessKey: 'secret' };
let local: TestCognito;
/** Further ones that a test started. */
let others: TestCognito[] = [];

beforeAll(async () => {
  local = await testCognito({
    principal: (accessKeyId) =>
      accessKeyId === credentials.accessKeyId
        ? {
            secretAccessKey: credentials.secretAccessKey,
            accountId: '123456789012',
            userArn: 'arn:aws:iam::123456789012:user/admin',
            username: 'admin',
            allows: (action) => action === 'cognito-idp:AdminGetUser',
          }
        : undefined,
  });
});
afterEach(async () => {
  await Promise.all(others.map(stopCognito));
  others = [];
});
afterAll(() => stopCognito(local));

async function another(options: Parameters<typeof testCognito>[0] = {}): Promise<TestCognito> {
  const started = await testCognito(options);
  others.push(started);
  return started;
}

const signUp = (email: string, pass = password, where = local): Promise<Answer> =>
  call(where, 'SignUp', { ClientId: where.clientId, Username: email, Password: pass });
const confirm = (email: string, code: string): Promise<Answer> =>
  call(local, 'ConfirmSignUp', { ClientId: local.clientId, Username: email, ConfirmationCode: code });
const signIn = (email: string, pass = password, where = local): Promise<Answer> =>
  call(where, 'InitiateAuth', {
    ClientId: where.clientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: email, PASSWORD: pass },
  });
const user = (email: string, where = local): Promise<string> =>
  where.cognito.ensureUser({ userPoolId: where.userPoolId, email, password, groups: [] });

test('a wanted user of a pool without addresses as names signs in by the name that is wanted', async () => {
  const byName = await another({ pool: { UsernameAttributes: undefined } });
  await user('ann', byName);
  await expect(signIn('ann', password, byName)).resolves.toHaveProperty('AuthenticationResult.IdToken');
});

describe('signing up', () => {
  it.each([
    ['Short-1', 'Password not long enough'],
    ['correct-horse-1', 'Password must have uppercase characters'],
    ['CORRECT-HORSE-1', 'Password must have lowercase characters'],
    ['Correct-horse-', 'Password must have numeric characters'],
  ])('refuses the password %s', async (weak, complaint) => {
    await expect(signUp('weak@example.com', weak)).resolves.toEqual({
      __type: 'InvalidPasswordException',
      message: `Password did not conform with policy: ${complaint}`,
    });
  });

  it('refuses an address that is taken, in any case', async () => {
    await user('taken@example.com');
    await expect(signUp('Taken@Example.com')).resolves.toMatchObject({ __type: 'UsernameExistsException' });
  });

  it('refuses attributes that the service vouches for', async () => {
    await expect(
      call(local, 'SignUp', {
        ClientId: local.clientId,
        Username: 'forger@example.com',
        Password: password,
        UserAttributes: [{ Name: 'email_verified', Value: 'true' }],
      }),
    ).resolves.toMatchObject({ __type: 'NotAuthorizedException' });
  });

  it('stops taking codes after five wrong ones', async () => {
    const email = 'guessed@example.com';
    await signUp(email);
    const right = local.cognito.outbox.latest(email)!.code;
    const wrong = right === '000000' ? '000001' : '000000';
    for (let attempt = 0; attempt < 5; attempt += 1)
      await expect(confirm(email, wrong)).resolves.toMatchObject({ __type: 'CodeMismatchException' });
    await expect(confirm(email, right)).resolves.toMatchObject({ __type: 'LimitExceededException' });
  });

  it('sends another code when asked, and only the newest is good', async () => {
    const email = 'resent@example.com';
    await signUp(email);
    const first = local.cognito.outbox.latest(email)!.code;
    await call(local, 'ResendConfirmationCode', { ClientId: local.clientId, Username: email });
    const second = local.cognito.outbox.latest(email)!.code;
    // One pair in a million is the same code twice.
    const older = first === second ? 'another' : first;
    await expect(confirm(email, older)).resolves.toMatchObject({ __type: 'CodeMismatchException' });
    await expect(confirm(email, second)).resolves.toEqual({});
    await expect(confirm(email, second)).resolves.toMatchObject({
      __type: 'NotAuthorizedException',
      message: 'User cannot be confirmed. Current status is CONFIRMED',
    });
    expect(local.log.join('\n')).toContain(second);
  });
});

describe('signing in', () => {
  it('says the same of a wrong password and of an unknown user', async () => {
    await user('known@example.com');
    const wrong = await signIn('known@example.com', 'Wrong-horse-1');
    expect(wrong).toEqual({ __type: 'NotAuthorizedException', message: 'Incorrect username or password.' });
    expect(await signIn('unknown@example.com')).toEqual(wrong);
  });

  it('tells an unconfirmed user so, but only with the right password', async () => {
    await signUp('fresh@example.com');
    await expect(signIn('fresh@example.com')).resolves.toMatchObject({ __type: 'UserNotConfirmedException' });
    await expect(signIn('fresh@example.com', 'Wrong-horse-1')).resolves.toMatchObject({
      __type: 'NotAuthorizedException',
    });
  });

  it('locks after five wrong passwords, longer each time', () => {
    let now = 0;
    const attempts = new Attempts(() => now);
    for (let wrong = 0; wrong < 6; wrong += 1) attempts.passwordWasWrong('user');
    now = 1999;
    expect(() => {
      attempts.checkPasswordLock('user');
    }).toThrow('Password attempts exceeded');
    now = 2000;
    expect(() => {
      attempts.checkPasswordLock('user');
    }).not.toThrow();
  });

  it('refuses a flow that the client does not allow', async () => {
    const strict = await another({ client: { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] } });
    await user('strict@example.com', strict);
    await expect(signIn('strict@example.com', password, strict)).resolves.toEqual({
      __type: 'InvalidParameterException',
      message: 'USER_PASSWORD_AUTH flow not enabled for this client',
    });
  });

  it('refuses access tokens that nobody here signed', async () => {
    await user('forged@example.com');
    const [head = '', body = '', signature = ''] = (
      await signIn('forged@example.com')
    ).AuthenticationResult!.AccessToken.split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...claims, username: 'somebody-else' })).toString(
      'base64url',
    );
    await expect(
      call(local, 'GetUser', { AccessToken: [head, forged, signature].join('.') }),
    ).resolves.toMatchObject({ __type: 'NotAuthorizedException', message: 'Invalid Access Token' });
  });
});

describe('administration', () => {
  const admin = (secretAccessKey = credentials.secretAccessKey): CognitoIdentityProviderClient =>
    new CognitoIdentityProviderClient({
      region: 'us-east-1',
      endpoint: local.cognito.endpoint,
      credentials: { ...credentials, secretAccessKey },
    });

  it('is for callers whose policies allow it', async () => {
    const sub = await user('seen@example.com');
    const get = new AdminGetUserCommand({ UserPoolId: local.userPoolId, Username: 'seen@example.com' });

    await expect(admin().send(get)).resolves.toMatchObject({ Username: sub, UserStatus: 'CONFIRMED' });
    await expect(admin('another').send(get)).rejects.toMatchObject({ name: 'InvalidSignatureException' });
    await expect(admin().send(new ListUsersCommand({ UserPoolId: local.userPoolId }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    await expect(
      call(local, 'AdminGetUser', { UserPoolId: local.userPoolId, Username: 'seen@example.com' }),
    ).resolves.toMatchObject({ __type: 'MissingAuthenticationToken' });
  });
});

describe('browsers', () => {
  it('of any origin may call', async () => {
    const preflight = await fetch(local.cognito.endpoint, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://localhost:4000',
        'access-control-request-headers': 'x-amz-target,content-type',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-headers')).toBe('x-amz-target,content-type');
  });
});

describe('what is kept', () => {
  it('outlives the process, except for passwords, which are never kept', async () => {
    const email = 'kept@example.com';
    const first = await another();
    const sub = await user(email, first);
    const { RefreshToken } = (await signIn(email, password, first)).AuthenticationResult!;
    // Not closed first: a killed process closes nothing.
    const second = await another({ directory: first.directory });

    await expect(user(email, second)).resolves.toBe(sub);
    await expect(signIn(email, password, second)).resolves.toHaveProperty('AuthenticationResult');
    await expect(
      call(second, 'GetTokensFromRefreshToken', { ClientId: second.clientId, RefreshToken }),
    ).resolves.toHaveProperty('AuthenticationResult.AccessToken');
    const file = path.join(first.directory, `${first.userPoolId}.jsonl`);
    expect(readFileSync(file, 'utf8')).not.toContain(password);
  });
});
