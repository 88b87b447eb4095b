import { physicalName, refuseOtherProperties, stableId, type ResourceType } from '../contract';
import type { Generation, Secrets } from './secrets';

const PHASE = 10;
const DEFAULT_LENGTH = 32;

/** `AWS::SecretsManager::Secret`. */
export function secretResourceType(secrets: Secrets): ResourceType {
  return {
    name: 'AWS::SecretsManager::Secret',
    phase: PHASE,
    identify(resource, place) {
      refuseOtherProperties(resource, [
        'Description',
        'GenerateSecretString',
        'KmsKeyId',
        'Name',
        'SecretString',
        'Tags',
      ]);
      const name = physicalName(resource, 'Name', place);
      // Like the service's, whose ARNs end in six characters that no name can guess.
      const suffix = stableId(6, place.stackName, resource.logicalId);
      const arn = `arn:aws:secretsmanager:${place.region}:${place.accountId}:secret:${name}-${suffix}`;
      return { ref: arn, attributes: { Id: arn } };
    },
    start({ ref, properties }) {
      const name = ref.slice(ref.indexOf(':secret:') + ':secret:'.length, -7);
      secrets.create(ref, name, {
        value: properties['SecretString'] as string | undefined,
        generation: generation(properties['GenerateSecretString'] as Record<string, unknown> | undefined),
      });
    },
  };
}

function generation(properties: Record<string, unknown> | undefined): Generation | undefined {
  if (properties === undefined) return undefined;
  const { SecretStringTemplate: text, GenerateStringKey: key, ExcludeCharacters } = properties;
  return {
    passwordLength: Number(properties['PasswordLength'] ?? DEFAULT_LENGTH),
    excludeCharacters: typeof ExcludeCharacters === 'string' ? ExcludeCharacters : '',
    excludePunctuation: properties['ExcludePunctuation'] === true,
    ...(typeof text === 'string' && typeof key === 'string' ? { template: { text, key } } : {}),
  };
}
