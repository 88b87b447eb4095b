import { Amplify } from 'aws-amplify';
import { ConsoleLogger } from 'aws-amplify/utils';
import * as auth from 'aws-amplify/auth';
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito';
import { JwtVerifier } from 'aws-jwt-verify';
import type { Jwks } from 'aws-jwt-verify/jwk';
import { call, stopCognito, testCognito, type TestCognito } from './cognito';

const password = 'Correct-horse-1';
let local: TestCognito;
let serial = 0;

beforeAll(async () => {
  // Amplify warns of every endpoint that is not Amazon's.
  ConsoleLogger.LOG_LEVEL = 'ERROR';
  local = await testCognito();
  Amplify.configure({
    Auth: {
      Cognito: {
        userPoolId: local.userPoolId,
        userPoolClientId: local.clientId,
        userPoolEndpoint: local.cognito.endpoint,
      },
    },
  });
  const items = new Map<string, string>();
  cognitoUserPoolsTokenProvider.setKeyValueStorage({
    getItem: (key) => Promise.resolve(items.get(key) ?? null),
    setItem: (key, value) => Promise.resolve(void items.set(key, value)),
    removeItem: (key) => Promise.resolve(void items.delete(key)),
    clear: () => {
      items.clear();
      return Promise.resolve();
    },
  });
});
afterEach(() => auth.signOut().catch(() => undefined));
afterAll(() => stopCognito(local));

const newEmail = (): string => `voter-${++serial}@example.com`;
const codeFor = (email: string): string => local.cognito.outbox.latest(email)!.code;

async function signedUp(): Promise<string> {
  const email = newEmail();
  await auth.signUp({ username: email, password, options: { userAttributes: { email } } });
  await auth.confirmSignUp({ username: email, confirmationCode: codeFor(email) });
  return email;
}

const signIn = (
  username: string,
  authFlowType: 'USER_PASSWORD_AUTH' | 'USER_SRP_AUTH' = 'USER_PASSWORD_AUTH',
) => auth.signIn({ username, password, options: { authFlowType } });

