import { Stack } from 'aws-cdk-lib';
import * as appsync from 'aws-cdk-lib/aws-appsync';
import type * as cognito from 'aws-cdk-lib/aws-cognito';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { Construct } from 'constructs';
import path from 'node:path';
import { bundleResolverCode } from '@hustings/appsync-local/bundle';
import { checkedCode } from '@hustings/appsync-local/language';
import { findResolverFiles, type ResolverFile, type StepFile } from '@hustings/appsync-local/resolver-files';
import { VOTINGS_BY_ACCESS, VOTINGS_BY_OPENING } from '../../model/keys';
import { MAX_RESOLVERS } from '../../model/limits';
import { projectDirectory } from '../bundle';
import { accept } from '../checks/exceptions';
import { webOrigin, type Settings } from '../settings';
import { keepOlderKeys, publicKeys, type PublicKey } from './api-keys';
import { logErrors } from './api-logs';
import { forbidAuditChanges } from './append-only';

/** What the API is made from. */
export interface ApiProps {
  settings: Settings;
  userPool: cognito.UserPool;
  userPoolClient: cognito.UserPoolClient;
  table: dynamodb.Table;
  /** Behind the data source `checkout`. */
  checkout: lambda.Function;
  /** Behind the data source `deleteAccount`. */
  deleteAccount: lambda.Function;
  /** Behind the data source `inviteVoters`. */
  inviteVoters: lambda.Function;
  /** Behind the data source `ballotProof`. */
  ballotProof: lambda.Function;
  /** Behind the data source `findVoter`. */
  findVoter: lambda.Function;
  /** Behind the data source `createImageUpload`. */
  createImageUpload: lambda.Function;
  /** Behind the data source `listPayments`. */
  listPayments: lambda.Function;
  /** Behind the data source `pushDevices`. */
  pushDevices: lambda.Function;
  /** Behind the data source `readHealth`. */
  readHealth: lambda.Function;
}

/** The data sources that resolver files may name. */
const dataSourceNames = [
  'table',
  'none',
  'checkout',
  'deleteAccount',
  'inviteVoters',
  'ballotProof',
  'findVoter',
  'createImageUpload',
  'listPayments',
  'pushDevices',
  'readHealth',
] as const;
type DataSourceName = (typeof dataSourceNames)[number];

const javascript = { name: 'APPSYNC_JS', runtimeVersion: '1.0.0' };

/** The schema itself is six deep; the introspection query of consoles and explorers goes to fifteen. */
const QUERY_DEPTH_LIMIT = 16;

/**
 * Seconds for which an answer is shared: the least that AppSync takes, and about as often as tallies are announced.
 * Announcements and organisers' changes take back what they make wrong.
 */
const SHARED_SECONDS = 1;

