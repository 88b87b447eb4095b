import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { signedCall } from './signed-call';
import { ServiceEndpoint } from '../../src/endpoint/service-endpoint';
import type { LocalAws } from '../../src/contract';
import { secretsManagerApi } from '../../src/secrets/api';
import { secretResourceType } from '../../src/secrets/resource-types';
import { Secrets } from '../../src/secrets/secrets';
import { place, Surroundings } from './surroundings';

let directory: string;
let around: Surroundings;
let secrets: Secrets;
let endpoint: ServiceEndpoint;
let url: string;

beforeEach(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'secrets-'));
  around = new Surroundings();
  secrets = open({ stripe: '{"secretKey":"sk_test_from_env"}' });
  endpoint = new ServiceEndpoint(around.iam.principal, around.log);
  endpoint.add(secretsManagerApi(secrets));
  url = await endpoint.open();
});
afterEach(async () => {
  await endpoint.close();
  rmSync(directory, { recursive: true });
});

const open = (values = {}): Secrets => new Secrets(values, path.join(directory, 'secrets.json'));
async function create(Name: string, properties: object = {}, where = secrets): Promise<string> {
  const resourceType = secretResourceType(where);
  const resource = {
    logicalId: Name,
    type: resourceType.name,
    metadata: {},
    properties: { Name, ...properties },
  };
  const identity = resourceType.identify(resource, place);
  await resourceType.start!({ ...resource, ...identity }, undefined as unknown as LocalAws);
  return identity.ref;
}
const ask = (action: string, input: object) =>
  signedCall(url, { service: 'secretsmanager', target: `secretsmanager.${action}`, input });
const call = (SecretId: string) => ask('GetSecretValue', { SecretId });
const read = async (secretId: string): Promise<unknown> => (await call(secretId))['SecretString'];

const generated = {
  GenerateSecretString: {
    SecretStringTemplate: '{"clientId":"app"}',
    GenerateStringKey: 'clientSecret',
    PasswordLength: 40,
    ExcludePunctuation: true,
    ExcludeCharacters: 'aeiou',
  },
};

it('gives the value of the environment, by name and by ARN', async () => {
  const arn = await create('stripe', { SecretString: 'from the template' });
  expect(await read('stripe')).toBe('{"secretKey":"sk_test_from_env"}');
  expect(await read(arn)).toBe('{"secretKey":"sk_test_from_env"}');
  expect(arn).toMatch(/^arn:aws:secretsmanager:us-east-1:123456789012:secret:stripe-\w{6}$/);
});

it('generates what the template wants generated, once', async () => {
  await create('paypal', generated);
  const value = JSON.parse(String(await read('paypal'))) as { clientId: string; clientSecret: string };
  expect(value.clientId).toBe('app');
  expect(value.clientSecret).toMatch(/^[^\W_aeiou]{40}$/);

  const restarted = open();
  await create('paypal', generated, restarted);
  expect(JSON.parse(restarted.get('paypal').versions.find({}).value)).toEqual(value);
});

it('is read by those whose policies allow it, and by nobody else', async () => {
  const arn = await create('stripe');
  await create('paypal', generated);
  around.allows = (action, resource) => action === 'secretsmanager:GetSecretValue' && resource === arn;
  expect(await read('stripe')).toContain('sk_test');
  expect(await call('paypal')).toMatchObject({ __type: 'AccessDeniedException' });
});

it('never reaches the log', async () => {
  await create('stripe');
  await read('stripe');
  expect(await call('unknown')).toMatchObject({ __type: 'ResourceNotFoundException' });
  expect(around.lines.join()).not.toContain('sk_test');
});

it('without any value stops the start', async () => {
  await expect(create('forgotten')).rejects.toThrow('the secret forgotten has no value here');
});