describe('Amplify', () => {
  it('signs up, confirms and signs in with a password', async () => {
    const email = newEmail();
    const signUp = await auth.signUp({ username: email, password, options: { userAttributes: { email } } });
    expect(signUp.nextStep).toMatchObject({
      signUpStep: 'CONFIRM_SIGN_UP',
      codeDeliveryDetails: { deliveryMedium: 'EMAIL', destination: 'v***@e***' },
    });
    await expect(signIn(email)).resolves.toMatchObject({ nextStep: { signInStep: 'CONFIRM_SIGN_UP' } });

    await auth.confirmSignUp({ username: email, confirmationCode: codeFor(email) });

    await expect(signIn(email)).resolves.toMatchObject({ isSignedIn: true });
    const { userId, signInDetails } = await auth.getCurrentUser();
    expect(userId).toBe(signUp.userId);
    expect(signInDetails?.loginId).toBe(email);
  });

  it('signs in by SRP, and not with another password', async () => {
    const email = await signedUp();

    await expect(signIn(email, 'USER_SRP_AUTH')).resolves.toMatchObject({ isSignedIn: true });

    await auth.signOut();
    await expect(
      auth.signIn({ username: email, password: 'Wrong-horse-1', options: { authFlowType: 'USER_SRP_AUTH' } }),
    ).rejects.toMatchObject({ name: 'NotAuthorizedException', message: 'Incorrect username or password.' });
  });

  it('gets tokens that an independent verifier takes', async () => {
    const email = newEmail();
    const sub = await local.cognito.ensureUser({
      userPoolId: local.userPoolId,
      email,
      password,
      groups: ['organisers'],
    });
    await signIn(email);
    const { tokens } = await auth.fetchAuthSession();

    const { issuer, jwksUri } = local.cognito.userPool(local.userPoolId);
    const verifier = JwtVerifier.create({ issuer, jwksUri, audience: null });
    verifier.cacheJwks((await (await fetch(jwksUri)).json()) as Jwks);
    const access = await verifier.verify(tokens!.accessToken.toString());
    const id = await verifier.verify(tokens!.idToken!.toString());
    const common = { iss: issuer, sub, 'cognito:groups': ['organisers'] };
    expect(access).toMatchObject({
      ...common,
      token_use: 'access',
      client_id: local.clientId,
      username: sub,
      scope: 'aws.cognito.signin.user.admin',
    });
    expect(id).toMatchObject({
      ...common,
      token_use: 'id',
      aud: local.clientId,
      'cognito:username': sub,
      email,
      email_verified: true,
    });
    expect(access.exp! - access.iat!).toBe(3600);
  });

  it('refreshes tokens within the same session', async () => {
    await signIn(await signedUp());
    const before = (await auth.fetchAuthSession()).tokens!;

    const after = (await auth.fetchAuthSession({ forceRefresh: true })).tokens!;

    expect(after.accessToken.toString()).not.toBe(before.accessToken.toString());
    expect(after.accessToken.payload['origin_jti']).toBe(before.accessToken.payload['origin_jti']);
  });

  it('resets a forgotten password', async () => {
    const email = await signedUp();
    await auth.resetPassword({ username: email });
    await expect(
      auth.confirmResetPassword({
        username: email,
        confirmationCode: 'wrong',
        newPassword: 'Another-horse-2',
      }),
    ).rejects.toMatchObject({ name: 'CodeMismatchException' });

    await auth.confirmResetPassword({
      username: email,
      confirmationCode: codeFor(email),
      newPassword: 'Another-horse-2',
    });

    await expect(signIn(email)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    await expect(auth.signIn({ username: email, password: 'Another-horse-2' })).resolves.toMatchObject({
      isSignedIn: true,
    });
  });

  it('changes a password for a user who knows the old one', async () => {
    await signIn(await signedUp());
    const change = (oldPassword: string) =>
      auth.updatePassword({ oldPassword, newPassword: 'Another-horse-2' });

    await expect(change('Wrong-horse-1')).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    await expect(change(password)).resolves.toBeUndefined();
  });

  it('updates an e-mail address, which then has to be verified', async () => {
    await signIn(await signedUp());
    const email = newEmail();

    await auth.updateUserAttributes({ userAttributes: { email } });
    expect(await auth.fetchUserAttributes()).toMatchObject({ email, email_verified: 'false' });
    await auth.confirmUserAttribute({ userAttributeKey: 'email', confirmationCode: codeFor(email) });
    expect(await auth.fetchUserAttributes()).toMatchObject({ email, email_verified: 'true' });
  });

  it('does not let users vouch for themselves', async () => {
    await signIn(await signedUp());
    await expect(
      auth.updateUserAttributes({ userAttributes: { email: newEmail(), email_verified: 'true' } }),
    ).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  it('ends every session at a global sign-out', async () => {
    const email = await signedUp();
    await signIn(email);
    const { accessToken } = (await auth.fetchAuthSession()).tokens!;

    await auth.signOut({ global: true });

    await expect(call(local, 'GetUser', { AccessToken: accessToken.toString() })).resolves.toMatchObject({
      __type: 'NotAuthorizedException',
      message: 'Access Token has been revoked',
    });
  });

  it('ends one session at a plain sign-out', async () => {
    const email = await signedUp();
    const signInElsewhere = {
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: local.clientId,
      AuthParameters: { USERNAME: email, PASSWORD: password },
    };
    const elsewhere = await call(local, 'InitiateAuth', signInElsewhere);
    await signIn(email);
    const { accessToken } = (await auth.fetchAuthSession()).tokens!;

    await auth.signOut();

    const getUser = (token: string) => call(local, 'GetUser', { AccessToken: token });
    await expect(getUser(accessToken.toString())).resolves.toHaveProperty('__type', 'NotAuthorizedException');
    await expect(getUser(elsewhere.AuthenticationResult!.AccessToken)).resolves.toHaveProperty('Username');
  });

  it('deletes a user, whose address is then free', async () => {
    const email = await signedUp();
    await signIn(email);

    await auth.deleteUser();

    await expect(signIn(email)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    await expect(auth.signUp({ username: email, password })).resolves.toHaveProperty('userId');
  });
});

describe('Amplify, of a pool that takes codes', () => {
  let codes: TestCognito;

  beforeAll(async () => {
    codes = await testCognito({
      pool: { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } } },
      client: { ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_USER_SRP_AUTH'] },
    });
    Amplify.configure({
      Auth: {
        Cognito: {
          userPoolId: codes.userPoolId,
          userPoolClientId: codes.clientId,
          userPoolEndpoint: codes.cognito.endpoint,
          passwordless: { emailOtpEnabled: true },
        },
      },
    });
  });
  afterAll(() => stopCognito(codes));
  const codeOf = (email: string): string => codes.cognito.outbox.latest(email)!.code;

  it('signs up without a password, and in by a code', async () => {
    const username = newEmail();
    await auth.signUp({ username, options: { userAttributes: { email: username } } });
    await auth.confirmSignUp({ username, confirmationCode: codeOf(username) });
    const options = { authFlowType: 'USER_AUTH', preferredChallenge: 'EMAIL_OTP' } as const;
    await expect(auth.signIn({ username, options })).resolves.toMatchObject({
      nextStep: {
        signInStep: 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE',
        codeDeliveryDetails: { deliveryMedium: 'EMAIL', destination: 'v***@e***' },
      },
    });
    await expect(auth.confirmSignIn({ challengeResponse: '00000000' })).rejects.toMatchObject({
      name: 'CodeMismatchException',
    });
    await expect(auth.confirmSignIn({ challengeResponse: codeOf(username) })).resolves.toMatchObject({
      isSignedIn: true,
    });
  });
});