/** The GraphQL API: Cognito by default, an API key for public reads, IAM for the system. */
export class Api extends Construct {
  readonly graphqlApi: appsync.GraphqlApi;
  readonly logs: logs.ILogGroup;
  /** The keys for public reads, newest first. */
  readonly keys: readonly [PublicKey, ...PublicKey[]];
  private readonly isCached: boolean;

  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id);
    this.keys = publicKeys(new Date(), props.settings.apiKeyRevision);
    this.graphqlApi = this.createApi(props, this.keys[0]);
    keepOlderKeys(this.graphqlApi, this.keys);
    this.logs = logErrors(this, this.graphqlApi, props.settings.logRetention);
    this.isCached = props.settings.apiCache !== 'NONE';
    if (this.isCached) this.addCache(props.settings.apiCache);
    this.addResolvers({
      table: this.tableDataSource(props.table),
      none: this.noneDataSource(),
      checkout: this.functionDataSource('Checkout', 'checkout', props.checkout),
      deleteAccount: this.functionDataSource('DeleteAccount', 'deleteAccount', props.deleteAccount),
      inviteVoters: this.functionDataSource('InviteVoters', 'inviteVoters', props.inviteVoters),
      ballotProof: this.functionDataSource('BallotProof', 'ballotProof', props.ballotProof),
      findVoter: this.functionDataSource('FindVoter', 'findVoter', props.findVoter),
      createImageUpload: this.functionDataSource(
        'CreateImageUpload',
        'createImageUpload',
        props.createImageUpload,
      ),
      listPayments: this.functionDataSource('ListPayments', 'listPayments', props.listPayments),
      pushDevices: this.functionDataSource('PushDevices', 'pushDevices', props.pushDevices),
      readHealth: this.functionDataSource('ReadHealth', 'readHealth', props.readHealth),
    });
  }

  /** Lets a function call a mutation that is reserved for the system, and read what it answers. */
  grantSystemMutation(grantee: iam.IGrantable, mutation: string, answerTypes: string[]): void {
    this.graphqlApi.grantMutation(grantee, mutation);
    this.graphqlApi.grant(
      grantee,
      appsync.IamResource.custom(...answerTypes.map((type) => `types/${type}/fields/*`)),
      'appsync:GraphQL',
    );
    const api = Stack.of(this).getLogicalId(this.graphqlApi.node.defaultChild as appsync.CfnGraphQLApi);
    for (const type of answerTypes)
      accept(
        grantee.grantPrincipal as iam.IRole,
        `nag:IAM5[Resource::arn:<AWS::Partition>:appsync:<AWS::Region>:<AWS::AccountId>:apis/<${api}.ApiId>/types/${type}/fields/*]`,
        `The mutation answers with any field of ${type}.`,
      );
  }

  private createApi(
    { settings, userPool, userPoolClient, table }: ApiProps,
    newest: PublicKey,
  ): appsync.GraphqlApi {
    const schemaFile = path.join(projectDirectory, 'schema', 'schema.graphql');
    const api = new appsync.GraphqlApi(this, 'GraphqlApi', {
      name: `hustings-${settings.stage}`,
      definition: appsync.Definition.fromFile(schemaFile),
      authorizationConfig: {
        defaultAuthorization: {
          authorizationType: appsync.AuthorizationType.USER_POOL,
          userPoolConfig: { userPool, appIdClientRegex: userPoolClient.userPoolClientId },
        },
        additionalAuthorizationModes: [
          {
            authorizationType: appsync.AuthorizationType.API_KEY,
            apiKeyConfig: { ...newest, description: 'Public reads' },
          },
          { authorizationType: appsync.AuthorizationType.IAM },
        ],
      },
      xrayEnabled: true,
      introspectionConfig: settings.introspection
        ? appsync.IntrospectionConfig.ENABLED
        : appsync.IntrospectionConfig.DISABLED,
      queryDepthLimit: QUERY_DEPTH_LIMIT,
      resolverCountLimit: MAX_RESOLVERS,
      environmentVariables: {
        TABLE_NAME: table.tableName,
        MAX_OPEN_VOTINGS: String(settings.maxOpenVotings),
        CLOSING_DELAY_SECONDS: String(settings.closingDelaySeconds),
        API_CACHE: settings.apiCache,
        WEB_ORIGIN: webOrigin(settings),
        ...packVariables(settings),
      },
    });
    uploadSchema(api, schemaFile);
    return api;
  }

  /** Only resolvers whose file says so are cached: those whose answers are the same for everybody. */
  private addCache(type: string): void {
    new appsync.CfnApiCache(this, 'Cache', {
      apiId: this.graphqlApi.apiId,
      apiCachingBehavior: 'PER_RESOLVER_CACHING',
      type,
      ttl: SHARED_SECONDS,
      atRestEncryptionEnabled: true,
      transitEncryptionEnabled: true,
    });
  }

  /** CDK's own data source grants every read and write, scans included: this one grants what resolvers do. */
  private tableDataSource(table: dynamodb.Table): appsync.CfnDataSource {
    const role = this.dataSourceRole('TableRole');
    const onItems = ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem', 'BatchGetItem'];
    role.addToPolicy(
      new iam.PolicyStatement({
        actions: onItems.map((action) => `dynamodb:${action}`),
        resources: [table.tableArn],
      }),
    );
    role.addToPolicy(
      new iam.PolicyStatement({
        actions: ['dynamodb:Query'],
        resources: [
          table.tableArn,
          ...[VOTINGS_BY_ACCESS, VOTINGS_BY_OPENING].map((index) => `${table.tableArn}/index/${index}`),
        ],
      }),
    );
    forbidAuditChanges(role, table);
    return new appsync.CfnDataSource(this, 'TableDataSource', {
      apiId: this.graphqlApi.apiId,
      name: 'table',
      type: 'AMAZON_DYNAMODB',
      serviceRoleArn: role.roleArn,
      dynamoDbConfig: { tableName: table.tableName, awsRegion: Stack.of(this).region },
    });
  }

  private noneDataSource(): appsync.CfnDataSource {
    return new appsync.CfnDataSource(this, 'NoneDataSource', {
      apiId: this.graphqlApi.apiId,
      name: 'none',
      type: 'NONE',
    });
  }

  private functionDataSource(
    id: string,
    name: DataSourceName,
    target: lambda.Function,
  ): appsync.CfnDataSource {
    const role = this.dataSourceRole(`${id}Role`);
    role.addToPolicy(
      new iam.PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [target.functionArn] }),
    );
    return new appsync.CfnDataSource(this, `${id}DataSource`, {
      apiId: this.graphqlApi.apiId,
      name,
      type: 'AWS_LAMBDA',
      serviceRoleArn: role.roleArn,
      lambdaConfig: { lambdaFunctionArn: target.functionArn },
    });
  }

  /** AppSync may act as it for APIs of this account only (AppSync developer guide, "Attaching a data source"). */
  private dataSourceRole(id: string): iam.Role {
    return new iam.Role(this, id, {
      assumedBy: new iam.ServicePrincipal('appsync.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
  }

  private addResolvers(dataSources: Record<DataSourceName, appsync.CfnDataSource>): void {
    const files = findResolverFiles({
      directory: path.join(projectDirectory, 'resolvers'),
      schemaFile: path.join(projectDirectory, 'schema', 'schema.graphql'),
      dataSourceNames,
    });
    const functions = new Map(
      files.steps.map((step) => [step.name, this.addStep(step, dataSources[step.dataSource])]),
    );
    for (const resolver of files.resolvers) this.addResolver(resolver, dataSources, functions);
  }

  private addStep(step: StepFile, dataSource: appsync.CfnDataSource): appsync.CfnFunctionConfiguration {
    const configuration = new appsync.CfnFunctionConfiguration(this, `Step-${step.name}`, {
      apiId: this.graphqlApi.apiId,
      name: step.name,
      dataSourceName: dataSource.attrName,
      code: deployableCode(step.name, step.file),
      runtime: javascript,
    });
    this.graphqlApi.addSchemaDependency(configuration);
    return configuration;
  }

  private addResolver(
    resolver: ResolverFile<DataSourceName>,
    dataSources: Record<DataSourceName, appsync.CfnDataSource>,
    functions: Map<string, appsync.CfnFunctionConfiguration>,
  ): void {
    const name = `${resolver.typeName}.${resolver.fieldName}`;
    const created = new appsync.CfnResolver(this, `Resolver-${name}`, {
      apiId: this.graphqlApi.apiId,
      typeName: resolver.typeName,
      fieldName: resolver.fieldName,
      code: deployableCode(name, resolver.file),
      runtime: javascript,
      ...(this.isCached &&
        resolver.cachingKeys && {
          cachingConfig: { ttl: SHARED_SECONDS, cachingKeys: resolver.cachingKeys },
        }),
      ...(resolver.kind === 'UNIT'
        ? { kind: 'UNIT', dataSourceName: dataSources[resolver.dataSource].attrName }
        : {
            kind: 'PIPELINE',
            pipelineConfig: { functions: resolver.steps.map((step) => functions.get(step)!.attrFunctionId) },
          }),
    });
    this.graphqlApi.addSchemaDependency(created);
  }
}

/** Has AppSync read the schema from S3: in the template it takes 6 % of what CloudFormation allows for one. */
function uploadSchema(api: appsync.GraphqlApi, file: string): void {
  const schema = api.node.findChild('Schema');
  if (!(schema instanceof appsync.CfnGraphQLSchema)) throw new Error('This CDK names its schema otherwise.');
  schema.definition = undefined;
  schema.definitionS3Location = new Asset(api, 'SchemaFile', { path: file }).s3ObjectUrl;
}

/** By file. Files do not change while a process synthesises; tests do so many times, and most of a synthesis is this. */
const deployableCodes = new Map<string, string>();

/** What is deployed of a resolver's file: bundled, and known to be code that AppSync takes. */
function deployableCode(name: string, file: string): string {
  const code = deployableCodes.get(file) ?? checkedCode(name, bundleResolverCode(file, projectDirectory));
  deployableCodes.set(file, code);
  return code;
}

/** A variable takes 512 characters (AWS AppSync developer guide, "Environment variables"): the packs go into several. */
function packVariables({ payments: { packs } }: Settings): Record<string, string> {
  const pieces = JSON.stringify(packs).match(/.{1,512}/gsu) ?? [];
  return Object.fromEntries(pieces.map((piece, index) => [`CREDIT_PACKS_${index + 1}`, piece]));
}
