import type { Place, ResourceIdentity, ResourceKind } from './machine';

type Attributes = (name: string, place: Place) => Record<string, unknown>;

/** A resource type that needs nothing on one machine. */
interface IgnoredType {
  type: string;
  /** The property that names it, when it is not `Name`. */
  nameProperty?: string;
  attributes?: Attributes;
}

const id: Attributes = (name) => ({ Id: name });

const IGNORED: IgnoredType[] = [
  // It counts users of the CDK.
  { type: 'AWS::CDK::Metadata' },

  // Logs go to the terminal, so there is nothing to keep, to query or to make metrics from.
  {
    type: 'AWS::Logs::LogGroup',
    nameProperty: 'LogGroupName',
    attributes: (name, { region, accountId }) => ({
      Arn: `arn:aws:logs:${region}:${accountId}:log-group:${name}:*`,
    }),
  },
  {
    type: 'Custom::LogRetention',
    nameProperty: 'LogGroupName',
    attributes: (name) => ({ LogGroupName: name }),
  },
  { type: 'AWS::Logs::MetricFilter' },
  { type: 'AWS::Logs::QueryDefinition' },
  { type: 'AWS::Logs::ResourcePolicy' },

  // A page of the CloudWatch console.
  { type: 'AWS::CloudWatch::Dashboard', nameProperty: 'DashboardName' },

  // Traces are not collected.
  { type: 'AWS::XRay::Group' },
  { type: 'AWS::XRay::SamplingRule' },

  // Nothing here costs money.
  { type: 'AWS::Budgets::Budget' },

  // Only this machine reaches the API.
  {
    type: 'AWS::WAFv2::WebACL',
    attributes: (name, { region, accountId }) => ({
      Arn: `arn:aws:wafv2:${region}:${accountId}:regional/webacl/${name}/local`,
      Id: name,
    }),
  },
  { type: 'AWS::WAFv2::WebACLAssociation' },
  { type: 'AWS::WAFv2::LoggingConfiguration' },

  // The machine has no public name.
  { type: 'AWS::Route53::RecordSet' },
  { type: 'AWS::Route53::HostedZone', attributes: id },
  { type: 'AWS::CertificateManager::Certificate' },
  {
    type: 'AWS::AppSync::DomainName',
    nameProperty: 'DomainName',
    attributes: (name) => ({ DomainName: name, AppSyncDomainName: name, HostedZoneId: 'local' }),
  },
  { type: 'AWS::AppSync::DomainNameApiAssociation' },

  // The front door serves the web app from the work tree, with headers of its own and without a cache.
  {
    type: 'AWS::S3::Bucket',
    nameProperty: 'BucketName',
    attributes: (name, { region }) => ({
      Arn: `arn:aws:s3:::${name}`,
      DomainName: `${name}.s3.amazonaws.com`,
      RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
    }),
  },
  { type: 'AWS::S3::BucketPolicy' },
  {
    type: 'AWS::CloudFront::Distribution',
    attributes: (name) => ({ Id: name, DomainName: `${name.toLowerCase()}.cloudfront.net` }),
  },
  { type: 'AWS::CloudFront::OriginAccessControl', attributes: id },
  { type: 'AWS::CloudFront::ResponseHeadersPolicy', attributes: id },
  { type: 'AWS::CloudFront::CachePolicy', attributes: id },
  {
    type: 'AWS::CloudFront::Function',
    attributes: (name, { accountId }) => ({
      FunctionARN: `arn:aws:cloudfront::${accountId}:function/${name}`,
    }),
  },
];

/** The kinds that need nothing here: other resources may refer to them, and that is all. */
export const ignoredKinds: ResourceKind[] = IGNORED.map(({ type, nameProperty = 'Name', attributes }) => ({
  type,
  phase: 0,
  identify: ({ logicalId, properties }, place): ResourceIdentity => {
    const given = properties[nameProperty];
    const name = typeof given === 'string' ? given : `${place.stackName}-${logicalId}`;
    return { ref: name, attributes: attributes?.(name, place) ?? {} };
  },
}));
