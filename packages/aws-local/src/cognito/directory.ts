import { randomUUID } from 'node:crypto';
import { attributesAppend, attributeValue } from 'cognito-local/lib/services/userPoolService';
import { listen } from '../endpoint/listen';
import type { IamService, LambdaService, Log, Place } from '../contract';
import { createCognitoApi } from './api';
import { firstFactors } from './pool-settings';
import { Attempts } from './user-pools/attempts';
import { Disguises } from './user-pools/disguise';
import { Outbox } from './user-pools/outbox';
import { loadSigningKey } from './user-pools/signing-key';
import { createTargets } from './targets';
import { Tokens } from './user-pools/tokens';
import { Triggers } from './user-pools/triggers';
import { UserPools } from './user-pools/user-pools';

/** A user that must be there. */
export interface WantedUser {
  userPoolId: string;
  email: string;
  password: string;
  groups: string[];
  /** For a user that does not exist yet; a random one otherwise. */
  sub?: string;
}

/** Cognito user pools on this machine. */
export interface CognitoDirectory {
  /** Where clients send their calls: `userPoolEndpoint` of Amplify. */
  endpoint: string;
  pools: UserPools;
  outbox: Outbox;
  userPool(userPoolId: string): { issuer: string; jwksUri: string };
  /** What a sign-in may begin with there: `PASSWORD`, `EMAIL_OTP`. */
  firstFactors(userPoolId: string): readonly string[];
  /** Makes a confirmed user, or brings an existing one to this password and these groups. Answers the `sub`. */
  ensureUser(user: WantedUser): Promise<string>;
  close(): Promise<void>;
}

/**
 * Starts Cognito.
 * @param options.directory where users and the signing key are kept.
 * @param options.port 0 for a free one; a fixed one keeps issued tokens good over a restart.
 */
export async function startCognito(options: {
  directory: string;
  port: number;
  place: Place;
  iam: Pick<IamService, 'principal'>;
  /** Runs the triggers of pools that have some. */
  lambda?: Pick<LambdaService, 'invoke'>;
  log: Log;
}): Promise<CognitoDirectory> {
  const { directory, place, log } = options;
  const pools = await UserPools.open(directory, log);
  const outbox = new Outbox(log);
  const key = loadSigningKey(directory);
  let endpoint = '';
  const issuerOf = (userPoolId: string): string => `${endpoint}/${userPoolId}`;
  const triggers = new Triggers(options.lambda, place.region);
  const targets = createTargets(
    {
      pools,
      tokens: new Tokens(key, issuerOf),
      attempts: new Attempts(),
      disguises: new Disguises(key),
      triggers,
    },
    triggers.messages(pools, outbox),
  );
  const api = createCognitoApi({
    targets,
    keySet: { keys: [key.jwk] },
    hasUserPool: (userPoolId) => pools.has(userPoolId),
    issuerOf,
    userPoolArn: (userPoolId) =>
      `arn:aws:cognito-idp:${place.region}:${place.accountId}:userpool/${userPoolId}`,
    principalOf: (accessKeyId) => options.iam.principal(accessKeyId),
    log,
  });
  const server = await listen({ source: 'cognito', log, handle: api }, options.port);
  endpoint = `http://localhost:${server.port}`;
  return {
    endpoint,
    pools,
    outbox,
    userPool: (userPoolId) => ({
      issuer: issuerOf(userPoolId),
      jwksUri: `${issuerOf(userPoolId)}/.well-known/jwks.json`,
    }),
    firstFactors: (userPoolId) => firstFactors({ ...pools.byId(userPoolId).options }),
    ensureUser: (user) => ensureUser(pools, user),
    close: async () => {
      await server.close();
      await pools.close();
    },
  };
}

async function ensureUser(
  pools: UserPools,
  { userPoolId, email, password, groups, sub }: WantedUser,
): Promise<string> {
  const { context, clock } = pools;
  const pool = pools.byId(userPoolId);
  pool.acceptPassword(password);
  const existing = await pool.getUserByUsername(context, email);
  const id = attributeValue('sub', existing?.Attributes) ?? sub ?? randomUUID();
  const user = {
    RefreshTokens: [],
    UserCreateDate: clock.get(),
    UserLastModifiedDate: clock.get(),
    // Where an address is no name to sign in by, what is given is the name.
    Username: pool.findsByEmail ? id : email,
    ...existing,
    Enabled: true,
    UserStatus: 'CONFIRMED',
    Attributes: attributesAppend(
      existing?.Attributes,
      { Name: 'sub', Value: id },
      { Name: 'email', Value: email },
      { Name: 'email_verified', Value: 'true' },
    ),
    Password: existing !== null && pool.hasPassword(existing, password) ? existing.Password : password,
  };
  await pool.saveUser(context, user);
  for (const group of await pool.listGroups(context))
    await (groups.includes(group.GroupName)
      ? pool.addUserToGroup(context, group, user)
      : pool.removeUserFromGroup(context, group, user));
  return id;
}
