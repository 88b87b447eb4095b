import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { PROPERTIES } from '../../src/cloudformation/properties';
import { apiTemplate, problemsOf } from './api';

type Properties = Record<string, unknown>;

test('the template of these cases is fine as it is', async () => {
  expect(await problemsOf(apiTemplate())).toEqual([]);
});

/** Each with a change of one resource and the end of what is said about it. */
test.each<[string, Properties, string]>([
  ['Api', { Visibility: 'PRIVATE' }, 'Properties.Visibility: "PRIVATE" is not served here, only GLOBAL.'],
  ['Api', { ApiType: 'MERGED' }, 'Properties.ApiType: "MERGED" is not served here, only GRAPHQL.'],
  [
    'Api',
    { MergedApiExecutionRoleArn: 'arn' },
    'Properties.MergedApiExecutionRoleArn: merged APIs are not served here.',
  ],
  ['Api', { Invented: 1 }, 'Properties.Invented: is not known here.'],
  ['Api', { Name: undefined }, 'Properties.Name: is required.'],
  ['Api', { AuthenticationType: 'MAGIC' }, 'Properties.AuthenticationType: "MAGIC" is not served here'],
  ['Api', { AuthenticationType: 'AWS_LAMBDA' }, 'Properties.LambdaAuthorizerConfig: is required.'],
  [
    'Api',
    { AdditionalAuthenticationProviders: [{ AuthenticationType: 'AMAZON_COGNITO_USER_POOLS' }] },
    'Properties.AdditionalAuthenticationProviders.0.UserPoolConfig: is required.',
  ],
  [
    'Api',
    { AdditionalAuthenticationProviders: [{ AuthenticationType: 'API_KEY', Colour: 'red' }] },
    'Properties.AdditionalAuthenticationProviders.0.Colour: is not known here.',
  ],
  ['Api', { QueryDepthLimit: 76 }, 'Properties.QueryDepthLimit: 76 is no whole number from 0 to 75.'],
  ['Api', { ResolverCountLimit: 'many' }, 'Properties.ResolverCountLimit: "many" is no whole number'],
  ['Api', { IntrospectionConfig: true }, 'Properties.IntrospectionConfig: true is not served here'],
  ['Schema', { Definition: undefined }, 'Properties.Definition: a schema needs it, or DefinitionS3Location.'],
  ['Schema', { ApiId: 'elsewhere' }, 'Properties.ApiId: the API elsewhere is not among these resources.'],
  ['None', { Type: 'AMAZON_EVENTBRIDGE' }, 'Properties.Type: "AMAZON_EVENTBRIDGE" is not served here'],
  ['None', { Type: 'HTTP' }, 'Properties.HttpConfig: is required.'],
  [
    'None',
    { RelationalDatabaseConfig: {} },
    'Properties.RelationalDatabaseConfig: relational databases are not served here.',
  ],
  [
    'None',
    { Type: 'AMAZON_DYNAMODB', DynamoDBConfig: { TableName: 't', Versioned: true } },
    'Properties.DynamoDBConfig.Versioned: true is not served here, only false.',
  ],
  [
    'None',
    { Type: 'AMAZON_DYNAMODB', DynamoDBConfig: { TableName: 't', UseCallerCredentials: 'true' } },
    'Properties.DynamoDBConfig.UseCallerCredentials: "true" is not served here, only false.',
  ],
  [
    'None',
    {
      Type: 'HTTP',
      HttpConfig: { Endpoint: 'https://a.example', AuthorizationConfig: { AuthorizationType: 'BASIC' } },
    },
    'Properties.HttpConfig.AuthorizationConfig.AuthorizationType: "BASIC" is not served here, only AWS_IAM.',
  ],
  [
    'Resolver',
    { Runtime: undefined },
    'Properties.Runtime: code needs a runtime; CloudFormation refuses it without.',
  ],
  [
    'Resolver',
    { Code: undefined },
    'Properties.Code: a runtime needs code; CloudFormation refuses it without.',
  ],
  [
    'Resolver',
    { Runtime: { Name: 'APPSYNC_JS', RuntimeVersion: '2.0.0' } },
    'Properties.Runtime.RuntimeVersion: "2.0.0" is not served here, only 1.0.0.',
  ],
  ['Resolver', { Runtime: { Name: 'APPSYNC_JS' } }, 'Properties.Runtime.RuntimeVersion: is required.'],
  [
    'Resolver',
    { Code: undefined, Runtime: undefined, RequestMappingTemplate: '{}' },
    'Properties.RequestMappingTemplate: mapping templates (VTL) are not served here, APPSYNC_JS code is.',
  ],
  [
    'Resolver',
    { ResponseMappingTemplateS3Location: 's3://a/b' },
    'Properties.ResponseMappingTemplateS3Location: mapping templates (VTL) are not served here, APPSYNC_JS code is.',
  ],
  [
    'Resolver',
    { CodeS3Location: 's3://bucket/key.js' },
    'Properties.CodeS3Location: there is Code already, and one of the two is enough.',
  ],
  [
    'Resolver',
    { Code: undefined, CodeS3Location: 's3://bucket/key.js' },
    'Properties.CodeS3Location: s3://bucket/key.js is no asset of the cloud assembly and no file beside the template.',
  ],
  [
    'Resolver',
    { CachingConfig: { Ttl: 0 } },
    'Properties.CachingConfig.Ttl: 0 is no whole number from 1 to 3600.',
  ],
  ['Resolver', { DataSourceName: undefined }, 'Properties.DataSourceName: a unit resolver needs one.'],
  [
    'Resolver',
    { PipelineConfig: { Functions: [] } },
    'Properties.PipelineConfig: a unit resolver has no pipeline.',
  ],
  ['Resolver', { Kind: 'PIPELINE' }, 'Properties.DataSourceName: a pipeline resolver has none.'],
  [
    'Resolver',
    { SyncConfig: { ConflictDetection: 'VERSION' } },
    'Properties.SyncConfig.ConflictDetection: "VERSION"',
  ],
  ['Step', { MaxBatchSize: 2001 }, 'Properties.MaxBatchSize: 2001 is no whole number from 0 to 2000.'],
  ['Step', { FunctionVersion: '2017-02-28' }, 'Properties.FunctionVersion: "2017-02-28" is not served here'],
])('%s with %j is refused', async (logicalId, change, message) => {
  const problems = await problemsOf(apiTemplate({ [logicalId]: change }));
  expect(problems).toContainEqual(expect.stringContaining(message));
  expect(problems.every((problem) => problem.startsWith(`${logicalId} (AWS::AppSync::`))).toBe(true);
});

