import type { CustomMessageTriggerEvent, PreTokenGenerationTriggerEvent } from 'aws-lambda';
import type { Guard } from '../../../functions/guard-accounts/guard';
import { guardAccountsHandler } from '../../../functions/guard-accounts/handler';
import { groupsInTokens, type SecondFactor } from '../../../functions/guard-accounts/second-factor';
import { toItem } from '../../../functions/lib/dynamodb/attributes';
import { mailboxKey, personKey } from '../../../model/keys';
import { ORGANISERS, ORGANISERS_WITHOUT_APP } from '../../../model/organisers';

/** A user pool with one organiser in it, and what is kept of the app. */
class World implements SecondFactor {
  appIsOn = false;
  kept = false;
  readonly done: string[] = [];
  usesApp = () => Promise.resolve(this.appIsOn);
  isKept = () => Promise.resolve(this.kept);
  keep = async (): Promise<void> => {
    await Promise.resolve();
    this.kept = true;
    this.done.push('kept');
  };
  forget = async (): Promise<void> => {
    await Promise.resolve();
    this.kept = false;
  };
  signOutEverywhere = async (): Promise<void> => {
    await Promise.resolve();
    this.done.push('signed out everywhere');
  };
}

const asked = (isSignIn: boolean, groups = ['club', ORGANISERS]) => ({ userId: 'ada', groups, isSignIn });

describe('The second factor of organisers', () => {
  let world: World;
  beforeEach(() => (world = new World()));
  const signsIn = () => groupsInTokens(world, asked(true));
  const refreshes = () => groupsInTokens(world, asked(false));

  it('is asked of nobody where the stage does not, and of nobody else', async () => {
    expect(await groupsInTokens(undefined, asked(true))).toEqual(['club', ORGANISERS]);
    expect(await groupsInTokens(world, asked(true, ['club']))).toEqual(['club']);
    expect(world.done).toEqual([]);
  });

  it('withholds the group from a password alone', async () => {
    expect(await signsIn()).toEqual(['club', ORGANISERS_WITHOUT_APP]);
    expect(await refreshes()).toEqual(['club', ORGANISERS_WITHOUT_APP]);
  });

  it('gives it to nobody who signed in before the app was turned on, until a sign-in with a code', async () => {
    world.appIsOn = true;
    expect(await refreshes()).toEqual(['club', ORGANISERS_WITHOUT_APP]);
    expect(await signsIn()).toEqual(['club', ORGANISERS]);
    // What was begun by a password alone has ended before it could be refreshed.
    expect(world.done).toEqual(['signed out everywhere', 'kept']);
    expect(await refreshes()).toEqual(['club', ORGANISERS]);
    expect(await signsIn()).toEqual(['club', ORGANISERS]);
    expect(world.done).toHaveLength(2);
  });

  it('begins from the start once the app was turned off', async () => {
    world.appIsOn = true;
    await signsIn();
    world.appIsOn = false;
    expect(await refreshes()).toEqual(['club', ORGANISERS_WITHOUT_APP]);
    world.appIsOn = true;
    expect(await refreshes()).toEqual(['club', ORGANISERS_WITHOUT_APP]);
  });

  it('is not kept by a sign-in that was interrupted', async () => {
    world.appIsOn = true;
    world.signOutEverywhere = () => Promise.reject(new Error('away'));
    await expect(signsIn()).rejects.toThrow('away');
    expect(world.kept).toBe(false);
  });

  it('is what the trigger answers, in groups of both tokens', async () => {
    const bound = [
      { PK: personKey('p').PK, SK: personKey('p').SK, userId: 'ada' },
      { PK: mailboxKey('ada').PK, SK: mailboxKey('ada').SK, person: 'p', domain: 'd' },
    ];
    const answer = { Responses: { T: bound.map(toItem) } };
    const table = { client: { send: () => Promise.resolve(answer) }, tableName: 'T' };
    const guard = {
      secondFactor: world,
      table,
      mailboxOf: () => Promise.resolve({ person: 'p', domain: 'd' }),
    };
    const handler = guardAccountsHandler(() => guard as unknown as Guard, {
      log: () => undefined,
      webOrigin: 'https://vote.example.com',
    });
    const groupConfiguration = {
      groupsToOverride: [ORGANISERS],
      iamRolesToOverride: [],
      preferredRole: null,
    };
    const event = {
      triggerSource: 'TokenGeneration_Authentication',
      userPoolId: 'p',
      request: { userAttributes: { sub: 'ada', email: 'a@b.c', email_verified: 'true' }, groupConfiguration },
      response: { claimsOverrideDetails: null },
    };
    const { response } = await handler(event as unknown as PreTokenGenerationTriggerEvent);
    expect(response).toEqual({
      claimsOverrideDetails: {
        groupOverrideDetails: { ...groupConfiguration, groupsToOverride: [ORGANISERS_WITHOUT_APP] },
      },
    });
  });

  it('is asked of who has one: no code by mail takes its place', async () => {
    const handler = guardAccountsHandler(
      () => ({ usesApp: (userId: string) => Promise.resolve(userId === 'ada') }) as unknown as Guard,
      { log: () => undefined, webOrigin: 'https://vote.example.com' },
    );
    const mailTo = (sub: string, triggerSource = 'CustomMessage_Authentication') =>
      handler({
        triggerSource,
        userPoolId: 'p',
        request: { userAttributes: { sub }, codeParameter: '{####}', usernameParameter: null },
        response: { smsMessage: null, emailMessage: null, emailSubject: null },
      } as unknown as CustomMessageTriggerEvent);
    await expect(mailTo('ada')).rejects.toThrow('(AppNeeded)');
    await expect(mailTo('ada', 'CustomMessage_OfANewName')).rejects.toThrow('(AppNeeded)');
    await expect(mailTo('bob')).resolves.toMatchObject({
      response: { emailMessage: expect.stringContaining('{####}') as string },
    });
    await expect(mailTo('ada', 'CustomMessage_ForgotPassword')).resolves.toBeDefined();
  });
});
