import { physicalName, refuseOtherProperties, refuseOutside, type ResourceType } from '../contract';
import type { QueueSettings } from './message';
import type { Queues } from './queues';
import type { Subscription, Topics } from './topics';
import { SQS_LIMITS } from './sqs-requests';
import { queueArn, queueUrl } from './urls';

const PHASE = 10;
/** Subscriptions name queues, functions and topics. */
const SUBSCRIPTION_PHASE = 40;
const PROTOCOLS = ['sqs', 'lambda', 'email', 'email-json'];

/**
 * `AWS::SQS::*`.
 * @param endpoint where SQS is served; known before the first resource is identified.
 */
export function queueResourceTypes(queues: Queues, endpoint: () => string): ResourceType[] {
  return [
    {
      name: 'AWS::SQS::Queue',
      phase: PHASE,
      identify(resource, place) {
        if (resource.properties['FifoQueue'] === true) throw new Error('FIFO queues are not served locally.');
        refuseOtherProperties(resource, [
          'DelaySeconds',
          'KmsMasterKeyId',
          'MaximumMessageSize',
          'MessageRetentionPeriod',
          'QueueName',
          'ReceiveMessageWaitTimeSeconds',
          'RedriveAllowPolicy',
          'RedrivePolicy',
          'SqsManagedSseEnabled',
          'Tags',
          'VisibilityTimeout',
        ]);
        refuseOutside(resource.properties, {
          DelaySeconds: [0, SQS_LIMITS.delay],
          MaximumMessageSize: [1024, SQS_LIMITS.message],
          MessageRetentionPeriod: [60, 1_209_600],
          ReceiveMessageWaitTimeSeconds: [0, SQS_LIMITS.wait],
          VisibilityTimeout: [0, SQS_LIMITS.visibility],
        });
        const name = physicalName(resource, 'QueueName', place);
        const url = queueUrl(endpoint(), place, name);
        return { ref: url, attributes: { Arn: queueArn(place, name), QueueName: name, QueueUrl: url } };
      },
      start({ attributes, properties }) {
        queues.create(settings(String(attributes['QueueName']), String(attributes['Arn']), properties));
      },
    },
  ];
}

/** `AWS::SNS::*`. */
export function topicResourceTypes(topics: Topics): ResourceType[] {
  return [
    {
      name: 'AWS::SNS::Topic',
      phase: PHASE,
      identify(resource, place) {
        refuseOtherProperties(resource, ['DisplayName', 'KmsMasterKeyId', 'Tags', 'TopicName']);
        const name = physicalName(resource, 'TopicName', place);
        const arn = `arn:aws:sns:${place.region}:${place.accountId}:${name}`;
        return { ref: arn, attributes: { TopicArn: arn, TopicName: name } };
      },
      start({ ref }) {
        topics.create(ref);
      },
    },
    {
      name: 'AWS::SNS::Subscription',
      phase: SUBSCRIPTION_PHASE,
      identify(resource) {
        refuseOtherProperties(resource, ['Endpoint', 'Protocol', 'RawMessageDelivery', 'TopicArn', 'Region']);
        const protocol = String(resource.properties['Protocol']);
        if (!PROTOCOLS.includes(protocol))
          throw new Error(`subscriptions by ${protocol} are not served locally.`);
        return { ref: resource.logicalId, attributes: { Arn: resource.logicalId } };
      },
      start({ properties }) {
        topics.subscribe(String(properties['TopicArn']), {
          protocol: properties['Protocol'] as Subscription['protocol'],
          endpoint: String(properties['Endpoint']),
          rawMessageDelivery: properties['RawMessageDelivery'] === true,
        });
      },
    },
  ];
}

/** With CloudFormation's defaults. */
function settings(name: string, arn: string, properties: Record<string, unknown>): QueueSettings {
  const seconds = (property: string, fallback: number): number => Number(properties[property] ?? fallback);
  const policy = properties['RedrivePolicy'] as
    { deadLetterTargetArn: string; maxReceiveCount: number } | undefined;
  return {
    name,
    arn,
    visibilityTimeout: seconds('VisibilityTimeout', 30),
    delay: seconds('DelaySeconds', 0),
    retention: seconds('MessageRetentionPeriod', 345_600),
    receiveWaitTime: seconds('ReceiveMessageWaitTimeSeconds', 0),
    maximumMessageSize: Number(properties['MaximumMessageSize'] ?? SQS_LIMITS.message),
    ...(policy === undefined
      ? {}
      : {
          redrive: {
            deadLetterArn: policy.deadLetterTargetArn,
            maxReceiveCount: policy.maxReceiveCount,
          },
        }),
  };
}