test.each([
  ['AWS::AppSync::Api', 'Events APIs are not served locally.'],
  ['AWS::AppSync::ChannelNamespace', 'Events APIs are not served locally.'],
  ['AWS::AppSync::SourceApiAssociation', 'merged APIs are not served locally.'],
  ['AWS::AppSync::Type', 'nothing here runs this type.'],
])('%s is refused', async (Type, message) => {
  expect(await problemsOf(apiTemplate({}, { Other: { Type } }))).toContain(`Other (${Type}): ${message}`);
});

test('all that is wrong is said at once', async () => {
  const changes = { Api: { Visibility: 'PRIVATE' }, Resolver: { Runtime: undefined, Odd: 1 } };
  const problems = await problemsOf(apiTemplate(changes));
  for (const path of ['Visibility', 'Runtime', 'Odd'])
    expect(problems).toContainEqual(expect.stringContaining(`: Properties.${path}: `));
});

describe('of several APIs', () => {
  const second = {
    Other: { Type: 'AWS::AppSync::GraphQLApi', Properties: { Name: 'other', AuthenticationType: 'AWS_IAM' } },
    OtherSchema: {
      Type: 'AWS::AppSync::GraphQLSchema',
      Properties: { ApiId: { 'Fn::GetAtt': 'Other.ApiId' }, Definition: 'type Query { b: String }' },
    },
    OtherStep: {
      Type: 'AWS::AppSync::FunctionConfiguration',
      Properties: {
        ApiId: { 'Fn::GetAtt': 'Other.ApiId' },
        Name: 'other',
        DataSourceName: 'x',
        RequestMappingTemplate: '{}',
      },
    },
  };

  test('one must be chosen', async () => {
    expect(await problemsOf(apiTemplate({}, second))).toEqual([
      expect.stringContaining('one GraphQL API is served at a time. There are several: sample, other.'),
    ]);
    expect(await problemsOf(apiTemplate({}, second), { api: 'third' })).toContainEqual(
      expect.stringContaining('there is no GraphQL API called third, only sample, other.'),
    );
  });

  test('only the chosen one’s parts count', async () => {
    expect(await problemsOf(apiTemplate({}, second), { api: 'sample' })).toEqual([]);
    expect(await problemsOf(apiTemplate({}, second), { api: 'Other' })).toEqual([
      expect.stringContaining(
        'OtherStep (AWS::AppSync::FunctionConfiguration): Properties.RequestMappingTemplate',
      ),
    ]);
  });
});

describe('CloudFormation’s own schema', () => {
  const specification = loadAwsServiceSpecSync();
  const properties = (type: string): string[] =>
    specification
      .lookup('resource', 'cloudFormationType', 'equals', type)
      .flatMap((resource) => Object.keys(resource.properties));

  // A property that the service has is served, has no meaning here, or is refused by name: it is never unknown.
  test.each(Object.keys(PROPERTIES))('has no property of %s that is unknown here', (type) => {
    expect(properties(type)).not.toEqual([]);
    const value = Object.fromEntries(properties(type).map((name) => [name, 'x']));
    const problems = PROPERTIES[type]?.(value, 'Properties') ?? [];
    expect(problems.filter((problem) => problem.endsWith('is not known here.'))).toEqual([]);
  });
});
