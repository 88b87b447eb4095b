import type { AppClient } from 'cognito-local/lib/services/appClient';
import type { UserPool as PoolOptions } from 'cognito-local/lib/services/userPoolService';
import { refuseOtherProperties, type Resource, type ResourceType } from '../contract';
import type { CognitoDirectory } from './directory';
import { checkClientSettings, checkPoolSettings } from './pool-settings';
import { poolSchema } from './user-pools/schema';
import { SERVED_TRIGGERS } from './user-pools/triggers';
import { userPoolClientId, userPoolId } from './identifiers';

const USER_POOL_PHASE = 10;
const MEMBERS_PHASE = 11;

const POOL_PROPERTIES = [
  'AccountRecoverySetting',
  'AdminCreateUserConfig',
  'AliasAttributes',
  'AutoVerifiedAttributes',
  'DeletionProtection',
  'EmailConfiguration',
  'EmailVerificationMessage',
  'EmailVerificationSubject',
  'EnabledMfas',
  'LambdaConfig',
  'MfaConfiguration',
  'Policies',
  'Schema',
  'SmsConfiguration',
  'SmsVerificationMessage',
  'UserAttributeUpdateSettings',
  'UserPoolAddOns',
  'UserPoolName',
  'UserPoolTags',
  'UserPoolTier',
  'UsernameAttributes',
  'UsernameConfiguration',
  'VerificationMessageTemplate',
];
const CLIENT_PROPERTIES = [
  'AccessTokenValidity',
  // Sign-in pages are not served here, so what they may do does not matter.
  'AllowedOAuthFlows',
  'AllowedOAuthFlowsUserPoolClient',
  'AllowedOAuthScopes',
  'AuthSessionValidity',
  'CallbackURLs',
  'ClientName',
  'EnableTokenRevocation',
  'ExplicitAuthFlows',
  'GenerateSecret',
  'IdTokenValidity',
  'LogoutURLs',
  'PreventUserExistenceErrors',
  'ReadAttributes',
  'RefreshTokenValidity',
  'SupportedIdentityProviders',
  'TokenValidityUnits',
  'UserPoolId',
  'WriteAttributes',
];

/** `AWS::Cognito::*`, whose resources live in the directory that `cognito` gives once it runs. */
export function cognitoResourceTypes(cognito: () => CognitoDirectory): ResourceType[] {
  return [
    {
      name: 'AWS::Cognito::UserPool',
      phase: USER_POOL_PHASE,
      identify(resource, place) {
        refuseOtherProperties(resource, POOL_PROPERTIES);
        refuseOtherTriggers(resource.properties['LambdaConfig']);
        checkPoolSettings(resource.properties);
        const id = userPoolId(place, resource.logicalId);
        const provider = `cognito-idp.${place.region}.amazonaws.com/${id}`;
        return {
          ref: id,
          attributes: {
            Arn: `arn:aws:cognito-idp:${place.region}:${place.accountId}:userpool/${id}`,
            ProviderName: provider,
            ProviderURL: `https://${provider}`,
            UserPoolId: id,
          },
        };
      },
      start: (resource) => cognito().pools.create(poolOptions(resource)),
    },
    {
      name: 'AWS::Cognito::UserPoolClient',
      phase: MEMBERS_PHASE,
      identify(resource, place) {
        refuseOtherProperties(resource, CLIENT_PROPERTIES);
        const id = userPoolClientId(place, resource.logicalId);
        return {
          ref: id,
          attributes: { ClientId: id, Name: nameOf(resource.properties['ClientName'], resource.logicalId) },
        };
      },
      async start(resource) {
        const client = appClient(resource);
        const { pools } = cognito();
        const pool = pools.byId(client.UserPoolId);
        checkClientSettings(resource.properties, { ...pool.options });
        await pool.saveAppClient(pools.context, client);
      },
    },
    {
      name: 'AWS::Cognito::UserPoolGroup',
      phase: MEMBERS_PHASE,
      identify: ({ logicalId, properties }) => ({
        ref: nameOf(properties['GroupName'], logicalId),
        attributes: {},
      }),
      async start({ logicalId, properties }) {
        const { pools } = cognito();
        const pool = pools.byId(String(properties['UserPoolId']));
        const GroupName = nameOf(properties['GroupName'], logicalId);
        const existing = await pool.getGroupByGroupName(pools.context, GroupName);
        const now = pools.clock.get();
        await pool.saveGroup(pools.context, {
          CreationDate: now,
          LastModifiedDate: now,
          ...existing,
          ...optional('Description', properties['Description']),
          GroupName,
        });
      },
    },
  ];
}

function poolOptions({ logicalId, ref, attributes, properties }: Resource): PoolOptions {
  const { UserPoolName, Schema, ...rest } = properties;
  return {
    ...rest,
    Id: ref,
    Arn: String(attributes['Arn']),
    Name: nameOf(UserPoolName, logicalId),
    // Off where the template is silent: cognito-local reads an absent setting as optional.
    MfaConfiguration: properties['MfaConfiguration'] === 'OPTIONAL' ? 'OPTIONAL' : 'OFF',
    SchemaAttributes: poolSchema(Schema),
  };
}

function refuseOtherTriggers(configuration: unknown): void {
  const given = (configuration ?? {}) as Record<string, unknown>;
  const others = Object.keys(given).filter((name) => !SERVED_TRIGGERS.some((served) => served === name));
  if (others.length > 0) throw new Error(`not known here: LambdaConfig ${others.join(', ')}.`);
  const { LambdaVersion = 'V1_0' } = (given['PreTokenGenerationConfig'] ?? {}) as Record<string, unknown>;
  if (LambdaVersion !== 'V1_0') throw new Error('PreTokenGenerationConfig is served as V1_0 only.');
}

function appClient({ logicalId, ref, properties }: Resource): AppClient {
  if (properties['GenerateSecret'] === true)
    throw new Error(`user pool clients with a secret are not served locally.`);
  const now = new Date();
  return {
    CreationDate: now,
    LastModifiedDate: now,
    ...properties,
    ClientId: ref,
    ClientName: nameOf(properties['ClientName'], logicalId),
    UserPoolId: String(properties['UserPoolId']),
  };
}

function nameOf(value: unknown, logicalId: string): string {
  return typeof value === 'string' ? value : logicalId;
}

function optional(name: string, value: unknown): object {
  return value === undefined ? {} : { [name]: value };
}
