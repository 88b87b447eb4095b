import {
  stableId,
  type Place,
  type Resource,
  type ResourceIdentity,
  type ResourceType,
  type TemplateResource,
} from '@hustings/aws-local';
import type { ApiConfiguration } from '../api-configuration';
import { codeProblems } from './code';
import { apiConfiguration, UnsupportedApiFeature, type ApiResources } from './configuration';
import { dataSourceProblems, modeProblems, propertyProblems, schemaProblems } from './problems';

export { UnsupportedApiFeature } from './configuration';
export { localAwsPorts } from './local-aws-ports';

type Identify = (resource: TemplateResource, place: Place) => ResourceIdentity;

/** After everything that an API may point at. */
const PARTS_PHASE = 50;

/** When all its parts are known, and before event sources and schedules, whose functions call it. */
const API_PHASE = 60;

const OUTSIDE = [
  ['AWS::AppSync::Api', 'Events APIs'],
  ['AWS::AppSync::ChannelNamespace', 'Events APIs'],
  ['AWS::AppSync::SourceApiAssociation', 'merged APIs'],
] as const;

/** Which API is served, of a stack that has several. */
export interface ApiChoice {
  /** Its name, or the logical id of its resource. */
  api?: string;
}

/** Gathers the `AWS::AppSync::*` resources of a stack while it starts, and opens the API they make up. */
export class AppSyncResources {
  private readonly gathered = new Map<string, Resource[]>();
  private readonly apis = new Map<string, { name: string; logicalId: string }>();

  /**
   * @param baseUrl where the API will be reached, e.g. `http://localhost:4000`.
   * @param openApi starts serving the API, once, when everything that it consists of has been gathered.
   */
  constructor(
    private readonly baseUrl: string,
    private readonly openApi: (configuration: ApiConfiguration) => Promise<void>,
    private readonly choice: ApiChoice = {},
  ) {}

  /** The resource types to start the stack with. */
  resourceTypes(): ResourceType[] {
    return [
      {
        name: 'AWS::AppSync::GraphQLApi',
        phase: API_PHASE,
        identify: (resource, place) => this.identifyApi(resource, place),
        check: (api) =>
          this.serves(api) ? [...this.choiceProblems(), ...propertyProblems(api), ...modeProblems(api)] : [],
        start: async (api, { place }) => {
          if (this.serves(api)) await this.openApi(this.configuration(api, place));
        },
      },
      this.gather('AWS::AppSync::GraphQLSchema', identifyByLogicalId, schemaProblems),
      this.gather('AWS::AppSync::ApiKey', identifyApiKey),
      this.gather('AWS::AppSync::DataSource', identifyDataSource, dataSourceProblems),
      this.gather('AWS::AppSync::FunctionConfiguration', identifyFunction, codeProblems),
      this.gather('AWS::AppSync::Resolver', identifyResolver, codeProblems),
      this.gather('AWS::AppSync::ApiCache', identifyByLogicalId),
      this.gather('AWS::AppSync::DomainName', identifyDomainName),
      this.gather('AWS::AppSync::DomainNameApiAssociation', identifyByLogicalId),
      ...OUTSIDE.map(([name, what]) => refuse(name, what)),
    ];
  }

  private configuration(api: Resource, place: Place): ApiConfiguration {
    const all = (type: string): Resource[] =>
      (this.gathered.get(`AWS::AppSync::${type}`) ?? []).filter(
        ({ properties }) => properties['ApiId'] === api.attributes['ApiId'],
      );
    const [schema] = all('GraphQLSchema');
    if (schema === undefined) throw new UnsupportedApiFeature('the API has no schema.');
    const resources: ApiResources = {
      api,
      schema,
      apiKeys: all('ApiKey'),
      dataSources: all('DataSource'),
      functions: all('FunctionConfiguration'),
      resolvers: all('Resolver'),
      caches: all('ApiCache'),
      domainNames: all('DomainNameApiAssociation'),
    };
    return apiConfiguration(resources, place);
  }

