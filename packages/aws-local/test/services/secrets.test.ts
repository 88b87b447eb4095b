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
const call = (SecretId: string) =>
  signedCall(url, {
    service: 'secretsmanager',
    target: 'secretsmanager.GetSecretValue',
    input: { SecretId },
  });
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
  expect(JSON.parse(restarted.get('paypal').value)).toEqual(value);
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
