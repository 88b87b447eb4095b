import type { CheckedResource, CheckedTemplate } from './checked-template';
import { member, possibleValues } from './intrinsics';
import type { Schemas } from './schemas';
import { Texts } from './text-of';

/** Something that only one resource may be: a name that is taken, a place that is filled. */
export interface Claim {
  /** What is claimed: `AWS::Logs::LogGroup`. */
  kind: string;
  /** The claimed name as a person reads it. */
  name: string;
  template: CheckedTemplate;
  resource: CheckedResource;
  /** The property that claims it, as a path. */
  path: string;
}

/**
 * What makes a resource one of its kind, where its schema does not say it: a service's own id stands there instead.
 * Each list of properties is taken together.
 */
const UNIQUE: Record<string, string[][]> = {
  'AWS::ApiGatewayV2::Route': [['ApiId', 'RouteKey']],
  'AWS::ApiGatewayV2::Stage': [['ApiId', 'StageName']],
  'AWS::AppSync::DataSource': [['ApiId', 'Name']],
  'AWS::AppSync::FunctionConfiguration': [['ApiId', 'Name']],
  'AWS::AppSync::GraphQLSchema': [['ApiId']],
  'AWS::AppSync::Resolver': [['ApiId', 'TypeName', 'FieldName']],
  'AWS::CloudFront::CachePolicy': [['CachePolicyConfig.Name']],
  'AWS::CloudFront::Function': [['Name']],
  'AWS::CloudFront::OriginAccessControl': [['OriginAccessControlConfig.Name']],
  'AWS::CloudFront::OriginRequestPolicy': [['OriginRequestPolicyConfig.Name']],
  'AWS::CloudFront::ResponseHeadersPolicy': [['ResponseHeadersPolicyConfig.Name']],
  'AWS::Cognito::UserPoolDomain': [['Domain']],
  'AWS::Cognito::UserPoolGroup': [['UserPoolId', 'GroupName']],
  'AWS::Events::Rule': [['EventBusName', 'Name'], ['Name']],
  'AWS::IAM::ManagedPolicy': [['ManagedPolicyName']],
  'AWS::Lambda::EventSourceMapping': [['FunctionName', 'EventSourceArn']],
  'AWS::Lambda::LayerVersion': [],
  'AWS::Route53::RecordSet': [
    ['HostedZoneId', 'Name', 'Type', 'SetIdentifier'],
    ['HostedZoneId', 'Name', 'Type'],
  ],
  'AWS::SecretsManager::Secret': [['Name']],
  'AWS::SNS::Subscription': [['TopicArn', 'Protocol', 'Endpoint']],
  'AWS::SNS::Topic': [['TopicName']],
  'AWS::SQS::Queue': [['QueueName']],
  'AWS::StepFunctions::StateMachine': [['StateMachineName']],
  'AWS::WAFv2::WebACL': [['Scope', 'Name']],
  'AWS::WAFv2::WebACLAssociation': [['ResourceArn']],
};

/** Policies that a resource has only one of: the one that is written last is the only one left. */
const POLICY_OF: Record<string, string> = {
  'AWS::S3::BucketPolicy': 'Bucket',
  'AWS::SNS::TopicPolicy': 'Topics',
  'AWS::SQS::QueuePolicy': 'Queues',
};

/** The property that `Ref` of a resource gives back, when a template says it. */
export function nameProperty(schemas: Schemas, type: string): string | undefined {
  const schema = schemas.get(type);
  const [only, ...others] = schema?.ref ?? [];
  return only !== undefined && others.length === 0 && schema?.properties[only] !== undefined
    ? only
    : undefined;
}

/** The texts of a template, with what `Ref` gives of its resource types. */
export function textsOf(template: CheckedTemplate, schemas: Schemas, region?: string): Texts {
  return new Texts(template, (type) => nameProperty(schemas, type), region);
}

/** Everything that the resources of a template claim. */
export function claimsOf(template: CheckedTemplate, schemas: Schemas, region?: string): Claim[] {
  const texts = textsOf(template, schemas, region);
  return template.resources.flatMap((resource): Claim[] => {
    const claim = (kind: string, paths: string[]): Claim[] => {
      const values = paths.map((path) => texts.of(valueAt(resource, path)));
      if (values.length === 0 || values.some((value) => value === undefined)) return [];
      const path = `Properties.${paths.at(-1) ?? ''}`;
      return [{ kind, name: values.join(', '), template, resource, path }];
    };
    if (resource.type === 'Custom::LogRetention') return claim('AWS::Logs::LogGroup', ['LogGroupName']);
    if (resource.type === 'Custom::CDKBucketDeployment') return bucketDeployment(resource, claim);
    const holder = POLICY_OF[resource.type];
    if (holder !== undefined) return policyHolders(resource, holder, texts, template);
    const unique = UNIQUE[resource.type] ?? [identifierOf(resource, schemas)];
    return unique.map((paths) => claim(resource.type, paths)).find((claims) => claims.length > 0) ?? [];
  });
}

function valueAt({ properties }: CheckedResource, path: string): unknown {
  return possibleValues(member(properties, ...path.split('.')))[0];
}

/** The properties that name a resource of this type, if a template can give all of them. */
function identifierOf({ type }: CheckedResource, schemas: Schemas): string[] {
  const schema = schemas.get(type);
  if (!schema) return [];
  return schema.identifier.every((name) => name in schema.properties) ? schema.identifier : [];
}

/** Two deployments into one place, of which one takes away what it does not know. */
function bucketDeployment(
  { properties }: CheckedResource,
  claim: (kind: string, paths: string[]) => Claim[],
): Claim[] {
  const prunes = properties['Prune'] !== false && properties['Prune'] !== 'false';
  if (!prunes) return [];
  return claim('files of a bucket', [
    'DestinationBucketName',
    ...('DestinationBucketKeyPrefix' in properties ? ['DestinationBucketKeyPrefix'] : []),
  ]);
}

function policyHolders(
  resource: CheckedResource,
  property: string,
  texts: Texts,
  template: CheckedTemplate,
): Claim[] {
  return [resource.properties[property]].flat().flatMap((holder) => {
    const name = texts.of(holder);
    return name === undefined
      ? []
      : [{ kind: resource.type, name, template, resource, path: `Properties.${property}` }];
  });
}
