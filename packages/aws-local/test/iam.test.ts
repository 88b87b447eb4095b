import fs from 'node:fs';
import path from 'node:path';
import { Iam } from '../src/iam/iam';
import { iamResourceTypes } from '../src/iam/resource-types';
import { allows, statementsOf } from '../src/iam/policy-evaluation';
import type { LocalAws, TemplateResource } from '../src/contract';
import { temporaryDirectory } from './support/test-aws';

const field = 'arn:aws:appsync:eu-central-1:123456789012:apis/api/types/Mutation/fields/publishTally';
const allow = (more: Record<string, unknown>): unknown => ({
  Effect: 'Allow',
  Action: '*',
  Resource: '*',
  ...more,
});
const deny = (more: Record<string, unknown>): unknown => ({ ...(allow(more) as object), Effect: 'Deny' });

test.each<[string, unknown[], boolean]>([
  ['nothing allows', [], false],
  ['the very action and resource', [allow({ Action: 'appsync:GraphQL', Resource: field })], true],
  ['an action in other letters', [allow({ Action: 'APPSYNC:graphql' })], true],
  ['another action', [allow({ Action: 'appsync:GetType' })], false],
  ['a resource in other letters', [allow({ Resource: field.toUpperCase() })], false],
  [
    'a wildcard at the end',
    [allow({ Action: 'appsync:*', Resource: field.replace('publishTally', '*') })],
    true,
  ],
  [
    'a wildcard in the middle',
    [allow({ Resource: 'arn:aws:appsync:*:*:apis/*/types/Mutation/fields/publishTally' })],
    true,
  ],
  ['a question mark for one character', [allow({ Resource: field.replace(/y$/, '?') })], true],
  ['a question mark for none', [allow({ Resource: `${field}?` })], false],
  ['a dot for another character', [allow({ Resource: field.replace('apis/api', 'apis/a.i') })], false],
  ['one of several', [allow({ Action: ['s3:Get', 'appsync:GraphQL'], Resource: ['x', field] })], true],
  ['a denial beside it', [allow({}), deny({ Action: 'appsync:*' })], false],
  ['a denial of something else', [allow({}), deny({ Resource: `${field}x` })], true],
  ['NotAction', [{ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }], true],
  ['NotAction of this one', [{ Effect: 'Allow', NotAction: 'appsync:*', Resource: '*' }], false],
  ['NotResource', [{ Effect: 'Allow', Action: '*', NotResource: 'x' }], true],
  ['a permission under a condition', [allow({ Condition: { Bool: { a: 'true' } } })], false],
  ['a denial under a condition', [allow({}), deny({ Condition: { Bool: { a: 'true' } } })], false],
])('%s', (_, Statement, expected) => {
  expect(allows(statementsOf({ Statement }), 'appsync:GraphQL', field)).toBe(expected);
});

test('what is no policy is refused', () => {
  expect(() => statementsOf({})).toThrow('statements');
  expect(() => statementsOf({ Statement: { Effect: 'Maybe' } })).toThrow('Effect');
});

describe('Roles', () => {
  const directory = temporaryDirectory();
  const place = { region: 'eu-central-1', accountId: '123456789012', stackName: 'Sample' };

  async function start(
    iam: Iam,
    logicalId: string,
    type: string,
    properties: Record<string, unknown>,
  ): Promise<string> {
    const resource: TemplateResource = { logicalId, type: `AWS::IAM::${type}`, properties, metadata: {} };
    const resourceType = iamResourceTypes.find((candidate) => candidate.name === resource.type);
    if (resourceType === undefined) throw new Error(type);
    const identity = resourceType.identify(resource, place);
    await resourceType.start?.({ ...resource, ...identity }, { iam } as unknown as LocalAws);
    return (identity.attributes['Arn'] as string | undefined) ?? identity.ref;
  }

  test('are allowed what their policies say, attached in any way and order', async () => {
    const iam = new Iam(place.accountId, directory);
    const document = (action: string): unknown => ({ Statement: [allow({ Action: action })] });
    await start(iam, 'Attached', 'Policy', {
      PolicyName: 'p',
      Roles: ['Sample-Role'],
      PolicyDocument: document('a:Policy'),
    });
    const roleArn = await start(iam, 'Role', 'Role', {
      AssumeRolePolicyDocument: {},
      Policies: [{ PolicyName: 'inline', PolicyDocument: document('a:Inline') }],
      ManagedPolicyArns: [
        'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
        'arn:aws:iam::123456789012:policy/Sample-Managed',
      ],
    });
    await start(iam, 'Managed', 'ManagedPolicy', { PolicyDocument: document('a:Managed') });

    const principal = iam.principal(iam.credentials(roleArn).accessKeyId);
    const allowed = ['a:Policy', 'a:Inline', 'a:Managed', 'logs:PutLogEvents', 'a:Other'].filter((action) =>
      principal?.allows(action, 'x'),
    );
    expect(allowed).toEqual(['a:Policy', 'a:Inline', 'a:Managed', 'logs:PutLogEvents']);
    expect(principal).toMatchObject({
      accountId: '123456789012',
      userArn: 'arn:aws:sts::123456789012:assumed-role/Sample-Role/local',
      username: expect.stringMatching(/^AROA[A-Z2-7]{17}:local$/) as string,
    });
  });

  test('keep their credentials over restarts, where only their owner reads them', () => {
    const arn = 'arn:aws:iam::123456789012:role/kept';
    const first = new Iam(place.accountId, directory).credentials(arn);
    expect(new Iam(place.accountId, directory).credentials(arn)).toEqual(first);
    expect(new Iam(place.accountId, directory).credentials(`${arn}-other`)).not.toEqual(first);
    expect(fs.statSync(path.join(directory, 'iam', 'role-credentials.json')).mode & 0o777).toBe(0o600);
  });

  test('do not exist for unknown keys, and unknown policies are refused', () => {
    const iam = new Iam(place.accountId, directory);
    expect(iam.principal('ASIAUNKNOWN')).toBeUndefined();
    expect(() => iam.attachManagedPolicy('r', 'arn:aws:iam::aws:policy/AdministratorAccess')).toThrow(
      'is not known here',
    );
  });
});
