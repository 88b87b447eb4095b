import { refuseOtherParameters, textList, wholeNumber } from '../endpoint/parameters';
import { ServiceError } from '../endpoint/service-error';
import type { Input } from '../endpoint/service-endpoint';
import type { Message, MessageAttribute } from './message';
import { readMessageAttributes, sizeOfAttributes } from './message-attributes';

/** SQS's name for a parameter that makes no sense. */
export const BAD_VALUE = 'InvalidParameterValue';

/** The quotas of SQS in bytes, seconds and entries ("Amazon SQS message quotas"). */
export const SQS_LIMITS = { message: 1_048_576, delay: 900, visibility: 43_200, wait: 20, batch: 10 };

/** What XML 1.0 has no character for, SQS takes in no message (API reference, `SendMessage`). */
const NO_CHARACTER = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const BATCH_ID = /^[\w-]{1,80}$/;

/** A message that may be sent. */
export interface Sendable {
  body: string;
  attributes: Record<string, MessageAttribute>;
  delaySeconds?: number;
  size: number;
}

/** Reads a `SendMessage`, or an entry of a batch. @throws ServiceError */
export function readSend(input: Input, largest: number): Sendable {
  for (const name of ['MessageDeduplicationId'])
    if (input[name] !== undefined)
      throw new ServiceError(
        BAD_VALUE,
        `Value ${JSON.stringify(input[name])} for parameter ${name} is invalid. Reason: The request include parameter that is not valid for this queue type.`,
      );
  // A group makes a standard queue fair; with one consumer each there is nothing to share out.
  refuseOtherParameters(
    input,
    ['Id', 'QueueUrl', 'MessageBody', 'DelaySeconds', 'MessageAttributes', 'MessageGroupId'],
    BAD_VALUE,
  );
  const body = input['MessageBody'];
  if (typeof body !== 'string' || body === '')
    throw new ServiceError('MissingParameter', 'The request must contain the parameter MessageBody.');
  if (NO_CHARACTER.test(body))
    throw new ServiceError(
      'InvalidMessageContents',
      'Invalid characters found. Valid unicode characters are those of XML 1.0.',
    );
  const attributes = readMessageAttributes(input['MessageAttributes'], BAD_VALUE);
  const size = Buffer.byteLength(body) + sizeOfAttributes(attributes);
  if (size > largest)
    throw new ServiceError(
      BAD_VALUE,
      `One or more parameters are invalid. Reason: Message must be shorter than ${largest} bytes.`,
    );
  const delaySeconds = wholeNumber(input, 'DelaySeconds', { from: 0, to: SQS_LIMITS.delay, code: BAD_VALUE });
  return { body, attributes, size, ...(delaySeconds !== undefined && { delaySeconds }) };
}

/** The entries of a batch. @throws ServiceError */
export function readEntries(input: Input): Input[] {
  refuseOtherParameters(input, ['QueueUrl', 'Entries'], BAD_VALUE);
  const entries: unknown = input['Entries'] ?? [];
  if (!Array.isArray(entries) || entries.some((entry) => typeof entry !== 'object' || entry === null))
    throw new ServiceError(BAD_VALUE, 'Entries must be a list of requests.');
  if (entries.length === 0)
    throw new ServiceError(
      'EmptyBatchRequest',
      'There should be at least one SendMessageBatchRequestEntry in the request.',
    );
  if (entries.length > SQS_LIMITS.batch)
    throw new ServiceError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${SQS_LIMITS.batch}. You have sent ${entries.length}.`,
    );
  const ids = (entries as Input[]).map(({ Id }) => Id);
  const odd = ids.find((id) => typeof id !== 'string' || !BATCH_ID.test(id));
  if (odd !== undefined || ids.includes(undefined))
    throw new ServiceError(
      'InvalidBatchEntryId',
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
    );
  if (new Set(ids).size < ids.length)
    throw new ServiceError(
      'BatchEntryIdsNotDistinct',
      `Id ${String(ids.find((id, at) => ids.indexOf(id) !== at))} repeated.`,
    );
  return entries as Input[];
}

/** What a `ReceiveMessage` asks for. */
export interface Receive {
  limit: number;
  visibilityTimeout?: number;
  wait?: number;
  systemAttributes: string[];
  messageAttributes: string[];
}

/** @throws ServiceError */
export function readReceive(input: Input): Receive {
  refuseOtherParameters(
    input,
    [
      'QueueUrl',
      'MaxNumberOfMessages',
      'VisibilityTimeout',
      'WaitTimeSeconds',
      'AttributeNames',
      'MessageSystemAttributeNames',
      'MessageAttributeNames',
    ],
    BAD_VALUE,
  );
  const number = (name: string, from: number, to: number): number | undefined =>
    wholeNumber(input, name, { from, to, code: BAD_VALUE });
  return {
    limit: number('MaxNumberOfMessages', 1, SQS_LIMITS.batch) ?? 1,
    visibilityTimeout: number('VisibilityTimeout', 0, SQS_LIMITS.visibility),
    wait: number('WaitTimeSeconds', 0, SQS_LIMITS.wait),
    systemAttributes: [
      ...textList(input, 'AttributeNames', BAD_VALUE),
      ...textList(input, 'MessageSystemAttributeNames', BAD_VALUE),
    ],
    messageAttributes: textList(input, 'MessageAttributeNames', BAD_VALUE),
  };
}

/** Those of a message's attributes that a consumer asked for: `All`, `.*`, a name, or `prefix.*`. */
export function wantedAttributes(
  { attributes }: Message,
  wanted: readonly string[],
): Record<string, MessageAttribute> {
  const isWanted = (name: string): boolean =>
    wanted.some((one) =>
      one === 'All' || one === '.*'
        ? true
        : one.endsWith('.*')
          ? name.startsWith(one.slice(0, -2))
          : one === name,
    );
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => isWanted(name)));
}

/** The receipt handle of a request, if a queue could have given it. @throws ServiceError */
export function readHandle(input: Input): string {
  const handle = input['ReceiptHandle'];
  if (typeof handle !== 'string' || handle === '')
    throw new ServiceError('MissingParameter', 'The request must contain the parameter ReceiptHandle.');
  if (!/^[0-9a-f-]{36} [0-9a-f-]{36}$/.test(Buffer.from(handle, 'base64url').toString()))
    throw new ServiceError(
      'ReceiptHandleIsInvalid',
      `The input receipt handle "${handle}" is not a valid receipt handle.`,
    );
  return handle;
}
