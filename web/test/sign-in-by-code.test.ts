import { enterCode, forgetSentCode, sendCode, sentCode } from '../src/session/account/sign-in-by-code';

const errorOf = (name: string, message = name): Error => Object.assign(new Error(message), { name });

/** What would be Cognito: what is there, and what was asked for. */
const played = {
  asked: [] as unknown[][],
  refusals: {} as Record<string, Error>,
  step: 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE',
};

function answer<T>(what: string, given: unknown[], value: T): Promise<T> {
  played.asked.push([what, ...given]);
  const refusal = played.refusals[what];
  return refusal ? Promise.reject(refusal) : Promise.resolve(value);
}

jest.mock('aws-amplify/auth', () => ({
  signIn: (given: unknown) => answer('ask', [given], { nextStep: { signInStep: played.step } }),
  confirmSignIn: (given: unknown) => answer('answer', [given], { nextStep: { signInStep: 'DONE' } }),
}));
jest.mock('../src/session/account/accounts', () => ({
  signUp: (...given: unknown[]) => answer('sign up', given, 'a-user'),
  confirmSignUp: (...given: unknown[]) => answer('confirm', given, undefined),
  signIn: (...given: unknown[]) => answer('sign in', given, 'done'),
  begin: (...given: unknown[]) => answer('begin', given, undefined),
}));

beforeEach(() => {
  Object.assign(played, { asked: [], refusals: {}, step: 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE' });
  forgetSentCode();
});

const known = errorOf('UsernameExistsException');

describe('A code to an address', () => {
  it('opens an account, with a password that nobody knows and the pool takes', async () => {
    const sent = await sendCode('new@example.com');
    const [, , password] = played.asked[0] as [string, string, string];
    expect(sent).toEqual({ email: 'new@example.com', newcomer: { userId: 'a-user', password } });
    expect(password).toMatch(/^[\da-f]{32,64}-aA1$/);
    expect(await sendCode('new@example.com')).not.toEqual(sent);
    expect(sentCode()).not.toEqual(sent);
    played.asked = [];
    await enterCode(sent!, '123456');
    expect(played.asked).toEqual([
      // By its id: another sign-up of the address may be a stranger's.
      ['confirm', 'a-user', '123456'],
      ['sign in', 'new@example.com', password],
    ]);
    expect(sentCode()).toBeUndefined();
  });

  it('goes on where the answer to the right code was lost', async () => {
    const sent = await sendCode('new@example.com');
    played.refusals = { 'sign in': errorOf('NetworkError') };
    await expect(enterCode(sent!, '123456')).rejects.toThrow('NetworkError');
    expect(sentCode()).toEqual(sent);
    played.refusals = { confirm: errorOf('NotAuthorizedException') };
    await enterCode(sentCode()!, '123456');
    expect(played.asked.at(-1)![0]).toBe('sign in');
  });

  it('is another one where a stranger’s sign-up was confirmed in its place', async () => {
    const sent = await sendCode('new@example.com');
    played.refusals = { 'sign in': errorOf('NotAuthorizedException') };
    await expect(enterCode(sent!, '123456')).rejects.toMatchObject({ name: 'ExpiredCodeException' });
  });

  it('signs in to the account that there is', async () => {
    played.refusals = { 'sign up': known };
    const sent = await sendCode('old@example.com');
    expect(sent).toEqual({ email: 'old@example.com' });
    expect(played.asked[1]).toEqual([
      'ask',
      {
        username: 'old@example.com',
        options: { authFlowType: 'USER_AUTH', preferredChallenge: 'EMAIL_OTP' },
      },
    ]);
    expect(sentCode()).toEqual(sent);
    await enterCode(sent!, '12345678');
    expect(played.asked.slice(2)).toEqual([
      ['answer', { challengeResponse: '12345678' }],
      ['begin', 'DONE'],
    ]);
    expect(sentCode()).toBeUndefined();
  });

  it.each(['NotAuthorizedException', 'SignInException'])('is too old after %s', async (name) => {
    played.refusals = { answer: errorOf(name) };
    await expect(enterCode({ email: 'old@example.com' }, '12345678')).rejects.toMatchObject({
      name: 'ExpiredCodeException',
    });
  });

  it.each(['CodeMismatchException', 'LimitExceededException'])('is refused as %s', async (name) => {
    played.refusals = { answer: errorOf(name), confirm: errorOf(name) };
    for (const sent of [{ email: 'a' }, { email: 'a', newcomer: { userId: 'u', password: 'p' } }])
      await expect(enterCode(sent, '1')).rejects.toMatchObject({ name });
  });

  it('is not sent to an account with an authenticator app, be it Cognito or the guard that says so', async () => {
    played.refusals = { 'sign up': known };
    played.step = 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION';
    expect(await sendCode('app@example.com')).toBeUndefined();
    const refused = 'CustomMessage failed with error This account has an app (AppNeeded).';
    played.refusals = { 'sign up': known, ask: errorOf('UserLambdaValidationException', refused) };
    expect(await sendCode('app@example.com')).toBeUndefined();
    expect(sentCode()).toBeUndefined();
    played.refusals = { 'sign up': known, ask: errorOf('TooManyRequestsException') };
    await expect(sendCode('app@example.com')).rejects.toMatchObject({ name: 'TooManyRequestsException' });
  });

  it('is not sent to a mailbox that has an account under another spelling', async () => {
    const refused = 'PreSignUp failed with error This mailbox has an account (MailboxTaken).';
    played.refusals = { 'sign up': errorOf('UserLambdaValidationException', refused) };
    await expect(sendCode('o.ld@example.com')).rejects.toThrow('MailboxTaken');
  });
});
