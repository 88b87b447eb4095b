import {
  DescribeKeyCommand,
  GetPublicKeyCommand,
  KMSClient,
  SignCommand,
  VerifyCommand,
} from '@aws-sdk/client-kms';
import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LocalAws } from '../../src/contract';
import { ServiceEndpoint } from '../../src/endpoint/service-endpoint';
import { kmsApi } from '../../src/kms/api';
import { SigningKeys } from '../../src/kms/keys';
import { kmsResourceTypes } from '../../src/kms/resource-types';
import { signedCall } from './signed-call';
import { credentials, place, Surroundings } from './surroundings';

const directory = mkdtempSync(path.join(tmpdir(), 'kms-'));
const file = path.join(directory, 'kms.json');
const around = new Surroundings();
const root = { Effect: 'Allow', Action: 'kms:*', Principal: { AWS: 'arn:aws:iam::123456789012:root' } };
const signs = { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY', KeyPolicy: { Statement: [root] } };
const endpoint = new ServiceEndpoint(around.iam.principal, around.log);
let client: KMSClient;
let url: string;
let key: { ref: string; attributes: Record<string, unknown> };

/** Starts a key and its alias, as a template says. */
function open(properties: object = {}) {
  const keys = new SigningKeys(place, file);
  const [keyType, aliasType] = kmsResourceTypes(keys);
  const resource = {
    logicalId: 'Key',
    type: keyType!.name,
    metadata: {},
    properties: { ...signs, ...properties },
  };
  const identity = keyType!.identify(resource, place);
  const problems = keyType!.check!({ ...resource, ...identity }, place);
  if (problems.length > 0) throw new Error(problems.join('; '));
  void keyType!.start!({ ...resource, ...identity }, undefined as unknown as LocalAws);
  const alias = { ...resource, properties: { AliasName: 'alias/results', TargetKeyId: identity.ref } };
  const aliasIdentity = aliasType!.identify(alias, place);
  void aliasType!.start!({ ...alias, ...aliasIdentity }, undefined as unknown as LocalAws);
  return { keys, identity };
}

beforeAll(async () => {
  const { keys, identity } = open();
  key = identity;
  endpoint.add(kmsApi(keys));
  url = await endpoint.open();
  client = new KMSClient({ endpoint: url, region: place.region, credentials });
});
beforeEach(() => {
  around.allows = () => true;
});
afterAll(async () => {
  client.destroy();
  await endpoint.close();
  rmSync(directory, { recursive: true });
});

const Message = Buffer.from('{"total":3}');
const SigningAlgorithm = 'ECDSA_SHA_256';

it('signs what others can verify with the public key, by id, ARN and alias', async () => {
  const { PublicKey, KeySpec } = await client.send(new GetPublicKeyCommand({ KeyId: key.ref }));
  expect(KeySpec).toBe('ECC_NIST_P256');
  const publicKey = createPublicKey({ key: Buffer.from(PublicKey!), format: 'der', type: 'spki' });
  const arn = String(key.attributes['Arn']);
  for (const KeyId of [key.ref, arn, 'alias/results', arn.replace(/key\/.*/, 'alias/results')]) {
    const answer = await client.send(new SignCommand({ KeyId, Message, SigningAlgorithm }));
    expect(answer).toMatchObject({ KeyId: arn, SigningAlgorithm });
    expect(verify('sha256', Message, publicKey, answer.Signature!)).toBe(true);
  }
});

it('verifies what it signed, and nothing else', async () => {
  const signing = { KeyId: key.ref, Message, SigningAlgorithm } as const;
  const { Signature } = await client.send(new SignCommand(signing));
  const verification = await client.send(new VerifyCommand({ ...signing, Signature }));
  expect(verification).toMatchObject({ SignatureValid: true });
  await expect(
    client.send(new VerifyCommand({ ...signing, Signature, Message: Buffer.from('{"total":4}') })),
  ).rejects.toMatchObject({ name: 'KMSInvalidSignatureException' });
});

it('describes its key, and keeps it over a restart, for this user alone', async () => {
  const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId: 'alias/results' }));
  expect(KeyMetadata).toMatchObject({ KeyId: key.ref, KeyUsage: 'SIGN_VERIFY', KeyState: 'Enabled' });
  const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: key.ref }));
  const { keys } = open();
  const again = createPublicKey(keys.get(key.ref).privateKey).export({ format: 'der', type: 'spki' });
  expect(again.equals(Buffer.from(PublicKey!))).toBe(true);
  expect(statSync(file).mode & 0o077).toBe(0);
});

