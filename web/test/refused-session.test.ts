import { currentUser } from '../src/session/account/accounts';
import { addressIn, lastingRefusal, refusalName } from '../src/session/account/refusals';

type Listener = (capsule: { payload: { event: string; data: { error: Error } } }) => void;

/** What would be Amplify and the session: what was told to them, and what Amplify answers. */
const played: { refusal?: Error; ended: object[]; signOuts: number } = {
  ended: [],
  signOuts: 0,
};

jest.mock('aws-amplify/auth', () => ({
  fetchAuthSession: () => (played.refusal ? Promise.reject(played.refusal) : Promise.resolve({})),
  signOut: () => Promise.resolve(void (played.signOuts += 1)),
}));
jest.mock('aws-amplify/utils', () => {
  const listeners: Listener[] = [];
  return {
    listeners,
    Hub: { listen: (_channel: string, listener: Listener) => void listeners.push(listener) },
  };
});
jest.mock('../src/session/api/amplify', () => ({}));
jest.mock('../src/session/api/client', () => ({}));
jest.mock('../src/session/account/session', () => ({
  session: { get: () => ({ phase: 'in' }), subscribe: () => () => undefined },
  endSession: (why: object) => void played.ended.push(why),
}));

const errorOf = (name: string, message: string): Error => Object.assign(new Error(message), { name });
const refusedBy = (code: string): Error =>
  errorOf('UserLambdaValidationException', `PreTokenGeneration failed with error No tokens (${code}).`);
const { listeners } = jest.requireMock<{ listeners: Listener[] }>('aws-amplify/utils');
const refresh = (error: Error): void =>
  listeners[0]!({ payload: { event: 'tokenRefresh_failure', data: { error } } });

beforeEach(() => Object.assign(played, { refusal: undefined, ended: [], signOuts: 0 }));

describe('A refresh that is refused', () => {
  it.each(['MailboxTaken', 'AddressUnverified', 'PasswordVoid'])(
    'for good ends the session: %s',
    (refusal) => {
      refresh(refusedBy(refusal));
      expect(played).toMatchObject({ ended: [{ expired: true, refusal }], signOuts: 1 });
    },
  );

  it('for now does not', () => {
    refresh(refusedBy('TryAgain'));
    refresh(errorOf('NetworkError', 'No answer (MailboxTaken)'));
    expect(played).toMatchObject({ ended: [], signOuts: 0 });
  });

  it('says why by itself where Cognito does', () => {
    refresh(errorOf('TokenRevokedException', 'Revoked'));
    expect(played).toMatchObject({ ended: [{ expired: true }], signOuts: 0 });
    expect(refusalName(errorOf('TokenRevokedException', 'x (Y)'))).toBe('TokenRevokedException');
    expect(lastingRefusal(undefined)).toBeUndefined();
  });

  it('leaves nobody signed in when a page opens', async () => {
    played.refusal = refusedBy('MailboxTaken');
    expect(await currentUser()).toBeUndefined();
    expect(played).toMatchObject({ ended: [{ refusal: 'MailboxTaken' }], signOuts: 1 });

    played.refusal = refusedBy('TryAgain');
    await expect(currentUser()).rejects.toThrow('(TryAgain)');
    expect(played.ended).toHaveLength(1);
  });
});

describe('An address that is none', () => {
  it.each([
    ['InvalidParameterException', 'Username should be an email.'],
    ['InvalidParameterException', 'Invalid email address format.'],
    [
      'InvalidParameterException',
      "1 validation error detected: Value at 'username' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    ['EmptySignUpUsername', 'username is required to signUp'],
  ])('is recognised in %s: %s', (name, message) => {
    expect(refusalName(errorOf(name, message))).toBe('NoAddress');
  });

  it.each([
    "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must satisfy regular expression pattern",
    'Cannot reset password for the user as there is no registered/verified email or phone_number',
  ])('is not what is wrong in “%s”', (message) => {
    expect(refusalName(errorOf('InvalidParameterException', message))).toBe('InvalidParameterException');
  });

  it.each(['', 'name', 'name@', '@example.com', 'my name@example.com', 'a@b@example.com'])(
    'is asked nobody for: “%s”',
    (text) => {
      expect(() => addressIn(text)).toThrow(expect.objectContaining({ name: 'NoAddress' }) as Error);
    },
  );

  it('is not one that may be one', () => {
    expect(addressIn('jürgen+voting@münchen.example')).toBe('jürgen+voting@münchen.example');
  });
});
