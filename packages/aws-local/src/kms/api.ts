import { createPublicKey, sign, verify } from 'node:crypto';
import { refuseOtherParameters } from '../endpoint/parameters';
import { ServiceError } from '../endpoint/service-error';
import { requiredText, type Input, type ServiceApi } from '../endpoint/service-endpoint';
import { publicKeyOf, type SigningKey, type SigningKeys } from './keys';

const ALGORITHM = 'ECDSA_SHA_256';

/** What there is of algorithms, for keys of other kinds too ("Sign", API reference). */
const KNOWN_ALGORITHMS = [
  ...['RSASSA_PSS', 'RSASSA_PKCS1_V1_5', 'ECDSA'].flatMap((name) =>
    [256, 384, 512].map((bits) => `${name}_SHA_${bits}`),
  ),
  'SM2DSA',
  'ML_DSA_SHAKE_256',
  'ED25519_SHA_512',
  'ED25519_PH_SHA_512',
];

/** Longest message, in bytes; of what is longer, its digest is signed. */
const MESSAGE_BYTES = 4096;

/** Longest signature, in bytes ("Verify", API reference). */
const SIGNATURE_BYTES = 6144;

/** The part of the KMS API that signing needs. */
export function kmsApi(keys: SigningKeys): ServiceApi {
  const keyOf = (input: Input) => keys.get(requiredText(input, 'KeyId'));
  const action = (known: string[], run: (key: SigningKey, input: Input) => object) => ({
    resource: (input: Input) => keyOf(input).arn,
    run(input: Input) {
      refuseOtherParameters(input, ['KeyId', ...known], 'ValidationException');
      return Promise.resolve(run(keyOf(input), input));
    },
  });
  const ofMessage = ['Message', 'MessageType', 'SigningAlgorithm'];
  return {
    service: 'kms',
    protocol: 'json',
    actions: {
      DescribeKey: action([], (key) => ({ KeyMetadata: metadataOf(key) })),
      GetPublicKey: action([], (key) => ({
        ...usableOf(key),
        PublicKey: publicKeyOf(key),
        CustomerMasterKeySpec: 'ECC_NIST_P256',
        KeySpec: 'ECC_NIST_P256',
        KeyUsage: 'SIGN_VERIFY',
        SigningAlgorithms: [ALGORITHM],
      })),
      Sign: action(ofMessage, (key, input) => {
        const signed = { ...usableOf(key), SigningAlgorithm: algorithmIn(input) };
        return { ...signed, Signature: sign('sha256', messageIn(input), key.privateKey).toString('base64') };
      }),
      Verify: action([...ofMessage, 'Signature'], (key, input) => {
        const verified = { ...usableOf(key), SigningAlgorithm: algorithmIn(input) };
        const signature = bytesIn(input, 'Signature', SIGNATURE_BYTES);
        const publicKey = createPublicKey(key.privateKey);
        if (!verify('sha256', messageIn(input), publicKey, signature))
          throw new ServiceError('KMSInvalidSignatureException', '');
        return { ...verified, SignatureValid: true };
      }),
    },
  };
}

/** @throws ServiceError `DisabledException` */
function usableOf({ arn, enabled }: SigningKey): { KeyId: string } {
  if (!enabled) throw new ServiceError('DisabledException', `${arn} is disabled.`);
  return { KeyId: arn };
}

function algorithmIn(input: Input): string {
  const algorithm = requiredText(input, 'SigningAlgorithm');
  if (!KNOWN_ALGORITHMS.includes(algorithm))
    throw invalid(
      `1 validation error detected: Value '${algorithm}' at 'signingAlgorithm' failed to satisfy constraint: Member must satisfy enum value set: [${KNOWN_ALGORITHMS.join(', ')}]`,
    );
  if (algorithm !== ALGORITHM)
    throw new ServiceError(
      'InvalidKeyUsageException',
      `Algorithm ${algorithm} is incompatible with key spec ECC_NIST_P256.`,
    );
  return algorithm;
}

/** The message. Node signs no digest that was made elsewhere, so that there is no other kind of message here. */
function messageIn(input: Input): Buffer {
  const message = bytesIn(input, 'Message', MESSAGE_BYTES);
  const type = input['MessageType'] ?? 'RAW';
  if (type !== 'RAW') throw invalid(`The MessageType ${JSON.stringify(type)} is not served locally.`);
  return message;
}

/** Bytes in base64, as AWS JSON carries them. */
function bytesIn(input: Input, name: string, atMost: number): Buffer {
  const text = requiredText(input, name);
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text)
    throw new ServiceError('SerializationException', `${name} is no base64.`);
  if (bytes.length > atMost)
    throw invalid(
      `1 validation error detected: Value at '${name.charAt(0).toLowerCase()}${name.slice(1)}' failed to satisfy constraint: Member must have length less than or equal to ${atMost}`,
    );
  return bytes;
}

function invalid(message: string): ServiceError {
  return new ServiceError('ValidationException', message);
}

function metadataOf({ keyId, arn, description, enabled, createdAt }: SigningKey): object {
  const [, , , , accountId] = arn.split(':');
  return {
    AWSAccountId: accountId,
    KeyId: keyId,
    Arn: arn,
    CreationDate: createdAt.getTime() / 1000,
    Enabled: enabled,
    Description: description,
    KeyUsage: 'SIGN_VERIFY',
    KeyState: enabled ? 'Enabled' : 'Disabled',
    Origin: 'AWS_KMS',
    KeyManager: 'CUSTOMER',
    CustomerMasterKeySpec: 'ECC_NIST_P256',
    KeySpec: 'ECC_NIST_P256',
    SigningAlgorithms: [ALGORITHM],
    MultiRegion: false,
  };
}
