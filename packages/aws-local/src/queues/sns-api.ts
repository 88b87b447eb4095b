import { refuseOtherParameters } from '../endpoint/parameters';
import { ServiceError } from '../endpoint/service-error';
import type { Input, ServiceApi } from '../endpoint/service-endpoint';
import type { MessageAttribute } from './message';
import { readMessageAttributes, sizeOfAttributes } from './message-attributes';
import type { Publication, Topics } from './topics';

/** SNS's name for a parameter that makes no sense. */
const BAD = 'InvalidParameter';
/** Bytes of a message with its attributes ("Amazon SNS endpoints and quotas"). */
const LARGEST = 262_144;
/** API reference, `Publish`: ASCII that begins with a letter, digit or mark, no line breaks, fewer than 100. */
const SUBJECT = /^[!-~][ -~]{0,98}$/;

/** The part of the SNS API (AWS query) that applications use: publishing. */
export function snsApi(topics: Topics): ServiceApi {
  return {
    service: 'sns',
    protocol: 'query',
    actions: {
      Publish: {
        resource: topicArn,
        async run(input) {
          return { MessageId: await topics.publishMessage(topicArn(input), publication(input)) };
        },
      },
    },
  };
}

function topicArn(input: Input): string {
  const arn = input['TopicArn'] ?? input['TargetArn'];
  if (typeof arn !== 'string' || arn === '')
    throw bad('TopicArn or TargetArn', 'no value for required parameter');
  if (!/^arn:aws:sns:[^:]+:\d+:[^:]+$/.test(arn))
    throw bad('TopicArn', `An ARN must have at least 6 elements, not ${arn}`);
  return arn;
}

function publication(input: Input): Publication {
  for (const name of ['MessageGroupId', 'MessageDeduplicationId'])
    if (input[name] !== undefined)
      throw bad(name, 'The request includes a parameter that is not valid for this topic type');
  refuseOtherParameters(
    input,
    ['Version', 'TopicArn', 'TargetArn', 'Message', 'Subject', 'MessageStructure', 'MessageAttributes'],
    BAD,
  );
  const { Message: message, Subject: subject, MessageStructure: structure } = input;
  if (typeof message !== 'string' || message === '') throw bad('Message', 'Empty message');
  if (subject !== undefined && (typeof subject !== 'string' || !SUBJECT.test(subject)))
    throw bad('Subject', 'It is no short line of ASCII');
  if (structure !== undefined && structure !== 'json') throw bad('MessageStructure', 'It can only be json');
  const attributes = readMessageAttributes(messageAttributes(input), BAD);
  if (Buffer.byteLength(message) + sizeOfAttributes(attributes) > LARGEST)
    throw bad('Message', 'Message too long');
  return {
    message: structure === 'json' ? defaultOf(message) : message,
    ...(structure === 'json' && { byProtocol: JSON.parse(message) as Record<string, string> }),
    ...(typeof subject === 'string' && { subject }),
    attributes,
  };
}

/** A message of the structure `json` says what each protocol gets, and what the others get. */
function defaultOf(message: string): string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(message);
  } catch {
    throw bad('Message Structure', 'JSON message body failed to parse');
  }
  const text = (parsed as { default?: unknown } | null)?.default;
  if (typeof text !== 'string') throw bad('Message Structure', 'No default entry in JSON message body');
  return text;
}

function bad(name: string, reason: string): ServiceError {
  return new ServiceError(BAD, `Invalid parameter: ${name} Reason: ${reason}`);
}

/** The query protocol spells lists and maps as `MessageAttributes.entry.1.Name`. */
function messageAttributes(input: Input): Record<string, MessageAttribute> {
  const attributes: Record<string, MessageAttribute> = {};
  for (let index = 1; ; index += 1) {
    const prefix = `MessageAttributes.entry.${index}.`;
    const name = input[`${prefix}Name`];
    if (typeof name !== 'string') return attributes;
    const text = input[`${prefix}Value.StringValue`];
    const binary = input[`${prefix}Value.BinaryValue`];
    attributes[name] = {
      DataType: String(input[`${prefix}Value.DataType`]),
      ...(typeof text === 'string' && { StringValue: text }),
      ...(typeof binary === 'string' && { BinaryValue: binary }),
    };
  }
}
