import {
  AdminUpdateUserAttributesCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { call, stopCognito, testCognito, type Answer, type TestCognito } from './cognito';

const password = 'Correct-horse-1';
const started: TestCognito[] = [];
let local: TestCognito;

async function start(options: Parameters<typeof testCognito>[0] = {}): Promise<TestCognito> {
  const one = await testCognito(options);
  started.push(one);
  return one;
}

beforeAll(async () => {
  local = await start({
    pool: {
      Schema: [
        { Name: 'email', Required: true, Mutable: true },
        { Name: 'locale', Mutable: false },
        {
          Name: 'seat',
          AttributeDataType: 'Number',
          NumberAttributeConstraints: { MinValue: '1', MaxValue: '9' },
        },
      ],
    },
  });
});
afterAll(() => Promise.all(started.map(stopCognito)));

let serial = 0;
const newEmail = (): string => `attributes-${++serial}@example.com`;

function signUp(attributes: object[], where = local, email = newEmail()): Promise<Answer> {
  return call(where, 'SignUp', {
    ClientId: where.clientId,
    Username: email,
    Password: password,
    UserAttributes: attributes,
  });
}

/** Signs in a confirmed user and gives the address and the access token. */
async function signedIn(where = local): Promise<{ email: string; AccessToken: string }> {
  const email = newEmail();
  await where.cognito.ensureUser({ userPoolId: where.userPoolId, email, password, groups: [] });
  const { AuthenticationResult } = await call(where, 'InitiateAuth', {
    ClientId: where.clientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: email, PASSWORD: password },
  });
  return { email, AccessToken: AuthenticationResult!.AccessToken };
}

function attributesOf(answer: Answer): Record<string, string> {
  const list = answer['UserAttributes'] as { Name: string; Value: string }[];
  return Object.fromEntries(list.map(({ Name, Value }) => [Name, Value]));
}

const unauthorized = {
  __type: 'NotAuthorizedException',
  message: 'A client attempted to write unauthorized attribute',
};
const notInSchema = (name: string): object => ({
  __type: 'InvalidParameterException',
  message: `Attributes did not conform to the schema: ${name}: Attribute does not exist in the schema.\n`,
});

describe('signing up', () => {
  it.each(['cognito:groups', 'custom:unknown', 'phonenumber', '__proto__', 'constructor'])(
    'takes no attribute that the schema lacks: %s',
    async (Name) => {
      await expect(signUp([{ Name, Value: 'organisers' }])).resolves.toEqual(notInSchema(Name));
    },
  );

  it.each(['sub', 'identities', 'email_verified', 'phone_number_verified', 'custom:seat'])(
    'takes no attribute that the client may not write: %s',
    async (Name) => {
      await expect(signUp([{ Name, Value: 'true' }])).resolves.toEqual(unauthorized);
    },
  );

  it('takes what the client names, and nothing else', async () => {
    const strict = await start({
      client: { WriteAttributes: ['email', 'custom:seat'] },
      pool: { Schema: [{ Name: 'seat', AttributeDataType: 'Number' }] },
    });
    await expect(signUp([{ Name: 'custom:seat', Value: '3' }], strict)).resolves.toHaveProperty('UserSub');
    await expect(signUp([{ Name: 'name', Value: 'A' }], strict)).resolves.toEqual(unauthorized);
    await expect(signUp([{ Name: 'custom:seat', Value: 'x' }], strict)).resolves.toMatchObject({
      __type: 'InvalidParameterException',
    });
  });

  it('wants what the schema requires', async () => {
    const strict = await start({ pool: { Schema: [{ Name: 'given_name', Required: true }] } });
    await expect(signUp([], strict)).resolves.toEqual({
      __type: 'InvalidParameterException',
      message: 'Attributes did not conform to the schema: given_name: The attribute is required\n',
    });
  });

  it.each([
    [{ Name: 'birthdate', Value: '1.1.2000' }],
    [{ Name: 'phone_number', Value: '0151 123' }],
    [{ Name: 'name', Value: 'a'.repeat(2049) }],
    [{ Name: 'updated_at', Value: 'today' }],
    [{ Name: 'email', Value: 'somebody-else@example.com' }],
    [{ Name: 'name', Value: 5 }],
    [{ Value: 'nameless' }],
    ['no attribute'],
  ])('takes no %j', async (attribute) => {
    await expect(signUp([attribute as object])).resolves.toMatchObject({
      __type: 'InvalidParameterException',
    });
  });

  it('takes no user name that is no address, where addresses are user names', async () => {
    await expect(signUp([], local, 'somebody')).resolves.toMatchObject({
      __type: 'InvalidParameterException',
      message: 'Username should be an email.',
    });
  });
});

