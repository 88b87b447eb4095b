import type { Place, Resource } from '@hustings/aws-local';
import type {
  ApiConfiguration,
  AuthenticationProvider,
  DataSourceConfiguration,
  FieldLogLevel,
  FunctionConfiguration,
  ResolverConfiguration,
} from '../api-configuration';
import { textOf } from './code';

/** The resources that make up one API, their properties resolved. */
export interface ApiResources {
  api: Resource;
  schema: Resource;
  apiKeys: Resource[];
  dataSources: Resource[];
  functions: Resource[];
  resolvers: Resource[];
  caches: Resource[];
  /** `AWS::AppSync::DomainNameApiAssociation`. */
  domainNames: Resource[];
}

/** A property that this runtime does not serve. The message names the resource and says what lies outside. */
export class UnsupportedApiFeature extends Error {}

type Properties = Record<string, unknown>;

/** Turns the `AWS::AppSync::*` resources of one API into the runtime's configuration. */
export function apiConfiguration(resources: ApiResources, place: Place): ApiConfiguration {
  const properties = resources.api.properties;
  return {
    apiId: String(resources.api.attributes['ApiId']),
    name: text(properties['Name']) ?? resources.api.logicalId,
    region: place.region,
    accountId: place.accountId,
    schema: schemaText(resources.schema),
    defaultAuthentication: authentication(properties),
    additionalAuthentication: list(properties['AdditionalAuthenticationProviders']).map((provider) =>
      authentication(provider),
    ),
    apiKeys: resources.apiKeys.map(({ attributes, properties: key }) => ({
      key: String(attributes['ApiKey']),
      expires: Number(key['Expires'] ?? Math.floor(Date.now() / 1000) + 7 * 24 * 3600),
    })),
    environmentVariables: stringMap(properties['EnvironmentVariables']),
    ...logging(properties['LogConfig']),
    dataSources: resources.dataSources.map((resource) => dataSource(resource, place)),
    functions: resources.functions.map(pipelineFunction),
    resolvers: resources.resolvers.map(resolver),
    introspection: properties['IntrospectionConfig'] !== 'DISABLED',
    queryDepthLimit: Number(properties['QueryDepthLimit'] ?? 0),
    resolverCountLimit: Number(properties['ResolverCountLimit'] ?? 0),
    ...cache(resources.caches[0]),
    domainNames: resources.domainNames.map((association) => String(association.properties['DomainName'])),
  };
}

function logging(config: unknown): Pick<ApiConfiguration, 'fieldLogLevel'> {
  if (config === undefined) return {};
  return { fieldLogLevel: ((config as Properties)['FieldLogLevel'] ?? 'NONE') as FieldLogLevel };
}

function schemaText(schema: Resource): string {
  const definition = textOf(schema, 'Definition');
  if (definition === undefined) throw new UnsupportedApiFeature('the API has no schema.');
  return definition;
}

function authentication(provider: Properties): AuthenticationProvider {
  const type = text(provider['AuthenticationType']);
  if (type === 'API_KEY' || type === 'AWS_IAM') return { type };
  if (type === 'AMAZON_COGNITO_USER_POOLS') {
    const pool = provider['UserPoolConfig'] as Properties;
    const defaultAction = text(pool['DefaultAction']);
    return {
      type,
      userPoolId: String(pool['UserPoolId']),
      region: String(pool['AwsRegion']),
      appIdClientRegex: text(pool['AppIdClientRegex']),
      defaultAction: defaultAction === 'ALLOW' || defaultAction === 'DENY' ? defaultAction : undefined,
    };
  }
  if (type === 'OPENID_CONNECT') {
    const config = provider['OpenIDConnectConfig'] as Properties;
    return {
      type,
      issuer: String(config['Issuer']),
      clientId: text(config['ClientId']),
      iatTtl: number(config['IatTTL']),
      authTtl: number(config['AuthTTL']),
    };
  }
  if (type === 'AWS_LAMBDA') {
    const config = provider['LambdaAuthorizerConfig'] as Properties;
    return {
      type,
      authorizerUri: String(config['AuthorizerUri']),
      resultTtl: number(config['AuthorizerResultTtlInSeconds']),
      identityValidationExpression: text(config['IdentityValidationExpression']),
    };
  }
  throw new UnsupportedApiFeature(`callers by ${String(type)} are not known to AppSync.`);
}

