import { randomUUID } from 'node:crypto';
import type { LambdaOutcome } from '../../src/contract';
import { cognitoResourceTypes } from '../../src/cognito/resource-types';
import { call, place, stopCognito, testCognito, type TestCognito } from './cognito';

const EMAIL = 'ada@example.com';
const PASSWORD = 'Correct-horse-9';
const ARN = (name: string): string => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;

interface TriggerEvent {
  triggerSource: string;
  userName: string;
  callerContext: { clientId: string };
  request: { userAttributes: Record<string, string>; [name: string]: unknown };
  response: Record<string, unknown>;
}

/** What each trigger was told, in order, and what it is to answer instead of its own event. */
const events: TriggerEvent[] = [];
let answers: Record<string, (event: TriggerEvent) => LambdaOutcome | Promise<LambdaOutcome>> = {};
let local: TestCognito;

beforeAll(async () => {
  local = await testCognito({
    pool: {
      LambdaConfig: Object.fromEntries(
        ['CustomMessage', 'PostConfirmation', 'PreSignUp', 'PreTokenGeneration'].map((name) => [
          name,
          ARN(name),
        ]),
      ),
    },
    lambda: {
      invoke: async (arn, payload) => {
        const event = payload as TriggerEvent;
        events.push(event);
        const answer = answers[arn.slice(ARN('').length)];
        return answer ? answer(event) : { ok: true, payload: event };
      },
    },
  });
});

beforeEach(() => {
  events.length = 0;
  answers = {};
});

afterAll(() => stopCognito(local));

const thrown = (errorMessage: string): LambdaOutcome => ({
  ok: false,
  error: 'Unhandled',
  errorType: 'Error',
  errorMessage,
});

const signUp = (email = EMAIL, more: object = {}) =>
  call(local, 'SignUp', { ClientId: local.clientId, Username: email, Password: PASSWORD, ...more });
const signIn = (email = EMAIL) =>
  call(local, 'InitiateAuth', {
    ClientId: local.clientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: email, PASSWORD },
  });
const confirm = (email = EMAIL) =>
  call(local, 'ConfirmSignUp', {
    ClientId: local.clientId,
    Username: email,
    ConfirmationCode: local.cognito.outbox.latest(email)!.code,
    ClientMetadata: { from: 'a test' },
  });