  private gather(
    name: string,
    identify: Identify,
    otherProblems: (resource: Resource) => string[] = () => [],
  ): ResourceType {
    return {
      name,
      phase: PARTS_PHASE,
      identify,
      check: (resource) => {
        const { ApiId } = resource.properties;
        if (typeof ApiId === 'string' && this.apis.has(ApiId) && !this.servesId(ApiId)) return [];
        const elsewhere =
          typeof ApiId === 'string' && !this.apis.has(ApiId)
            ? [`Properties.ApiId: the API ${ApiId} is not among these resources.`]
            : [];
        return [...elsewhere, ...propertyProblems(resource), ...otherProblems(resource)];
      },
      start: (resource) => {
        this.gathered.set(name, [...(this.gathered.get(name) ?? []), resource]);
        return Promise.resolve();
      },
    };
  }

  private identifyApi({ logicalId, properties }: TemplateResource, place: Place): ResourceIdentity {
    const apiId = stableId(26, place.stackName, logicalId);
    const { Name } = properties;
    this.apis.set(apiId, { logicalId, name: typeof Name === 'string' ? Name : logicalId });
    const arn = `arn:aws:appsync:${place.region}:${place.accountId}:apis/${apiId}`;
    return {
      ref: arn,
      attributes: {
        ApiId: apiId,
        Arn: arn,
        GraphQLUrl: `${this.baseUrl}/graphql`,
        GraphQLDns: new URL(this.baseUrl).host,
        GraphQLEndpointArn: `arn:aws:appsync:${place.region}:${place.accountId}:endpoints/graphql-api/${apiId}`,
        RealtimeUrl: `${this.baseUrl.replace(/^http/, 'ws')}/graphql/realtime`,
        RealtimeDns: new URL(this.baseUrl).host,
      },
    };
  }

  private serves({ attributes }: Resource): boolean {
    return this.servesId(String(attributes['ApiId']));
  }

  /** Without a choice the first of several stands for all of them: its check says that there must be one. */
  private servesId(apiId: string): boolean {
    const chosen = [...this.apis].find(
      ([, { name, logicalId }]) =>
        this.choice.api === undefined || [name, logicalId].includes(this.choice.api),
    );
    return apiId === (chosen ?? [...this.apis][0])?.[0];
  }

  private choiceProblems(): string[] {
    const names = [...this.apis.values()].map(({ name }) => name);
    const { api } = this.choice;
    const wanted = [...this.apis.values()].filter(({ name, logicalId }) =>
      api === undefined ? true : [name, logicalId].includes(api),
    );
    if (wanted.length === 1) return [];
    return api === undefined || wanted.length > 1
      ? [`one GraphQL API is served at a time. There are several: ${names.join(', ')}.`]
      : [`there is no GraphQL API called ${api}, only ${names.join(', ')}.`];
  }
}

function identifyByLogicalId({ logicalId }: TemplateResource): ResourceIdentity {
  return { ref: logicalId, attributes: { Id: logicalId } };
}

function identifyApiKey({ logicalId }: TemplateResource, place: Place): ResourceIdentity {
  const key = `da2-${stableId(26, place.stackName, logicalId)}`;
  return { ref: logicalId, attributes: { ApiKey: key, ApiKeyId: logicalId, Arn: logicalId } };
}

function identifyDataSource({ logicalId, properties }: TemplateResource): ResourceIdentity {
  return { ref: logicalId, attributes: { Name: properties['Name'], DataSourceArn: logicalId } };
}

function identifyFunction({ logicalId, properties }: TemplateResource, place: Place): ResourceIdentity {
  const functionId = stableId(26, place.stackName, logicalId);
  return { ref: functionId, attributes: { FunctionId: functionId, Name: properties['Name'] } };
}

function identifyResolver({ logicalId, properties }: TemplateResource): ResourceIdentity {
  return {
    ref: logicalId,
    attributes: { TypeName: properties['TypeName'], FieldName: properties['FieldName'] },
  };
}

/** A custom domain name is an alias: requests that name it as their host are served like all others. */
function identifyDomainName({ properties }: TemplateResource): ResourceIdentity {
  const domainName = properties['DomainName'];
  return {
    ref: String(domainName),
    attributes: {
      DomainName: domainName,
      AppSyncDomainName: 'localhost',
      DomainNameArn: `arn:aws:appsync:::domainnames/${String(domainName)}`,
      HostedZoneId: 'Z00000000000000000000',
    },
  };
}

function refuse(name: string, what: string): ResourceType {
  return {
    name,
    phase: PARTS_PHASE,
    identify: () => {
      throw new UnsupportedApiFeature(`${what} are not served locally.`);
    },
  };
}
