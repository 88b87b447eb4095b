import { isRecord, type CheckedResource } from '../checked-template';
import { intrinsicName, member, referencesIn } from '../intrinsics';
import { beyond, elements, type Limit, type Surroundings } from './limit';

/** IAM user guide, "IAM and AWS STS quotas"; spaces do not count. */
const INLINE_CHARACTERS = 10_240;
const MANAGED_CHARACTERS = 6_144;
const TRUST_CHARACTERS = 2_048;
const MANAGED_POLICIES = 10;

/** Characters of an ARN and of another value that is known only later, about. */
const ARN_CHARACTERS = 110;
const VALUE_CHARACTERS = 40;

/** Characters of a policy document, spaces not counted; what is not known yet counts as an ARN does. */
function charactersOf(value: unknown): number {
  const arn = (name: unknown): number => (/Arn$/.test(String(name)) ? ARN_CHARACTERS : VALUE_CHARACTERS);
  const name = intrinsicName(value);
  if (name === 'Fn::Join') {
    const parts = elements(member(value, name, 1));
    return (
      2 +
      parts.reduce<number>((sum, part) => sum + charactersOf(part) - (typeof part === 'string' ? 2 : 0), 0)
    );
  }
  if (name === 'Fn::GetAtt') return arn(member(value, name, 1) ?? member(value, name));
  if (name !== undefined) return VALUE_CHARACTERS;
  if (Array.isArray(value)) return 1 + value.reduce<number>((sum, item) => sum + charactersOf(item) + 1, 0);
  if (isRecord(value))
    return (
      1 + Object.entries(value).reduce((sum, [key, item]) => sum + key.length + 4 + charactersOf(item), 0)
    );
  return JSON.stringify(value ?? null).replace(/\s/g, '').length;
}

/** The policies of a role that are its own: those inside it, and those of resources of their own. */
function inlineDocuments(role: CheckedResource, { template }: Surroundings): unknown[] {
  const inside = elements(role.properties['Policies']).map((policy) => member(policy, 'PolicyDocument'));
  const attached = template.resources
    .filter(({ type, properties }) => {
      const roles = referencesIn([properties['Roles'], properties['RoleName']]);
      return (
        /^AWS::IAM::(Role)?Policy$/.test(type) && roles.some(({ logicalId }) => logicalId === role.logicalId)
      );
    })
    .map(({ properties }) => properties['PolicyDocument']);
  return [...inside, ...attached];
}

const role: Limit = (resource, around) => {
  const inline = inlineDocuments(resource, around).reduce<number>(
    (sum, document) => sum + charactersOf(document),
    0,
  );
  const { properties } = resource;
  return [
    ...beyond(
      '',
      inline,
      INLINE_CHARACTERS,
      'characters of inline policies',
      'Name resources by fewer ARNs, or use managed policies.',
    ),
    ...beyond(
      'AssumeRolePolicyDocument',
      charactersOf(properties['AssumeRolePolicyDocument']),
      TRUST_CHARACTERS,
      'characters',
      'Trust fewer.',
    ),
    ...beyond(
      'ManagedPolicyArns',
      elements(properties['ManagedPolicyArns']).length,
      MANAGED_POLICIES,
      'policies',
      'Join some of them.',
    ),
  ];
};

/** Of IAM. */
export const iamLimits: Record<string, Limit[]> = {
  'AWS::IAM::Role': [role],
  'AWS::IAM::ManagedPolicy': [
    ({ properties }) =>
      beyond(
        'PolicyDocument',
        charactersOf(properties['PolicyDocument']),
        MANAGED_CHARACTERS,
        'characters',
        'Split it.',
      ),
  ],
};