describe('versions', () => {
  const SecretId = 'stripe';
  const valueOf = async (more: object = {}) =>
    (await ask('GetSecretValue', { SecretId, ...more }))['SecretString'];
  const put = async (SecretString: string, more: object = {}) =>
    String((await ask('PutSecretValue', { SecretId, SecretString, ...more }))['VersionId']);
  const token = (letter: string): string => letter.repeat(32);
  const current = { VersionStage: 'AWSCURRENT' };
  const previous = { VersionStage: 'AWSPREVIOUS' };

  beforeEach(async () => {
    await create('stripe');
  });

  it('move the labels: what was current is the previous one, and back', async () => {
    const first = String((await call(SecretId))['VersionId']);
    const second = await put('second', { ClientRequestToken: token('b') });
    expect(second).toBe(token('b'));
    expect([await valueOf(), await valueOf(current), await valueOf({ VersionId: second })]).toEqual([
      'second',
      'second',
      'second',
    ]);
    expect(await valueOf(previous)).toContain('sk_test');
    const third = await put('third');
    expect(await valueOf(previous)).toBe('second');
    expect((await ask('DescribeSecret', { SecretId }))['VersionIdsToStages']).toEqual({
      [second]: ['AWSPREVIOUS'],
      [third]: ['AWSCURRENT'],
    });
    const listed = (await ask('ListSecretVersionIds', { SecretId, IncludeDeprecated: true }))['Versions'];
    expect((listed as { VersionId: string }[]).map(({ VersionId }) => VersionId)).toEqual([
      first,
      second,
      third,
    ]);
    await ask('UpdateSecretVersionStage', {
      SecretId,
      ...current,
      MoveToVersionId: second,
      RemoveFromVersionId: third,
    });
    expect([await valueOf(), await valueOf(previous)]).toEqual(['second', 'third']);
  });

  it('are repeated safely, pending ones become current by a label', async () => {
    const pending = { ClientRequestToken: token('c'), VersionStages: ['AWSPENDING'] };
    await put('next', pending);
    await put('next', pending);
    expect(await valueOf()).toContain('sk_test');
    expect(await valueOf({ VersionStage: 'AWSPENDING' })).toBe('next');
    const RemoveFromVersionId = (await call(SecretId))['VersionId'];
    await ask('UpdateSecretVersionStage', {
      SecretId,
      ...current,
      MoveToVersionId: token('c'),
      RemoveFromVersionId,
    });
    expect(await valueOf()).toBe('next');
    await ask('UpdateSecretVersionStage', {
      SecretId,
      VersionStage: 'AWSPENDING',
      RemoveFromVersionId: token('c'),
    });
    expect(await ask('GetSecretValue', { SecretId, VersionStage: 'AWSPENDING' })).toMatchObject({
      __type: 'ResourceNotFoundException',
    });
  });

  it.each([
    ['ResourceNotFoundException', 'GetSecretValue', { VersionId: 'unknown' }],
    ['ResourceNotFoundException', 'GetSecretValue', previous],
    ['InvalidRequestException', 'PutSecretValue', {}],
    ['InvalidParameterException', 'PutSecretValue', { SecretString: 'x', ClientRequestToken: 'short' }],
    ['InvalidParameterException', 'PutSecretValue', { SecretString: 'x'.repeat(65_537) }],
    ['InvalidParameterException', 'PutSecretValue', { SecretString: 'x', VersionStages: [] }],
    ['InvalidParameterException', 'PutSecretValue', { SecretString: 'x', RotationToken: 'y' }],
    ['InvalidParameterException', 'UpdateSecretVersionStage', current],
    ['ResourceNotFoundException', 'UpdateSecretVersionStage', { ...current, MoveToVersionId: 'unknown' }],
  ])('are refused as the service does: %s of %s %j', async (__type, action, input) => {
    expect(await ask(action, { SecretId, ...input })).toMatchObject({ __type });
    expect(await valueOf()).toContain('sk_test');
  });

  it('are refused for a token of another value, a label elsewhere, and a secret without a current one', async () => {
    const first = (await call(SecretId))['VersionId'];
    await put('second', { ClientRequestToken: token('d') });
    expect(
      await ask('PutSecretValue', { SecretId, SecretString: 'x', ClientRequestToken: token('d') }),
    ).toMatchObject({ __type: 'ResourceExistsException' });
    const invalid = { __type: 'InvalidParameterException' };
    const update = (input: object) => ask('UpdateSecretVersionStage', { SecretId, ...current, ...input });
    expect(await update({ MoveToVersionId: first })).toMatchObject(invalid);
    expect(await update({ MoveToVersionId: first, RemoveFromVersionId: first })).toMatchObject(invalid);
    expect(await update({ RemoveFromVersionId: token('d') })).toMatchObject(invalid);
    expect(await ask('GetSecretValue', { SecretId, ...current, VersionId: first })).toMatchObject({
      __type: 'InvalidRequestException',
    });
    expect(await valueOf()).toBe('second');
  });

  it('outlive a restart, and give way when the start gives another value than the last time', async () => {
    await put('rotated');
    const again = open({ stripe: '{"secretKey":"sk_test_from_env"}' });
    await create('stripe', {}, again);
    expect(again.get('stripe').versions.find({}).value).toBe('rotated');
    const changed = open({ stripe: 'another in .env' });
    await create('stripe', {}, changed);
    expect(changed.get('stripe').versions.find({}).value).toBe('another in .env');
    expect(changed.get('stripe').versions.find({ stage: 'AWSPREVIOUS' }).value).toBe('rotated');
  });

  it('are put by those whose policies allow it', async () => {
    around.allows = (action) => action === 'secretsmanager:GetSecretValue';
    expect(await ask('PutSecretValue', { SecretId, SecretString: 'x' })).toMatchObject({
      __type: 'AccessDeniedException',
    });
    expect(around.lines.join()).not.toContain('sk_test');
  });
});
