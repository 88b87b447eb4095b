import type { Import, RegionalCloud, StackResource } from './cloud';

/** A template as CDK wrote it, as far as adoption looks. */
export interface Template {
  Resources: Readonly<Record<string, TemplateResource>>;
}

interface TemplateResource {
  Type: string;
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
  Properties?: Readonly<Record<string, unknown>>;
}

/**
 * The primary identifiers of what may stay (each type's page in the CloudFormation template reference): what is told of a
 * resource that stayed is its last one, and those before it are of resources that stayed too.
 */
const IDENTIFIERS: Readonly<Record<string, readonly string[]>> = {
  'AWS::Cognito::UserPool': ['UserPoolId'],
  'AWS::Cognito::UserPoolClient': ['UserPoolId', 'ClientId'],
  'AWS::Cognito::UserPoolGroup': ['UserPoolId', 'GroupName'],
  'AWS::DynamoDB::Table': ['TableName'],
  'AWS::KMS::Key': ['KeyId'],
  'AWS::S3::Bucket': ['BucketName'],
  'AWS::SecretsManager::Secret': ['Id'],
};

/** Logical ids of what outlives the stack of a template. */
export function keptIn(template: Template): string[] {
  return Object.entries(template.Resources)
    .filter(([, { DeletionPolicy = 'Delete' }]) => DeletionPolicy.startsWith('Retain'))
    .map(([logicalId]) => logicalId);
}

/** @throws Error for what outlives a stack and could not be adopted again. */
function identifierNames(type: string): readonly string[] {
  const names = IDENTIFIERS[type];
  if (!names) throw new Error(`${type} may not outlive its stack: nothing says how it is adopted.`);
  return names;
}

/**
 * What is there already of what a template's stack would make and keep: left behind by the stack of before, told in a record
 * that `npm run destroy` wrote, or a secret of the same name.
 */
export async function findKept(
  here: RegionalCloud,
  template: Template,
  left: readonly Pick<StackResource, 'logicalId' | 'type' | 'physicalId'>[],
): Promise<Import[]> {
  const physicalIds = new Map<string, string>();
  for (const logicalId of keptIn(template)) {
    const { Type: type, Properties = {} } = template.Resources[logicalId]!;
    const known = left.find((one) => one.logicalId === logicalId && one.type === type)?.physicalId;
    // A table with a name in the template is found by CloudFormation itself.
    if (type === 'AWS::DynamoDB::Table' && Properties['TableName'] !== undefined) continue;
    const { Name: name } = Properties;
    const physicalId =
      known ??
      (type === 'AWS::SecretsManager::Secret' && typeof name === 'string'
        ? await here.secretArn(name)
        : undefined);
    if (physicalId !== undefined && (await here.isThere({ type, physicalId })))
      physicalIds.set(logicalId, physicalId);
  }
  return [...physicalIds].flatMap(([logicalId, physicalId]) => {
    const { Type: type, Properties = {} } = template.Resources[logicalId]!;
    const values = identifierNames(type).map((name, index, names) =>
      index === names.length - 1 ? physicalId : physicalIds.get(referenceOf(Properties[name])),
    );
    // A group or a client whose pool is gone went with it.
    if (values.includes(undefined)) return [];
    const identifier = Object.fromEntries(identifierNames(type).map((name, index) => [name, values[index]!]));
    return [{ logicalId, type, identifier }];
  });
}

/**
 * A template of nothing but what is adopted: an import takes no other changes. Properties that need what is not there yet
 * are left to the deployment that follows, which adds them.
 */
export function adoptionTemplate(template: Template, imports: readonly Import[]): Template {
  const adopted = new Set(imports.map(({ logicalId }) => logicalId));
  const resources = imports.map(({ logicalId }): [string, TemplateResource] => {
    const { Type, DeletionPolicy, UpdateReplacePolicy, Properties = {} } = template.Resources[logicalId]!;
    const own = Object.entries(Properties).filter(([, value]) =>
      referencesIn(value).every((name) => adopted.has(name) || name.startsWith('AWS::')),
    );
    return [
      logicalId,
      {
        Type,
        ...(DeletionPolicy !== undefined && { DeletionPolicy }),
        ...(UpdateReplacePolicy !== undefined && { UpdateReplacePolicy }),
        Properties: Object.fromEntries(own),
      },
    ];
  });
  return { Resources: Object.fromEntries(resources) };
}

function referenceOf(value: unknown): string {
  return (value as { Ref?: string } | undefined)?.Ref ?? '';
}

/** Logical ids that a value names. */
function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'Ref') return [String(inner)];
    if (key === 'Fn::GetAtt') return [Array.isArray(inner) ? String(inner[0]) : String(inner).split('.')[0]!];
    if (key === 'Fn::Sub') return substituted(inner);
    return referencesIn(inner);
  });
}

function substituted(value: unknown): string[] {
  const [text, values] = Array.isArray(value) ? (value as [string, object]) : [String(value), {}];
  const named = [...text.matchAll(/\$\{([^!}][^}]*)\}/g)].map(([, name]) => name!.split('.')[0]!);
  return [...named.filter((name) => !(name in values)), ...referencesIn(values)];
}
