import { InvalidParameterError, NotAuthorizedError } from 'cognito-local/lib/errors';
import type { AppClient } from 'cognito-local/lib/services/appClient';
import { STANDARD_ATTRIBUTES, type SchemaAttribute } from '../user-pools/schema';
import type { UserPool } from '../user-pools/user-pool';

/** An attribute as the API writes it. An empty value takes the attribute away. */
export interface Attribute {
  Name: string;
  Value: string;
}

/** Who writes: a user through a client, or an administrator. */
export interface Writer {
  pool: UserPool;
  /** Absent: an administrator. */
  client?: AppClient;
  /** A new user must have what the schema requires; an existing one keeps what it calls immutable. */
  isNew: boolean;
}

/** What the service alone says of a user. Administrators may vouch for an address, nobody sets the rest. */
const VOUCHED_FOR = ['email_verified', 'phone_number_verified'];
const NEVER_WRITTEN = ['sub', 'identities'];

/**
 * The attributes of a request, if their writer may write them and the pool's schema takes them.
 * Source: Cognito developer guide, "Working with user attributes"; API reference, `CreateUserPoolClient`,
 * `WriteAttributes`: a client that names none may write the standard attributes.
 * @throws NotAuthorizedError for what a client may not write, InvalidParameterError for what the schema does not take.
 */
export function acceptAttributes(given: unknown, writer: Writer): Attribute[] {
  const attributes = readAttributes(given);
  const schema = writer.pool.schema;
  for (const { Name } of attributes) checkWritable(Name, schema, writer);
  const complaints = attributes.flatMap(({ Name, Value }) => {
    const complaint = complaintAbout(
      schema.find((known) => known.Name === Name)!,
      Value,
    );
    return complaint === undefined ? [] : [`${Name}: ${complaint}\n`];
  });
  // Only a user's own sign-up must be complete: administrators fill in later.
  const required =
    writer.isNew && writer.client !== undefined
      ? schema.filter(({ Name, Required }) => Required && Name !== 'sub').map(({ Name }) => Name)
      : [];
  const missing = required.filter(
    (name) => !attributes.some(({ Name, Value }) => Name === name && Value !== ''),
  );
  complaints.push(...missing.map((name) => `${name}: The attribute is required\n`));
  if (complaints.length > 0)
    throw new InvalidParameterError(`Attributes did not conform to the schema: ${complaints.join('')}`);
  return attributes;
}

/** @throws InvalidParameterError */
export function readAttributes(given: unknown): Attribute[] {
  const list: unknown[] = Array.isArray(given) ? given : [];
  if (given !== undefined && given !== null && !Array.isArray(given)) throw malformed();
  const attributes = list.map((item) => {
    const { Name, Value } = (item ?? {}) as Partial<Attribute>;
    if (typeof Name !== 'string' || Name === '' || !['string', 'undefined'].includes(typeof Value))
      throw malformed();
    return { Name, Value: Value ?? '' };
  });
  if (new Set(attributes.map(({ Name }) => Name)).size < attributes.length)
    throw new InvalidParameterError('An attribute is named twice.');
  return attributes;
}

/** @throws NotAuthorizedError, InvalidParameterError */
export function checkWritable(name: string, schema: readonly SchemaAttribute[], writer: Writer): void {
  const { client, isNew } = writer;
  const known = schema.find(({ Name }) => Name === name);
  if (client !== undefined) {
    const isListed = client.WriteAttributes?.includes(name);
    const isCustom = known !== undefined && !STANDARD_ATTRIBUTES.some(({ Name }) => Name === name);
    const isKept = VOUCHED_FOR.includes(name) || NEVER_WRITTEN.includes(name) || name.startsWith('dev:');
    if (isKept || isListed === false || (isListed === undefined && isCustom))
      throw new NotAuthorizedError('A client attempted to write unauthorized attribute');
  }
  if (known === undefined)
    throw new InvalidParameterError(
      `Attributes did not conform to the schema: ${name}: Attribute does not exist in the schema.\n`,
    );
  if (NEVER_WRITTEN.includes(name) || (!isNew && known.Mutable === false))
    throw new InvalidParameterError(`user.${name}: Attribute cannot be updated.\n`);
}

const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)*$/;
const PHONE = /^\+[1-9]\d{1,14}$/;

/** @throws InvalidParameterError for an address that is none. */
function complaintAbout(attribute: SchemaAttribute, value: string): string | undefined {
  const {
    Name,
    AttributeDataType: type,
    StringAttributeConstraints: text,
    NumberAttributeConstraints: number,
  } = attribute;
  if (value === '') return attribute.Required ? 'The attribute is required' : undefined;
  if (Name === 'email' && !EMAIL.test(value))
    throw new InvalidParameterError('Invalid email address format.');
  if (Name === 'phone_number' && !PHONE.test(value))
    throw new InvalidParameterError('Invalid phone number format.');
  if (VOUCHED_FOR.includes(Name) || type === 'Boolean')
    return /^(true|false)$/i.test(value) ? undefined : 'Value is not a Boolean';
  if (type === 'Number') {
    const amount = Number(value);
    const { MinValue = '-Infinity', MaxValue = 'Infinity' } = number ?? {};
    if (!/^-?\d+(\.\d+)?$/.test(value)) return 'Value is not a number';
    return amount < Number(MinValue) || amount > Number(MaxValue) ? 'Value is out of range' : undefined;
  }
  if (type === 'DateTime' && Number.isNaN(Date.parse(value))) return 'Value is not a date';
  const { MinLength = '0', MaxLength = '2048' } = text ?? {};
  if (value.length < Number(MinLength)) return `String must be at least ${MinLength} characters long`;
  if (value.length > Number(MaxLength)) return `String must be no longer than ${MaxLength} characters`;
  return undefined;
}

function malformed(): InvalidParameterError {
  return new InvalidParameterError('User attributes must be a list of names and values, which are texts.');
}
