import {
  BellDocument,
  FollowVotingDocument,
  MeDocument,
  UnfollowVotingDocument,
  UpdateProfileDocument,
} from '../../schema/generated/operations';
import { session } from '../src/session/account/session';
import { run } from '../src/session/api/client';
import { balance, rememberBalance, rememberCredits, shownVersion } from '../src/session/cache/balance';
import { changeFollow, follows, rememberFollow, rememberFollows } from '../src/session/cache/follows';
import { fetchMessages } from '../src/session/cache/messages';
import { fetchProfile, knownProfile, saveProfile } from '../src/session/cache/profile';

jest.mock('../src/session/api/client', () => ({ run: jest.fn() }));

/** A question that was asked, and how to answer it. */
interface Asked {
  document: unknown;
  answer: (data: object) => Promise<void>;
  fail: () => Promise<void>;
}

/** The questions in the order in which they were asked; each is answered when the test says so. */
const asked: Asked[] = [];

const question = (document: unknown): Asked => {
  const at = asked.findIndex((each) => each.document === document);
  if (at < 0) throw new Error(`not asked: ${String(document)}`);
  return asked.splice(at, 1)[0]!;
};

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const bell = (...following: string[]): object => ({
  me: { follows: following },
  messages: { items: [], nextToken: null, readUpTo: null },
});

const profile = (reminders: boolean, credits = 3): object => ({ id: 'voter', reminders, credits });

beforeEach(() => {
  asked.length = 0;
  jest.mocked(run as (document: unknown) => Promise<unknown>).mockImplementation(
    (document) =>
      new Promise((resolve, reject) => {
        asked.push({
          document,
          answer: (data) => (resolve(data), settled()),
          fail: () => (reject(new Error('lost')), settled()),
        });
      }),
  );
  rememberFollows([]);
  balance.set(undefined);
  knownProfile.set(undefined);
  session.set({
    phase: 'in',
    user: { id: 'voter', email: 'a@example.org', organiser: false, withoutApp: false },
  });
});

describe('An answer that is overtaken', () => {
  it('does not take a following back that was changed while it was on its way', async () => {
    rememberFollows(['b']);
    void fetchMessages();
    const following = changeFollow('a', true);
    await question(FollowVotingDocument).answer({});
    await following;
    const leaving = changeFollow('b', false);
    await question(UnfollowVotingDocument).answer({});
    await leaving;
    rememberFollow('c', true);
    await question(BellDocument).answer(bell('b', 'd'));
    expect([...follows.get()].sort()).toEqual(['a', 'c', 'd']);
  });

  it('is believed in what is followed when it was asked for after the change', async () => {
    rememberFollow('a', true);
    void fetchMessages();
    await question(BellDocument).answer(bell());
    expect([...follows.get()]).toEqual([]);
  });

  it('does not take a preference back that was saved while it was on its way', async () => {
    void fetchProfile();
    const saving = saveProfile({ reminders: false });
    await question(UpdateProfileDocument).answer({ updateProfile: profile(false) });
    await saving;
    await question(MeDocument).answer({ me: profile(true) });
    expect(knownProfile.get()).toMatchObject({ reminders: false });
  });

  it('does not bring back what an earlier answer said', async () => {
    void fetchProfile();
    void fetchProfile();
    const [first, second] = [question(MeDocument), question(MeDocument)];
    await second.answer({ me: profile(false) });
    await first.answer({ me: profile(true) });
    expect(knownProfile.get()).toMatchObject({ reminders: false });
  });

  it('is asked for again when a change has failed: an earlier one was not taken in because of it', async () => {
    const saved = saveProfile({ reminders: false });
    const failed = expect(saveProfile({ displayName: 'Ada' })).rejects.toThrow('lost');
    const [first, second] = [question(UpdateProfileDocument), question(UpdateProfileDocument)];
    await first.answer({ updateProfile: profile(false) });
    await second.fail();
    await Promise.all([saved, failed]);
    await question(MeDocument).answer({ me: profile(false) });
    expect(knownProfile.get()).toMatchObject({ reminders: false });
  });

  it('does not take credits back of which a message told while it was on its way', async () => {
    rememberBalance({ credits: 3, version: 1 });
    void fetchProfile();
    rememberBalance({ credits: 13, version: 2 });
    await question(MeDocument).answer({ me: profile(true, 3) });
    expect(balance.get()).toEqual({ credits: 13, version: 2 });
    rememberCredits(12, shownVersion());
    expect(balance.get()).toEqual({ credits: 12, version: 2 });
  });
});
