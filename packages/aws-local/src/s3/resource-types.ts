import { refuseOtherProperties, stableId, type Resource, type ResourceType } from '../contract';
import { BucketPolicy, policyProblems } from './bucket-policy';
import type { Buckets } from './buckets';
import type { CorsRule } from './cors';
import { expire, lifecycleProblems, type LifecycleRule } from './lifecycle';
import { notificationProblems, notify, type LambdaNotification } from './notifications';

const PHASE = 10;

const BUCKET_PROPERTIES = [
  'BucketName',
  'CorsConfiguration',
  'LifecycleConfiguration',
  'NotificationConfiguration',
  // What follows changes nothing on this machine: nobody but the stack is let in, and the disk is the user's own.
  'BucketEncryption',
  'OwnershipControls',
  'PublicAccessBlockConfiguration',
];

/** "General purpose bucket naming rules". */
const NAME = /^(?!\d+(\.\d+){3}$)[a-z0-9](?:[a-z0-9-]|\.(?!\.)){1,61}[a-z0-9]$/;
const LONGEST_NAME = 63;
const HOUR = 3_600_000;

/** `AWS::S3::Bucket` and `AWS::S3::BucketPolicy`. */
export function bucketResourceTypes(buckets: Buckets): ResourceType[] {
  const bucket: ResourceType = {
    name: 'AWS::S3::Bucket',
    phase: PHASE,
    identify(resource, { stackName, region }) {
      refuseOtherProperties(resource, BUCKET_PROPERTIES);
      const given = resource.properties['BucketName'];
      const suffix = stableId(12, stackName, resource.logicalId);
      const made = `${stackName}-${resource.logicalId}`.toLowerCase().slice(0, LONGEST_NAME - 13);
      const name = typeof given === 'string' ? given : `${made}-${suffix}`;
      if (!NAME.test(name)) throw new Error(`${JSON.stringify(name)} is no name of a bucket.`);
      return {
        ref: name,
        attributes: {
          Arn: `arn:aws:s3:::${name}`,
          DomainName: `${name}.s3.amazonaws.com`,
          RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
        },
      };
    },
    check: ({ properties }) => [
      ...lifecycleRules(properties).flatMap(lifecycleProblems),
      ...notifications(properties).flatMap(notificationProblems),
    ],
    start({ ref, properties }, aws) {
      const made = buckets.create(ref);
      made.cors = listIn<CorsRule>(properties, 'CorsConfiguration', 'CorsRules');
      const wanted = notifications(properties);
      made.notify = (event, object) => {
        notify(aws, wanted, ref, event, object);
      };
      const rules = lifecycleRules(properties);
      const clean = (): void => {
        expire(made.objects, rules, Date.now());
      };
      clean();
      const timer = setInterval(clean, HOUR).unref();
      aws.onStop(() => {
        clearInterval(timer);
      });
    },
  };
  const policy: ResourceType = {
    name: 'AWS::S3::BucketPolicy',
    phase: PHASE + 1,
    identify(resource) {
      refuseOtherProperties(resource, ['Bucket', 'PolicyDocument']);
      return { ref: resource.logicalId, attributes: {} };
    },
    check: ({ properties }: Resource) =>
      policyProblems(properties['PolicyDocument']).map((problem) => `PolicyDocument: ${problem}`),
    start: ({ properties }) => {
      buckets.get(String(properties['Bucket'])).policy = new BucketPolicy(properties['PolicyDocument']);
    },
  };
  return [bucket, policy];
}

function lifecycleRules(properties: Record<string, unknown>): LifecycleRule[] {
  return listIn(properties, 'LifecycleConfiguration', 'Rules');
}

function notifications(properties: Record<string, unknown>): LambdaNotification[] {
  return listIn(properties, 'NotificationConfiguration', 'LambdaConfigurations');
}

function listIn<Item>(properties: Record<string, unknown>, property: string, list: string): Item[] {
  const value = properties[property] as Record<string, Item[] | undefined> | undefined;
  return value?.[list] ?? [];
}
