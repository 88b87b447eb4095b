import type { Resource } from '@hustings/aws-local';
import { sourceProblems } from './code';
import { PROPERTIES } from './properties';

type Properties = Record<string, unknown>;

/** What is wrong with a resource's properties, one by one. */
export function propertyProblems({ type, properties }: Resource): string[] {
  return PROPERTIES[type]?.(properties, 'Properties') ?? [];
}

/** The property that says more about each way to prove who one is. */
const MODE_SETTINGS: Record<string, string> = {
  AMAZON_COGNITO_USER_POOLS: 'UserPoolConfig',
  OPENID_CONNECT: 'OpenIDConnectConfig',
  AWS_LAMBDA: 'LambdaAuthorizerConfig',
};

/** What is missing for the ways in which callers prove who they are. */
export function modeProblems({ properties }: Resource): string[] {
  const additional = properties['AdditionalAuthenticationProviders'];
  const providers: [string, Properties][] = [
    ['Properties', properties],
    ...(Array.isArray(additional) ? (additional as Properties[]) : []).map(
      (provider, index): [string, Properties] => [
        `Properties.AdditionalAuthenticationProviders.${index}`,
        provider,
      ],
    ),
  ];
  return providers.flatMap(([path, provider]) =>
    missingSetting(path, MODE_SETTINGS[String(provider['AuthenticationType'])], provider),
  );
}

/** The property that says more about each type of data source. */
const SOURCE_SETTINGS: Record<string, string> = {
  AMAZON_DYNAMODB: 'DynamoDBConfig',
  AWS_LAMBDA: 'LambdaConfig',
  HTTP: 'HttpConfig',
};

/** What is missing for a data source's type. */
export function dataSourceProblems({ properties }: Resource): string[] {
  return missingSetting('Properties', SOURCE_SETTINGS[String(properties['Type'])], properties);
}

/** What is wrong with where a schema comes from. */
export function schemaProblems(schema: Resource): string[] {
  const { properties } = schema;
  return properties['Definition'] === undefined && properties['DefinitionS3Location'] === undefined
    ? ['Properties.Definition: a schema needs it, or DefinitionS3Location.']
    : sourceProblems(schema, 'Definition');
}

function missingSetting(path: string, setting: string | undefined, properties: Properties): string[] {
  return setting === undefined || properties[setting] !== undefined
    ? []
    : [`${path}.${setting}: is required.`];
}
