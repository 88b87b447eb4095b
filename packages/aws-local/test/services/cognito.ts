import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CognitoDirectory } from '../../src/cognito/directory';
import { startCognito } from '../../src/cognito/directory';
import { cognitoResourceTypes } from '../../src/cognito/resource-types';
import type { IamPrincipal, LambdaService, LocalAws, Place, TemplateResource } from '../../src/contract';

export const place: Place = { region: 'us-east-1', accountId: '123456789012', stackName: 'test' };

/** A running Cognito with one pool and one client. */
export interface TestCognito {
  cognito: CognitoDirectory;
  userPoolId: string;
  clientId: string;
  directory: string;
  log: string[];
}

interface Options {
  directory?: string;
  client?: Record<string, unknown>;
  pool?: Record<string, unknown>;
  principal?: (accessKeyId: string) => IamPrincipal | undefined;
  lambda?: Pick<LambdaService, 'invoke'>;
}

const pool = {
  UserPoolName: 'people',
  UsernameAttributes: ['email'],
  UsernameConfiguration: { CaseSensitive: false },
  AutoVerifiedAttributes: ['email'],
  AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
  Schema: [{ Name: 'email', Required: true, Mutable: true }],
  Policies: {
    PasswordPolicy: {
      MinimumLength: 10,
      RequireLowercase: true,
      RequireUppercase: true,
      RequireNumbers: true,
    },
  },
};
const client = {
  ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  PreventUserExistenceErrors: 'ENABLED',
};

export async function testCognito(options: Options = {}): Promise<TestCognito> {
  const directory = options.directory ?? mkdtempSync(path.join(tmpdir(), 'cognito-'));
  const log: string[] = [];
  const cognito = await startCognito({
    directory,
    port: 0,
    place,
    iam: { principal: options.principal ?? (() => undefined) },
    ...(options.lambda && { lambda: options.lambda }),
    log: (_level, _source, message) => log.push(message),
  });
  const start = async (
    type: string,
    logicalId: string,
    properties: Record<string, unknown>,
  ): Promise<string> => {
    const resourceType = cognitoResourceTypes(() => cognito).find((candidate) => candidate.name === type)!;
    const resource: TemplateResource = { logicalId, type, properties, metadata: {} };
    const identity = resourceType.identify(resource, place);
    // These resource types reach the directory they were made with, nothing else of the local AWS.
    await resourceType.start!({ ...resource, ...identity }, undefined as unknown as LocalAws);
    return identity.ref;
  };
  const userPoolId = await start('AWS::Cognito::UserPool', 'Pool', { ...pool, ...options.pool });
  const clientId = await start('AWS::Cognito::UserPoolClient', 'Client', {
    UserPoolId: userPoolId,
    ...client,
    ...options.client,
  });
  await start('AWS::Cognito::UserPoolGroup', 'Organisers', {
    UserPoolId: userPoolId,
    GroupName: 'organisers',
  });
  return { cognito, userPoolId, clientId, directory, log };
}

export async function stopCognito({ cognito, directory }: TestCognito): Promise<void> {
  await cognito.close();
  rmSync(directory, { recursive: true, force: true });
}

/** What the API answered; errors carry `__type`. */
export interface Answer {
  __type?: string;
  message?: string;
  AuthenticationResult?: { AccessToken: string; IdToken: string; RefreshToken: string; ExpiresIn: number };
  [key: string]: unknown;
}

/** Calls one action as a client without an SDK. */
export async function call({ cognito }: TestCognito, action: string, input: object): Promise<Answer> {
  const response = await fetch(cognito.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${action}`,
    },
    body: JSON.stringify(input),
  });
  return (await response.json()) as Answer;
}
