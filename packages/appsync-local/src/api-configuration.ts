/**
 * What an AppSync GraphQL API is made of, in the words of CloudFormation's `AWS::AppSync::*` resources.
 * What reads a template (or anything else) turns it into this; the runtime knows nothing of templates.
 */

/** One way for callers to prove who they are. */
export type AuthenticationProvider =
  | { type: 'API_KEY' }
  | { type: 'AWS_IAM' }
  | {
      type: 'AMAZON_COGNITO_USER_POOLS';
      userPoolId: string;
      region: string;
      /** Regular expression that the token's app client id must match; absent: any client of the pool. */
      appIdClientRegex?: string;
      /** What happens to signed-in callers on fields without a directive, when Cognito is the only mode. */
      defaultAction?: 'ALLOW' | 'DENY';
    }
  | {
      type: 'OPENID_CONNECT';
      /** URL below which the provider's `.well-known/openid-configuration` is found. */
      issuer: string;
      /** Regular expression that the token's `aud` or `azp` must match; absent: any client. */
      clientId?: string;
      /** Milliseconds that a token is good for after `iat`. */
      iatTtl?: number;
      /** Milliseconds that a token is good for after `auth_time`. */
      authTtl?: number;
    }
  | {
      type: 'AWS_LAMBDA';
      /** ARN of the function. */
      authorizerUri: string;
      /** Seconds that an answer is remembered for, at most 3,600; 0: not at all. */
      resultTtl?: number;
      /** Regular expression that tokens must match before the function is called. */
      identityValidationExpression?: string;
    };

/** `AWS::AppSync::ApiKey`. */
export interface ApiKeyConfiguration {
  key: string;
  /** Seconds since the epoch. */
  expires: number;
}

/** `AWS::AppSync::DataSource`, of the types that this runtime serves. */
export type DataSourceConfiguration =
  | { type: 'NONE'; name: string }
  | { type: 'AMAZON_DYNAMODB'; name: string; tableName: string; region: string; roleArn?: string }
  | { type: 'AWS_LAMBDA'; name: string; functionArn: string; roleArn?: string }
  | {
      type: 'HTTP';
      name: string;
      endpoint: string;
      roleArn?: string;
      /** Present: requests are signed with SigV4 for this service. */
      signing?: { region: string; service: string };
    };

/** `AWS::AppSync::FunctionConfiguration`: one step of a pipeline. */
export interface FunctionConfiguration {
  functionId: string;
  name: string;
  dataSourceName: string;
  /** Absent only for a direct Lambda function. */
  code?: string;
  maxBatchSize?: number;
}

/** How the answers of a resolver are cached (`CachingConfig`). */
export interface ResolverCaching {
  /** Seconds. */
  ttl: number;
  cachingKeys: string[];
}

/** `AWS::AppSync::Resolver`. */
export type ResolverConfiguration = {
  typeName: string;
  fieldName: string;
  maxBatchSize?: number;
  caching?: ResolverCaching;
} & (
  | { kind: 'UNIT'; dataSourceName: string; code?: string }
  | { kind: 'PIPELINE'; functionIds: string[]; code: string }
);

/** `AWS::AppSync::ApiCache`. */
export interface ApiCacheConfiguration {
  behavior: 'FULL_REQUEST_CACHING' | 'PER_RESOLVER_CACHING';
  /** Seconds, 1 to 3,600. */
  ttl: number;
}

/** How much of what resolver code logs goes to the API's log group (`LogConfig`). */
export type FieldLogLevel = 'NONE' | 'ERROR' | 'INFO' | 'DEBUG' | 'ALL';

/** Everything about one API. */
export interface ApiConfiguration {
  apiId: string;
  name: string;
  region: string;
  accountId: string;
  /** SDL without AppSync's own directives and scalars, which the runtime adds. */
  schema: string;
  defaultAuthentication: AuthenticationProvider;
  additionalAuthentication: AuthenticationProvider[];
  apiKeys: ApiKeyConfiguration[];
  environmentVariables: Record<string, string>;
  /** Absent: the API logs nothing. */
  fieldLogLevel?: FieldLogLevel;
  dataSources: DataSourceConfiguration[];
  functions: FunctionConfiguration[];
  resolvers: ResolverConfiguration[];
  introspection: boolean;
  /** 0: no limit. */
  queryDepthLimit: number;
  /** 0: the service's own limit of 10,000. */
  resolverCountLimit: number;
  cache?: ApiCacheConfiguration;
  /** Custom domain names that point at the API (`AWS::AppSync::DomainNameApiAssociation`). */
  domainNames?: string[];
}
