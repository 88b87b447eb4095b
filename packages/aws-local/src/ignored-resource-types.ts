import type { Place, ResourceIdentity, ResourceType } from './contract';

type Attributes = (name: string, place: Place) => Record<string, unknown>;

/** A resource type that needs nothing on one machine. */
interface IgnoredType {
  name: string;
  /** The property that names it, when it is not `Name`. */
  nameProperty?: string;
  attributes?: Attributes;
}

const id: Attributes = (name) => ({ Id: name });

const IGNORED: IgnoredType[] = [
  // It counts users of the CDK.
  { name: 'AWS::CDK::Metadata' },

  // Logs go to the terminal, so there is nothing to keep.
  {
    name: 'Custom::LogRetention',
    nameProperty: 'LogGroupName',
    attributes: (name) => ({ LogGroupName: name }),
  },
  { name: 'AWS::Logs::ResourcePolicy' },

  // What a stack tells whom it does not know: nobody here reads it.
  {
    name: 'AWS::SSM::Parameter',
    attributes: () => ({ Type: 'String' }),
  },

  // Resource policies let services and other accounts in; here is one account, whose roles' own policies are asked.
  { name: 'AWS::SQS::QueuePolicy', attributes: id },
  { name: 'AWS::SNS::TopicPolicy', attributes: id },

  // Who may invoke a function: what invokes one here is what the template wires.
  { name: 'AWS::Lambda::Permission', attributes: id },

  // Hosted sign-in pages; nothing here signs in through them.
  { name: 'AWS::Cognito::UserPoolDomain', nameProperty: 'Domain' },

  // Traces are not collected.
  { name: 'AWS::XRay::Group' },
  { name: 'AWS::XRay::SamplingRule' },

  // Only this machine reaches the API.
  {
    name: 'AWS::WAFv2::WebACL',
    attributes: (name, { region, accountId }) => ({
      Arn: `arn:aws:wafv2:${region}:${accountId}:regional/webacl/${name}/local`,
      Id: name,
    }),
  },
  { name: 'AWS::WAFv2::WebACLAssociation' },
  { name: 'AWS::WAFv2::LoggingConfiguration' },

  // Nothing here has a public name.
  { name: 'AWS::Route53::RecordSet' },
  { name: 'AWS::Route53::HostedZone', attributes: id },
  { name: 'AWS::CertificateManager::Certificate' },
  {
    name: 'AWS::AppSync::DomainName',
    nameProperty: 'DomainName',
    attributes: (name) => ({ DomainName: name, AppSyncDomainName: name, HostedZoneId: 'local' }),
  },
  { name: 'AWS::AppSync::DomainNameApiAssociation' },

  // Folders below the data stay until somebody deletes them.
  { name: 'Custom::S3AutoDeleteObjects' },

  // The front door serves the web app from the work tree, with headers of its own and without a cache.
  {
    name: 'AWS::CloudFront::Distribution',
    attributes: (name) => ({ Id: name, DomainName: `${name.toLowerCase()}.cloudfront.net` }),
  },
  { name: 'AWS::CloudFront::OriginAccessControl', attributes: id },
  { name: 'AWS::CloudFront::ResponseHeadersPolicy', attributes: id },
  { name: 'AWS::CloudFront::CachePolicy', attributes: id },
  {
    name: 'AWS::CloudFront::Function',
    attributes: (name, { accountId }) => ({
      FunctionARN: `arn:aws:cloudfront::${accountId}:function/${name}`,
    }),
  },
];

/** The resource types that need nothing here: other resources may refer to them, and that is all. */
export const ignoredResourceTypes: ResourceType[] = IGNORED.map(
  ({ name: typeName, nameProperty = 'Name', attributes }) => ({
    name: typeName,
    phase: 0,
    identify: ({ logicalId, properties }, place): ResourceIdentity => {
      const given = properties[nameProperty];
      const name = typeof given === 'string' ? given : `${place.stackName}-${logicalId}`;
      return { ref: name, attributes: attributes?.(name, place) ?? {} };
    },
  }),
);