describe('changing attributes', () => {
  it('leaves addresses to those who sign in with them', async () => {
    const victim = await signedIn();
    const thief = await signedIn();
    await expect(
      call(local, 'UpdateUserAttributes', {
        AccessToken: thief.AccessToken,
        UserAttributes: [{ Name: 'email', Value: victim.email.toUpperCase() }],
      }),
    ).resolves.toEqual({
      __type: 'AliasExistsException',
      message: 'An account with the given email already exists.',
    });
    expect(attributesOf(await call(local, 'GetUser', { AccessToken: victim.AccessToken }))).toMatchObject({
      email: victim.email,
    });
  });

  it('takes nothing that signing up would not take, and keeps what is immutable', async () => {
    const { AccessToken } = await signedIn();
    const change = (Name: string, Value = 'x'): Promise<Answer> =>
      call(local, 'UpdateUserAttributes', { AccessToken, UserAttributes: [{ Name, Value }] });
    await expect(change('cognito:groups')).resolves.toEqual(notInSchema('cognito:groups'));
    await expect(change('email_verified', 'true')).resolves.toEqual(unauthorized);
    await expect(change('locale', 'de')).resolves.toEqual({
      __type: 'InvalidParameterException',
      message: 'user.locale: Attribute cannot be updated.\n',
    });
    await expect(change('email', '')).resolves.toMatchObject({ __type: 'InvalidParameterException' });
    await expect(
      call(local, 'DeleteUserAttributes', { AccessToken, UserAttributeNames: ['email'] }),
    ).resolves.toMatchObject({ __type: 'InvalidParameterException' });
  });

  it('proves a new address by its own code', async () => {
    const { AccessToken } = await signedIn();
    const next = newEmail();
    await call(local, 'UpdateUserAttributes', {
      AccessToken,
      UserAttributes: [{ Name: 'email', Value: next }],
    });
    const current = async () => attributesOf(await call(local, 'GetUser', { AccessToken }));
    expect(await current()).toMatchObject({ email: next, email_verified: 'false' });
    const { code } = local.cognito.outbox.latest(next)!;
    const verify = (Code: string): Promise<Answer> =>
      call(local, 'VerifyUserAttribute', { AccessToken, AttributeName: 'email', Code });
    await expect(verify(code === '000000' ? '000001' : '000000')).resolves.toMatchObject({
      __type: 'CodeMismatchException',
    });
    await expect(verify(code)).resolves.toEqual({});
    expect(await current()).toMatchObject({ email_verified: 'true' });
    await expect(verify(code)).resolves.toMatchObject({ __type: 'ExpiredCodeException' });
  });

  it('keeps the old address until the new one is proved, where the pool wants that', async () => {
    const careful = await start({
      pool: { UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] } },
    });
    const { email, AccessToken } = await signedIn(careful);
    const next = newEmail();
    await call(careful, 'UpdateUserAttributes', {
      AccessToken,
      UserAttributes: [{ Name: 'email', Value: next }],
    });
    const current = async () => attributesOf(await call(careful, 'GetUser', { AccessToken }));
    expect(await current()).toMatchObject({ email, email_verified: 'true' });
    const { code } = careful.cognito.outbox.latest(next)!;
    await call(careful, 'VerifyUserAttribute', { AccessToken, AttributeName: 'email', Code: code });
    expect(await current()).toMatchObject({ email: next, email_verified: 'true' });
  });

  it('stops taking codes after five wrong ones', async () => {
    const { AccessToken } = await signedIn();
    const verify = (): Promise<Answer> =>
      call(local, 'VerifyUserAttribute', { AccessToken, AttributeName: 'email', Code: 'wrong' });
    for (let attempt = 0; attempt < 5; attempt += 1) await verify();
    await expect(verify()).resolves.toMatchObject({ __type: 'LimitExceededException' });
  });

  it('leaves addresses to their holders no matter who writes', async () => {
    const one = await start({
      principal: () => ({
        secretAccessKey: 'secret',
        accountId: '123456789012',
        userArn: 'arn:aws:iam::123456789012:user/admin',
        username: 'admin',
        allows: () => true,
      }),
    });
    const [victim, other] = [await signedIn(one), await signedIn(one)];
    const admin = new CognitoIdentityProviderClient({
      region: 'us-east-1',
      endpoint: one.cognito.endpoint,
      credentials: { accessKeyId: 'AKIALOCAL', secretAccessKey: 'secret' },
    });
    const update = (Username: string, Name: string, Value: string) =>
      admin.send(
        new AdminUpdateUserAttributesCommand({
          UserPoolId: one.userPoolId,
          Username,
          UserAttributes: [{ Name, Value }],
        }),
      );
    await expect(update(other.email, 'email', victim.email)).rejects.toMatchObject({
      name: 'AliasExistsException',
    });
    await expect(update(other.email, 'sub', 'x')).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
    await expect(update('nobody@example.com', 'name', 'x')).rejects.toMatchObject({
      name: 'UserNotFoundException',
    });
  });
});