it('is used by those whose policies allow it, for this key', async () => {
  around.allows = (action, resource) => action === 'kms:GetPublicKey' && resource === key.attributes['Arn'];
  await client.send(new GetPublicKeyCommand({ KeyId: 'alias/results' }));
  await expect(
    client.send(new SignCommand({ KeyId: key.ref, Message, SigningAlgorithm })),
  ).rejects.toMatchObject({ name: 'AccessDeniedException' });
});

describe('Refuses', () => {
  const sign = { KeyId: 'alias/results', Message: Message.toString('base64'), SigningAlgorithm };
  it.each([
    ['Sign', { KeyId: 'alias/others' }, 'NotFoundException'],
    ['Sign', { KeyId: '00000000-0000-4000-8000-000000000000' }, 'NotFoundException'],
    ['Sign', { KeyId: '' }, 'ValidationException'],
    ['Sign', { Message: '' }, 'ValidationException'],
    ['Sign', { Message: '%' }, 'SerializationException'],
    ['Sign', { MessageType: 'DIGEST' }, 'ValidationException'],
    ['Sign', { MessageType: 'EXTERNAL_MU' }, 'ValidationException'],
    ['Sign', { SigningAlgorithm: undefined }, 'ValidationException'],
    ['Sign', { SigningAlgorithm: 'ECDSA' }, 'ValidationException'],
    ['Sign', { SigningAlgorithm: 'ECDSA_SHA_384' }, 'InvalidKeyUsageException'],
    ['Sign', { SigningAlgorithm: 'RSASSA_PSS_SHA_256' }, 'InvalidKeyUsageException'],
    ['Sign', { GrantTokens: ['a'] }, 'ValidationException'],
    ['Sign', { DryRun: true }, 'ValidationException'],
    ['Verify', { Signature: Buffer.alloc(70).toString('base64') }, 'KMSInvalidSignatureException'],
    ['Verify', {}, 'ValidationException'],
    ['Decrypt', {}, 'UnknownOperationException'],
  ])('%s with %j: %s', async (action, input, type) => {
    const call = { service: 'kms', target: `TrentService.${action}`, input: { ...sign, ...input } };
    expect(await signedCall(url, call)).toMatchObject({ __type: type });
  });

  it('a message of more than 4,096 bytes', async () => {
    const input = { ...sign, Message: Buffer.alloc(4097).toString('base64') };
    const answer = await signedCall(url, { service: 'kms', target: 'TrentService.Sign', input });
    expect(answer).toMatchObject({ __type: 'ValidationException' });
  });

  it.each([
    [{ KeySpec: 'RSA_2048' }, 'KeySpec'],
    [{ KeyUsage: 'ENCRYPT_DECRYPT' }, 'KeyUsage'],
    [{ EnableKeyRotation: true }, 'do not rotate'],
    [{ PendingWindowInDays: 3 }, '7 to 30'],
    [{ KeyPolicy: { Statement: [] } }, 'KeyPolicy'],
    [{ MultiRegion: true }, 'not known here'],
  ])('a template with %j', (properties, words) => {
    expect(() => open(properties)).toThrow(words);
  });

  it('a key that is disabled', async () => {
    const { keys } = open({ Enabled: false });
    await expect(
      Promise.resolve().then(() => kmsApi(keys).actions['Sign']!.run({ ...sign })),
    ).rejects.toMatchObject({ code: 'DisabledException' });
  });
});
