import { requiredText, type Input, type ServiceApi } from '../endpoint/service-endpoint';
import type { MessageAttribute } from './message';
import type { Topics } from './topics';

/** The part of the SNS API (AWS query) that applications use: publishing. */
export function snsApi(topics: Topics): ServiceApi {
  return {
    service: 'sns',
    protocol: 'query',
    actions: {
      Publish: {
        resource: (input) => requiredText(input, 'TopicArn'),
        async run(input) {
          const subject = input['Subject'];
          const MessageId = await topics.publishMessage(requiredText(input, 'TopicArn'), {
            message: requiredText(input, 'Message'),
            ...(typeof subject === 'string' ? { subject } : {}),
            attributes: messageAttributes(input),
          });
          return { MessageId };
        },
      },
    },
  };
}

/** The query protocol spells lists and maps as `MessageAttributes.entry.1.Name`. */
function messageAttributes(input: Input): Record<string, MessageAttribute> {
  const attributes: Record<string, MessageAttribute> = {};
  for (let index = 1; ; index += 1) {
    const prefix = `MessageAttributes.entry.${index}.`;
    const name = input[`${prefix}Name`];
    if (typeof name !== 'string') return attributes;
    attributes[name] = {
      DataType: String(input[`${prefix}Value.DataType`]),
      StringValue: input[`${prefix}Value.StringValue`] as string | undefined,
      BinaryValue: input[`${prefix}Value.BinaryValue`] as string | undefined,
    };
  }
}