describe('what a client may read', () => {
  it('is what it names', async () => {
    const reader = await start({ client: { ReadAttributes: ['email_verified'] } });
    const { AccessToken } = await signedIn(reader);
    const attributes = attributesOf(await call(reader, 'GetUser', { AccessToken }));
    expect(Object.keys(attributes).sort()).toEqual(['email_verified', 'sub']);
  });
});

describe('users that do not exist', () => {
  const begin = async (email: string, where = local): Promise<Record<string, string>> => {
    const { ChallengeParameters } = await call(where, 'InitiateAuth', {
      ClientId: where.clientId,
      AuthFlow: 'USER_SRP_AUTH',
      AuthParameters: { USERNAME: email, SRP_A: 'abc' },
    });
    return ChallengeParameters as Record<string, string>;
  };
  const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

  it('begin to sign in as others do, alike each time', async () => {
    const { email } = await signedIn();
    const known = await begin(email);
    const first = await begin('nobody@example.com');
    const again = await begin('Nobody@Example.com');
    for (const parameters of [known, first]) {
      expect(parameters['USER_ID_FOR_SRP']).toMatch(UUID);
      expect(parameters['USERNAME']).toBe(parameters['USER_ID_FOR_SRP']);
      expect(parameters['SALT']).toMatch(/^[0-9a-f]{24,34}$/);
    }
    expect(Object.keys(first)).toEqual(Object.keys(known));
    expect([again['USER_ID_FOR_SRP'], again['SALT']]).toEqual([first['USER_ID_FOR_SRP'], first['SALT']]);
    const other = await begin('nobody-else@example.com');
    expect(other['SALT']).not.toBe(first['SALT']);
    expect(other['USER_ID_FOR_SRP']).not.toBe(first['USER_ID_FOR_SRP']);
  });

  it('are told of codes that nobody was sent', async () => {
    for (const action of ['ForgotPassword', 'ResendConfirmationCode']) {
      const answer = await call(local, action, { ClientId: local.clientId, Username: 'nobody@example.com' });
      expect(answer).toEqual({
        CodeDeliveryDetails: { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'n***@e***' },
      });
    }
    expect(local.cognito.outbox.latest('nobody@example.com')).toBeUndefined();
    await expect(
      call(local, 'ConfirmForgotPassword', {
        ClientId: local.clientId,
        Username: 'nobody@example.com',
        ConfirmationCode: '123456',
        Password: password,
      }),
    ).resolves.toMatchObject({ __type: 'CodeMismatchException' });
  });

  it('look like those without a verified address who forgot their password', async () => {
    const email = newEmail();
    await signUp([], local, email);
    const codes = local.cognito.outbox.sent().length;
    await expect(
      call(local, 'ForgotPassword', { ClientId: local.clientId, Username: email }),
    ).resolves.toHaveProperty('CodeDeliveryDetails');
    expect(local.cognito.outbox.sent()).toHaveLength(codes);
  });

  it('are named by a client that does not say otherwise', async () => {
    const open = await start({ client: { PreventUserExistenceErrors: undefined } });
    await expect(
      call(open, 'InitiateAuth', {
        ClientId: open.clientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: 'nobody@example.com', PASSWORD: password },
      }),
    ).resolves.toMatchObject({ __type: 'UserNotFoundException' });
  });
});
