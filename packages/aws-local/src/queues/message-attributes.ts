import { ServiceError } from '../endpoint/service-error';
import type { MessageAttribute } from './message';

const MOST = 10;
const NAME = /^(?!aws\.|amazon\.|\.)(?!.*\.\.)[\w.-]{1,256}(?<!\.)$/i;
const TYPE = /^(String|Number|Binary)(\.[^\s]{1,249})?$/;
const LISTED = ['DataType', 'StringValue', 'BinaryValue'];

/**
 * Message attributes as SQS and SNS take them.
 * Source: SQS developer guide, "Amazon SQS message metadata"; API reference, `MessageAttributeValue`.
 * @param code the service's name for a bad parameter.
 * @throws ServiceError
 */
export function readMessageAttributes(given: unknown, code: string): Record<string, MessageAttribute> {
  if (given === undefined || given === null) return {};
  if (typeof given !== 'object' || Array.isArray(given)) throw bad(code, 'must be a map.');
  const attributes = Object.entries(given as Record<string, Partial<MessageAttribute> | null>);
  if (attributes.length > MOST) throw bad(code, `are too many: ${attributes.length}, of ${MOST} at most.`);
  for (const [name, attribute] of attributes) check(name, attribute ?? {}, code);
  return given as Record<string, MessageAttribute>;
}

function check(name: string, attribute: Partial<MessageAttribute>, code: string): void {
  const { DataType, StringValue, BinaryValue } = attribute;
  if (!NAME.test(name)) throw bad(code, `have the invalid name ${name}.`);
  if (Object.keys(attribute).some((member) => !LISTED.includes(member)))
    throw bad(code, `have lists of values in ${name}, which no service takes yet.`);
  if (typeof DataType !== 'string' || !TYPE.test(DataType))
    throw bad(code, `have an invalid type in ${name}: String, Number or Binary.`);
  const value = DataType.startsWith('Binary') ? BinaryValue : StringValue;
  if (typeof value !== 'string' || value === '')
    throw new ServiceError(
      code,
      `The message attribute '${name}' must contain a non-empty message attribute value for message attribute type '${DataType}'.`,
    );
  if (DataType.startsWith('Number') && !Number.isFinite(Number(value)))
    throw bad(code, `have no number in ${name}.`);
}

/** What attributes add to the size of a message: names, types and values. */
export function sizeOfAttributes(attributes: Record<string, MessageAttribute>): number {
  return Object.entries(attributes).reduce(
    (sum, [name, { DataType, StringValue = '', BinaryValue = '' }]) =>
      sum + Buffer.byteLength(name + DataType + StringValue) + Buffer.from(BinaryValue, 'base64').length,
    0,
  );
}

function bad(code: string, what: string): ServiceError {
  return new ServiceError(code, `The message attributes ${what}`);
}