function dataSource({ properties, logicalId }: Resource, place: Place): DataSourceConfiguration {
  const name = String(properties['Name']);
  const roleArn = text(properties['ServiceRoleArn']);
  switch (properties['Type']) {
    case 'NONE':
      return { type: 'NONE', name };
    case 'AMAZON_DYNAMODB': {
      const table = properties['DynamoDBConfig'] as Properties;
      return {
        type: 'AMAZON_DYNAMODB',
        name,
        roleArn,
        tableName: String(table['TableName']),
        region: text(table['AwsRegion']) ?? place.region,
      };
    }
    case 'AWS_LAMBDA': {
      const lambda = properties['LambdaConfig'] as Properties;
      return { type: 'AWS_LAMBDA', name, roleArn, functionArn: String(lambda['LambdaFunctionArn']) };
    }
    case 'HTTP':
      return httpDataSource(name, roleArn, properties['HttpConfig'] as Properties, place);
    default:
      throw new UnsupportedApiFeature(
        `${logicalId}: data sources of type ${String(properties['Type'])} are not served locally; NONE, AMAZON_DYNAMODB, AWS_LAMBDA and HTTP are.`,
      );
  }
}

function httpDataSource(
  name: string,
  roleArn: string | undefined,
  http: Properties,
  place: Place,
): DataSourceConfiguration {
  const authorization = http['AuthorizationConfig'] as Properties | undefined;
  const iam = authorization?.['AwsIamConfig'] as Properties | undefined;
  return {
    type: 'HTTP',
    name,
    roleArn,
    endpoint: String(http['Endpoint']),
    ...(iam && {
      signing: {
        region: text(iam['SigningRegion']) ?? place.region,
        service: String(iam['SigningServiceName']),
      },
    }),
  };
}

function pipelineFunction(resource: Resource): FunctionConfiguration {
  const { properties, attributes } = resource;
  return {
    functionId: String(attributes['FunctionId']),
    name: String(properties['Name']),
    dataSourceName: String(properties['DataSourceName']),
    code: textOf(resource, 'Code'),
    maxBatchSize: number(properties['MaxBatchSize']),
  };
}

function resolver(resource: Resource): ResolverConfiguration {
  const { properties, logicalId } = resource;
  const caching = properties['CachingConfig'] as Properties | undefined;
  const common = {
    typeName: String(properties['TypeName']),
    fieldName: String(properties['FieldName']),
    maxBatchSize: number(properties['MaxBatchSize']),
    ...(caching && {
      caching: { ttl: Number(caching['Ttl']), cachingKeys: list(caching['CachingKeys']).map(String) },
    }),
  };
  if (properties['Kind'] === 'PIPELINE') {
    const pipeline = properties['PipelineConfig'] as Properties;
    return {
      ...common,
      kind: 'PIPELINE',
      functionIds: list(pipeline['Functions']).map(String),
      code: textOf(resource, 'Code') ?? '',
    };
  }
  const dataSourceName = text(properties['DataSourceName']);
  if (dataSourceName === undefined)
    throw new UnsupportedApiFeature(`${logicalId}: a unit resolver needs a DataSourceName.`);
  return { ...common, kind: 'UNIT', dataSourceName, code: textOf(resource, 'Code') };
}

function cache(resource: Resource | undefined): Pick<ApiConfiguration, 'cache'> {
  if (resource === undefined) return {};
  const behavior = text(resource.properties['ApiCachingBehavior']);
  if (behavior !== 'FULL_REQUEST_CACHING' && behavior !== 'PER_RESOLVER_CACHING')
    throw new UnsupportedApiFeature(`caching ${String(behavior)} is not served locally.`);
  return { cache: { behavior, ttl: Number(resource.properties['Ttl']) } };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function number(value: unknown): number | undefined {
  return value === undefined ? undefined : Number(value);
}

function list(value: unknown): Properties[] {
  return Array.isArray(value) ? (value as Properties[]) : [];
}

function stringMap(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries((value ?? {}) as Properties).map(([key, item]) => [key, String(item)]),
  );
}