describe('triggers of a user pool', () => {
  it('are told what the service tells them, from sign-up to refreshed tokens', async () => {
    const { UserSub } = await signUp(EMAIL, {
      ValidationData: [{ Name: 'kept', Value: 'nowhere' }],
      ClientMetadata: { from: 'a test' },
    });
    await confirm();
    const { AuthenticationResult } = await signIn();
    await call(local, 'InitiateAuth', {
      ClientId: local.clientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: AuthenticationResult!.RefreshToken },
    });

    expect(events.map(({ triggerSource }) => triggerSource)).toEqual([
      'PreSignUp_SignUp',
      'CustomMessage_SignUp',
      'PostConfirmation_ConfirmSignUp',
      'TokenGeneration_Authentication',
      'TokenGeneration_RefreshTokens',
    ]);
    expect(events.map(({ userName }) => userName)).toEqual(Array(5).fill(UserSub));
    expect(events[0]).toMatchObject({
      version: '1',
      region: 'us-east-1',
      userPoolId: local.userPoolId,
      callerContext: { clientId: local.clientId },
      request: {
        userAttributes: { email: EMAIL },
        validationData: { kept: 'nowhere' },
        clientMetadata: { from: 'a test' },
      },
      response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
    });
    expect(events[0]!.request.userAttributes).not.toHaveProperty('sub');
    expect(events[1]!.request).toMatchObject({ codeParameter: '{####}', usernameParameter: null });
    expect(events[2]!.request).toMatchObject({
      userAttributes: { sub: UserSub, email_verified: 'true', 'cognito:user_status': 'CONFIRMED' },
      clientMetadata: { from: 'a test' },
    });
    expect(events[3]).toMatchObject({
      request: {
        userAttributes: { sub: UserSub, email: EMAIL, email_verified: 'true' },
        groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [], preferredRole: null },
      },
      response: { claimsOverrideDetails: null },
    });
  });

  it.each([
    ['PreSignUp', () => signUp('b@example.com')],
    ['PreTokenGeneration', () => signIn()],
    ['CustomMessage', () => call(local, 'ForgotPassword', { ClientId: local.clientId, Username: EMAIL })],
  ])('refuse with their own words: %s', async (trigger, act) => {
    answers = { [trigger]: () => thrown('Not today') };

    expect(await act()).toEqual({
      __type: 'UserLambdaValidationException',
      message: `${trigger} failed with error Not today.`,
    });
    expect(local.cognito.outbox.latest('b@example.com')).toBeUndefined();
  });

  it('leave an address confirmed although what follows fails', async () => {
    await signUp('c@example.com');
    answers = { PostConfirmation: () => thrown('Not today') };

    expect(await confirm('c@example.com')).toMatchObject({ __type: 'UserLambdaValidationException' });
    answers = {};
    expect(await signIn('c@example.com')).toHaveProperty('AuthenticationResult');
  });

  it.each([
    ['no answer', { ok: true, payload: undefined }, 'InvalidLambdaResponseException'],
    [
      'no time left',
      { ok: false, error: 'Unhandled', errorType: 'Sandbox.Timedout', errorMessage: '' },
      'UnexpectedLambdaException',
    ],
  ] as [string, LambdaOutcome, string][])('count as failed with %s', async (_what, outcome, error) => {
    answers = { PreTokenGeneration: () => outcome };

    expect(await signIn()).toMatchObject({ __type: error });
  });

  it('may make room for a sign-up: the name is looked at afterwards', async () => {
    await signUp('d@example.com');
    expect(await signUp('d@example.com')).toMatchObject({ __type: 'UsernameExistsException' });
    const pool = local.cognito.pools.byId(local.userPoolId);
    answers = {
      PreSignUp: async (event) => {
        const known = await pool.getUserByUsername(local.cognito.pools.context, 'd@example.com');
        await pool.deleteUser(local.cognito.pools.context, known!);
        return { ok: true, payload: event };
      },
    };

    expect(await signUp('d@example.com')).toMatchObject({ UserConfirmed: false });
  });

  it('write the mail, which must have a place for the code', async () => {
    const email = 'mail@example.com';
    answers = {
      CustomMessage: (event) => ({
        ok: true,
        payload: {
          ...event,
          response: { emailSubject: 'Welcome', emailMessage: '<b>{####}</b>', smsMessage: null },
        },
      }),
    };
    await signUp(email);
    const { code, mail } = local.cognito.outbox.latest(email)!;
    expect(mail).toEqual({ subject: 'Welcome', body: `<b>${code}</b>` });
    for (const response of [
      { emailSubject: 'Welcome', emailMessage: 'no code' },
      { emailSubject: 's'.repeat(141), emailMessage: '{####}' },
      { emailSubject: 'Welcome', emailMessage: `{####}${' '.repeat(20_000)}` },
      { emailSubject: 7, emailMessage: '{####}' },
    ]) {
      answers = { CustomMessage: (event) => ({ ok: true, payload: { ...event, response } }) };
      expect(await signUp(`${randomUUID()}@example.com`)).toMatchObject({
        __type: 'InvalidLambdaResponseException',
      });
    }
  });

  it('may confirm at once', async () => {
    answers = {
      PreSignUp: (event) => ({
        ok: true,
        payload: { ...event, response: { autoConfirmUser: true, autoVerifyEmail: true } },
      }),
    };

    expect(await signUp('e@example.com')).toMatchObject({ UserConfirmed: true });
    expect(events.map(({ triggerSource }) => triggerSource)).toEqual([
      'PreSignUp_SignUp',
      'PostConfirmation_ConfirmSignUp',
    ]);
    expect(await signIn('e@example.com')).toHaveProperty('AuthenticationResult');
  });

  it.each([
    [{ UserMigration: ARN('x') }, 'LambdaConfig UserMigration'],
    [{ PreTokenGenerationConfig: { LambdaArn: ARN('x'), LambdaVersion: 'V2_0' } }, 'V1_0'],
  ])('stop the start when they are of a kind that is not served: %j', (LambdaConfig, complaint) => {
    const [pools] = cognitoResourceTypes(() => local.cognito);
    const resource = {
      logicalId: 'P',
      type: 'AWS::Cognito::UserPool',
      properties: { LambdaConfig },
      metadata: {},
    };

    expect(() => pools!.identify(resource, place)).toThrow(complaint);
  });
});
