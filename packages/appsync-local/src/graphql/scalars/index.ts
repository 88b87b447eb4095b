import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { isAwsDate, isAwsDateTime, isAwsTime } from './date-time';
import { awsJson } from './json';
import { isAwsEmail, isAwsIpAddress, isAwsPhone, isAwsUrl } from './text';

/** Scalars whose values are text: name, test, and what the service calls a value in its messages. */
const TEXT_SCALARS: [name: string, accepts: (text: string) => boolean, description: string][] = [
  ['AWSDate', isAwsDate, 'Date Object'],
  ['AWSTime', isAwsTime, 'Time Object'],
  ['AWSDateTime', isAwsDateTime, 'DateTime Object'],
  ['AWSEmail', isAwsEmail, 'Email Address'],
  ['AWSURL', isAwsUrl, 'URL'],
  ['AWSPhone', isAwsPhone, 'Phone Number'],
  ['AWSIPAddress', isAwsIpAddress, 'IP Address'],
];

/** The scalars that AppSync adds to every schema (developer guide, "Scalar types in AWS AppSync"). */
export const AWS_SCALARS: GraphQLScalarType[] = [
  ...TEXT_SCALARS.map(([name, accepts, description]) => textScalar(name, accepts, description)),
  timestamp(),
  awsJson,
];

function textScalar(name: string, accepts: (text: string) => boolean, description: string) {
  const parse = (value: unknown) => {
    if (typeof value === 'string' && accepts(value)) return value;
    throw new GraphQLError(`Unable to parse \`${String(value)}\` as a valid ${description}.`);
  };
  return new GraphQLScalarType({
    name,
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
    serialize(value) {
      if (typeof value === 'string' && accepts(value)) return value;
      throw new GraphQLError(`Unable to serialize \`${asText(value)}\` as a valid ${description}.`);
    },
  });
}

/** Seconds since the epoch, before it too. */
function timestamp(): GraphQLScalarType {
  const parse = (value: unknown) => {
    if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
    throw new GraphQLError(`Unable to parse \`${String(value)}\` as a valid timestamp.`);
  };
  return new GraphQLScalarType({
    name: 'AWSTimestamp',
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.INT ? Number(node.value) : undefined),
    serialize(value) {
      const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
      if (typeof seconds === 'number' && Number.isSafeInteger(seconds)) return seconds;
      throw new GraphQLError(`Unable to serialize \`${asText(value)}\` as a valid timestamp.`);
    },
  });
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
