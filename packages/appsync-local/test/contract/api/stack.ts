import { CfnOutput, Duration, Expiration, Fn, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import * as appsync from 'aws-cdk-lib/aws-appsync';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import path from 'node:path';
import { bundleResolverCode } from '../../../src/bundle';
import { checkedCode } from '../../../src/language';
import { packageDirectory } from '../package-directory';
import { bundleFunction } from './bundle-function';
import { pipelineSteps, unitResolvers, type DataSourceName, type UnitResolver } from './resolver-table';

const javascript = { name: 'APPSYNC_JS', runtimeVersion: '1.0.0' };

/** Fields of `Query` that the caller's role may use; it is denied one of them again. */
const PERMITTED = ['context', 'forIam', 'forEveryMode', 'deniedByPolicy', 'document'];

/** The stack of the contract suite: one API with every kind of data source and caller that the cases need. */
export class ContractStack extends Stack {
  private readonly api: appsync.GraphqlApi;

  constructor(scope: Construct, id: string, props: StackProps = {}) {
    super(scope, id, props);
    const { userPool, client } = this.createUserPool();
    const table = this.createTable();
    const relay = this.createFunction();
    this.api = this.createApi(userPool, table, relay);
    const dataSources = this.createDataSources(table, relay);
    for (const [name, resolver] of Object.entries(unitResolvers))
      this.addUnitResolver(name, resolver, dataSources);
    this.addPipeline(dataSources);
    new appsync.CfnApiCache(this, 'Cache', {
      apiId: this.api.apiId,
      apiCachingBehavior: 'PER_RESOLVER_CACHING',
      type: 'SMALL',
      ttl: 60,
    });
    const caller = this.createCaller();
    this.tell({
      Endpoint: this.api.graphqlUrl,
      ApiKey: this.api.apiKey ?? '',
      UserPoolId: userPool.userPoolId,
      ClientId: client.userPoolClientId,
      Table: table.tableName,
      FunctionArn: relay.functionArn,
      Region: this.region,
      RoleArn: caller.roleArn,
    });
  }

  private createUserPool(): { userPool: cognito.UserPool; client: cognito.UserPoolClient } {
    const userPool = new cognito.UserPool(this, 'UserPool', {
      signInAliases: { email: true },
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const client = userPool.addClient('Client', {
      authFlows: { userSrp: true, userPassword: true },
      disableOAuth: true,
    });
    for (const groupName of ['editors', 'owners'])
      new cognito.CfnUserPoolGroup(this, `Group-${groupName}`, {
        userPoolId: userPool.userPoolId,
        groupName,
      });
    return { userPool, client };
  }

  private createTable(): dynamodb.Table {
    const table = new dynamodb.Table(this, 'Table', {
      partitionKey: { name: 'pk', type: dynamodb.AttributeType.STRING },
      sortKey: { name: 'sk', type: dynamodb.AttributeType.STRING },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    table.addGlobalSecondaryIndex({
      indexName: 'byGroup',
      partitionKey: { name: 'group', type: dynamodb.AttributeType.STRING },
      sortKey: { name: 'rank', type: dynamodb.AttributeType.NUMBER },
    });
    return table;
  }

  private createFunction(): lambda.Function {
    return new lambda.Function(this, 'Relay', {
      code: lambda.Code.fromAsset(bundleFunction('relay')),
      handler: 'index.handler',
      runtime: lambda.Runtime.NODEJS_22_X,
      timeout: Duration.seconds(2),
    });
  }

  private createApi(
    userPool: cognito.UserPool,
    table: dynamodb.Table,
    relay: lambda.Function,
  ): appsync.GraphqlApi {
    return new appsync.GraphqlApi(this, 'Api', {
      name: 'contract',
      definition: appsync.Definition.fromFile(path.join(__dirname, 'schema.graphql')),
      authorizationConfig: {
        defaultAuthorization: {
          authorizationType: appsync.AuthorizationType.USER_POOL,
          userPoolConfig: { userPool },
        },
        additionalAuthorizationModes: [
          {
            authorizationType: appsync.AuthorizationType.API_KEY,
            apiKeyConfig: { expires: Expiration.after(Duration.days(30)) },
          },
          { authorizationType: appsync.AuthorizationType.IAM },
        ],
      },
      environmentVariables: { TABLE: table.tableName, FUNCTION: relay.functionArn, LITERAL: '${TABLE}' },
    });
  }

  private createDataSources(
    table: dynamodb.Table,
    relay: lambda.Function,
  ): Record<DataSourceName, appsync.BaseDataSource> {
    // The API itself is the HTTP endpoint that the cases call: it is there wherever the stack is.
    const self = Fn.select(0, Fn.split('/graphql', this.api.graphqlUrl));
    const signedHttp = this.api.addHttpDataSource('signedHttp', self, {
      authorizationConfig: { signingRegion: this.region, signingServiceName: 'appsync' },
    });
    this.api.grant(signedHttp, appsync.IamResource.custom('types/Query/fields/forIam'), 'appsync:GraphQL');
    const tableSource = this.api.addDynamoDbDataSource('table', table);
    relay.grantInvoke(tableSource);
    return {
      none: this.api.addNoneDataSource('none'),
      table: tableSource,
      function: this.api.addLambdaDataSource('function', relay),
      http: this.api.addHttpDataSource('http', self),
      signedHttp,
    };
  }

  private addUnitResolver(
    name: string,
    { code, dataSource, maxBatchSize, caching }: UnitResolver,
    dataSources: Record<DataSourceName, appsync.BaseDataSource>,
  ): void {
    const [typeName = '', fieldName = ''] = name.split('.');
    const resolver = new appsync.CfnResolver(this, `Resolver-${name}`, {
      apiId: this.api.apiId,
      typeName,
      fieldName,
      kind: 'UNIT',
      dataSourceName: dataSources[dataSource].ds.attrName,
      maxBatchSize,
      ...(code !== undefined && { code: resolverCode(code), runtime: javascript }),
      ...(caching && { cachingConfig: caching }),
    });
    this.api.addSchemaDependency(resolver);
  }

  private addPipeline(dataSources: Record<DataSourceName, appsync.BaseDataSource>): void {
    const functions = pipelineSteps.map(
      ({ name, code, dataSource }) =>
        new appsync.CfnFunctionConfiguration(this, `Step-${name}`, {
          apiId: this.api.apiId,
          name,
          dataSourceName: dataSources[dataSource].ds.attrName,
          code: resolverCode(code),
          runtime: javascript,
        }),
    );
    const resolver = new appsync.CfnResolver(this, 'Resolver-Query.pipeline', {
      apiId: this.api.apiId,
      typeName: 'Query',
      fieldName: 'pipeline',
      kind: 'PIPELINE',
      pipelineConfig: { functions: functions.map(({ attrFunctionId }) => attrFunctionId) },
      code: resolverCode('pipeline'),
      runtime: javascript,
    });
    for (const part of [...functions, resolver]) this.api.addSchemaDependency(part);
  }

  /** What may assume this role calls the API as IAM permits it, and no more. */
  private createCaller(): iam.Role {
    const role = new iam.Role(this, 'Caller', { assumedBy: new iam.AccountRootPrincipal() });
    const fields = [
      ...PERMITTED.map((field) => `types/Query/fields/${field}`),
      'types/Document/fields/title',
      'types/Mutation/fields/say',
      'types/Subscription/fields/onMessage',
      'types/Message/*',
    ];
    this.api.grant(role, appsync.IamResource.custom(...fields), 'appsync:GraphQL');
    role.addToPolicy(
      new iam.PolicyStatement({
        effect: iam.Effect.DENY,
        actions: ['appsync:GraphQL'],
        resources: [`${this.api.arn}/types/Query/fields/deniedByPolicy`],
      }),
    );
    // For cases that the suite evaluates instead of running them through the API.
    role.addToPolicy(new iam.PolicyStatement({ actions: ['appsync:EvaluateCode'], resources: ['*'] }));
    return role;
  }

  private tell(outputs: Record<string, string>): void {
    for (const [key, value] of Object.entries(outputs)) new CfnOutput(this, `Output-${key}`, { key, value });
  }
}

const bundled = new Map<string, string>();

function resolverCode(name: string): string {
  const code =
    bundled.get(name) ??
    checkedCode(name, bundleResolverCode(path.join(__dirname, 'resolvers', `${name}.ts`), packageDirectory));
  bundled.set(name, code);
  return code;
}
