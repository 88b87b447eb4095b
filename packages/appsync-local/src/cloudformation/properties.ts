import { anything, list, object, only, outside, text, whole, type Shape } from './shapes';

/**
 * The properties of the `AWS::AppSync::*` resources that make up an API, as the CloudFormation template reference has
 * them: which this runtime serves, which mean nothing on one machine, and which it refuses.
 */

const cognito = { AppIdClientRegex: text, AwsRegion: text, UserPoolId: text };

const authentication = {
  AuthenticationType: only('API_KEY', 'AWS_IAM', 'AMAZON_COGNITO_USER_POOLS', 'OPENID_CONNECT', 'AWS_LAMBDA'),
  LambdaAuthorizerConfig: object(
    {
      AuthorizerResultTtlInSeconds: whole(0, 3600),
      AuthorizerUri: text,
      IdentityValidationExpression: anything,
    },
    ['AuthorizerUri'],
  ),
  OpenIDConnectConfig: object({ AuthTTL: anything, ClientId: anything, IatTTL: anything, Issuer: text }, [
    'Issuer',
  ]),
};

const graphQlApi = object(
  {
    ...authentication,
    AdditionalAuthenticationProviders: list(
      object({ ...authentication, UserPoolConfig: object(cognito, ['UserPoolId']) }, ['AuthenticationType']),
    ),
    ApiType: only('GRAPHQL'),
    EnvironmentVariables: anything,
    IntrospectionConfig: only('ENABLED', 'DISABLED'),
    MergedApiExecutionRoleArn: outside('merged APIs are'),
    Name: text,
    QueryDepthLimit: whole(0, 75),
    ResolverCountLimit: whole(0, 10_000),
    UserPoolConfig: object({ ...cognito, DefaultAction: only('ALLOW', 'DENY') }, ['UserPoolId']),
    Visibility: only('GLOBAL'),
    // Logs go to the terminal, and what code logs to the filters of the API's log group; there are no traces.
    EnhancedMetricsConfig: anything,
    LogConfig: object({
      CloudWatchLogsRoleArn: text,
      ExcludeVerboseContent: only(true, false),
      FieldLogLevel: only('NONE', 'ERROR', 'ALL', 'INFO', 'DEBUG'),
    }),
    OwnerContact: anything,
    Tags: anything,
    XrayEnabled: only(true, false),
  },
  ['Name', 'AuthenticationType'],
);

const dynamoDb = object(
  {
    AwsRegion: text,
    DeltaSyncConfig: outside('delta sync is'),
    TableName: text,
    UseCallerCredentials: only(false),
    Versioned: only(false),
  },
  ['TableName'],
);

const http = object(
  {
    AuthorizationConfig: object(
      {
        AuthorizationType: only('AWS_IAM'),
        AwsIamConfig: object({ SigningRegion: text, SigningServiceName: text }),
      },
      ['AuthorizationType'],
    ),
    Endpoint: text,
  },
  ['Endpoint'],
);

const dataSource = object(
  {
    ApiId: text,
    Description: anything,
    DynamoDBConfig: dynamoDb,
    ElasticsearchConfig: outside('OpenSearch data sources are'),
    EventBridgeConfig: outside('EventBridge data sources are'),
    HttpConfig: http,
    LambdaConfig: object({ LambdaFunctionArn: text }, ['LambdaFunctionArn']),
    MetricsConfig: only('ENABLED', 'DISABLED'),
    Name: text,
    OpenSearchServiceConfig: outside('OpenSearch data sources are'),
    RelationalDatabaseConfig: outside('relational databases are'),
    ServiceRoleArn: text,
    Type: only('NONE', 'AMAZON_DYNAMODB', 'AWS_LAMBDA', 'HTTP'),
  },
  ['ApiId', 'Name', 'Type'],
);

const vtl: Shape = (_, path) => [`${path}: mapping templates (VTL) are not served here, APPSYNC_JS code is.`];

/** What resolvers and functions have in common. */
const code = {
  ApiId: text,
  Code: text,
  CodeS3Location: text,
  DataSourceName: text,
  MaxBatchSize: whole(0, 2000),
  RequestMappingTemplate: vtl,
  RequestMappingTemplateS3Location: vtl,
  ResponseMappingTemplate: vtl,
  ResponseMappingTemplateS3Location: vtl,
  Runtime: object({ Name: only('APPSYNC_JS'), RuntimeVersion: only('1.0.0') }, ['Name', 'RuntimeVersion']),
  SyncConfig: object({
    ConflictDetection: only('NONE'),
    ConflictHandler: only('NONE'),
    LambdaConflictHandlerConfig: outside('conflict handlers are'),
  }),
};

const functionConfiguration = object(
  { ...code, Description: anything, FunctionVersion: only('2018-05-29'), Name: text },
  ['ApiId', 'Name', 'DataSourceName'],
);

const resolver = object(
  {
    ...code,
    CachingConfig: object({ CachingKeys: list(text), Ttl: whole(1, 3600) }, ['Ttl']),
    FieldName: text,
    Kind: only('UNIT', 'PIPELINE'),
    MetricsConfig: only('ENABLED', 'DISABLED'),
    PipelineConfig: object({ Functions: list(text) }),
    TypeName: text,
  },
  ['ApiId', 'TypeName', 'FieldName'],
);

const apiCache = object(
  {
    ApiCachingBehavior: only('FULL_REQUEST_CACHING', 'PER_RESOLVER_CACHING'),
    ApiId: text,
    Ttl: whole(1, 3600),
    // The cache is in this process's memory.
    AtRestEncryptionEnabled: only(true, false),
    HealthMetricsConfig: only('ENABLED', 'DISABLED'),
    TransitEncryptionEnabled: only(true, false),
    Type: text,
  },
  ['ApiCachingBehavior', 'ApiId', 'Ttl', 'Type'],
);

/** By resource type. */
export const PROPERTIES: Record<string, Shape> = {
  'AWS::AppSync::GraphQLApi': graphQlApi,
  'AWS::AppSync::GraphQLSchema': object({ ApiId: text, Definition: text, DefinitionS3Location: text }, [
    'ApiId',
  ]),
  'AWS::AppSync::ApiKey': object({ ApiId: text, ApiKeyId: text, Description: anything, Expires: anything }, [
    'ApiId',
  ]),
  'AWS::AppSync::DataSource': dataSource,
  'AWS::AppSync::FunctionConfiguration': functionConfiguration,
  'AWS::AppSync::Resolver': resolver,
  'AWS::AppSync::ApiCache': apiCache,
  'AWS::AppSync::DomainName': object(
    { CertificateArn: anything, Description: anything, DomainName: text, Tags: anything },
    ['DomainName'],
  ),
  'AWS::AppSync::DomainNameApiAssociation': object({ ApiId: text, DomainName: text }, [
    'ApiId',
    'DomainName',
  ]),
};
