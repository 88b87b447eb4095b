import { createHash } from 'node:crypto';
import { refuseOtherProperties, type Place, type Resource, type ResourceType } from '../contract';
import { list } from '../iam/policy-evaluation';
import { keyArn, type SigningKeys } from './keys';

const KEY_PHASE = 10;

/** A key has to be there before it is called something. */
const ALIAS_PHASE = 11;

/** `AWS::KMS::Key`, of the one kind that signs here, and `AWS::KMS::Alias`. */
export function kmsResourceTypes(keys: SigningKeys): ResourceType[] {
  return [
    {
      name: 'AWS::KMS::Key',
      phase: KEY_PHASE,
      identify(resource, place) {
        refuseOtherProperties(resource, [
          'Description',
          'EnableKeyRotation',
          'Enabled',
          'KeyPolicy',
          'KeySpec',
          'KeyUsage',
          'PendingWindowInDays',
        ]);
        const keyId = uuidOf(place.stackName, resource.logicalId);
        return { ref: keyId, attributes: { Arn: keyArn(place, keyId), KeyId: keyId } };
      },
      check: problemsOf,
      start({ ref, properties }) {
        const { Description = '', Enabled = true } = properties as {
          Description?: string;
          Enabled?: boolean;
        };
        keys.create(ref, { description: Description, enabled: Enabled });
      },
    },
    {
      name: 'AWS::KMS::Alias',
      phase: ALIAS_PHASE,
      identify(resource) {
        refuseOtherProperties(resource, ['AliasName', 'TargetKeyId']);
        const { AliasName } = resource.properties;
        if (typeof AliasName !== 'string') throw new Error('AliasName must be a text.');
        return { ref: AliasName, attributes: {} };
      },
      check: ({ properties }) =>
        /^alias\/(?!aws\/)[\w/-]+$/.test(String(properties['AliasName']))
          ? []
          : ['AliasName: must begin with alias/, and not with alias/aws/.'],
      start({ ref, properties }) {
        keys.alias(ref, String(properties['TargetKeyId']));
      },
    },
  ];
}

function problemsOf({ properties }: Resource, place: Place): string[] {
  const { KeySpec = 'SYMMETRIC_DEFAULT', KeyUsage = 'ENCRYPT_DECRYPT' } = properties as Record<
    string,
    string
  >;
  const days = Number(properties['PendingWindowInDays'] ?? 30);
  return [
    ...(KeySpec === 'ECC_NIST_P256' ? [] : [`KeySpec: ${KeySpec} is not served here.`]),
    ...(KeyUsage === 'SIGN_VERIFY' ? [] : [`KeyUsage: ${KeyUsage} is not served here.`]),
    // "EnableKeyRotation", CloudFormation user guide.
    ...(properties['EnableKeyRotation'] === true
      ? ['EnableKeyRotation: asymmetric keys do not rotate.']
      : []),
    ...(days >= 7 && days <= 30 ? [] : ['PendingWindowInDays: must be from 7 to 30.']),
    ...(letsAccountIn(properties['KeyPolicy'], place)
      ? []
      : [
          'KeyPolicy: gives the account no kms:*, so that policies of roles would mean nothing; not served here.',
        ]),
  ];
}

/**
 * Policies of roles count where the key's own policy leaves it to the account ("Default key policy", KMS developer guide):
 * those are what is asked here. Without a policy of its own, a key has the default one.
 */
function letsAccountIn(policy: unknown, { accountId }: Place): boolean {
  if (policy === undefined) return true;
  const { Statement } = policy as { Statement?: unknown };
  const statements = list(Statement) as Record<string, unknown>[];
  return statements.some(({ Effect, Action, Principal }) => {
    const principals = list((Principal as { AWS?: unknown } | undefined)?.AWS).map(String);
    return (
      Effect === 'Allow' &&
      list(Action).includes('kms:*') &&
      principals.some((principal) => principal.endsWith(`:iam::${accountId}:root`) || principal === accountId)
    );
  });
}

/** The same UUID for the same words at every start. */
function uuidOf(...words: string[]): string {
  const hex = createHash('sha256').update(words.join('\n')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
