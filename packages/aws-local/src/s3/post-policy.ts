import { accessDenied, s3Error } from './errors';

/** What a form may upload, as its policy says. */
export interface PostPolicy {
  /**
   * Ends the upload when the fields are not what was signed, or the bucket is another one.
   * @throws ServiceError
   */
  checkFields(fields: ReadonlyMap<string, string>, bucket: string): void;
  /** @throws ServiceError `EntityTooLarge`, `EntityTooSmall` */
  checkLength(length: number): void;
}

type Condition =
  | { kind: 'eq' | 'starts-with'; field: string; value: string; written: string }
  | { kind: 'length'; from: number; to: number };

/** Fields that a policy need not speak of ("POST Policy", Amazon S3 API reference). */
const UNCHECKED = ['x-amz-signature', 'policy', 'file'];

/**
 * Reads the policy of a form: JSON in Base64, in UTC, with a condition for every field.
 * @throws ServiceError for one that cannot be read, or has expired.
 */
export function readPostPolicy(encoded: string, now: Date): PostPolicy {
  const { expiration, conditions } = parse(encoded);
  if (expiration.getTime() <= now.getTime()) throw refused('Policy expired.');
  const read = conditions.flatMap(readCondition);
  return {
    checkFields(fields, bucket) {
      for (const condition of read) {
        if (condition.kind === 'length') continue;
        const value = condition.field === 'bucket' ? bucket : fields.get(condition.field);
        const holds =
          value !== undefined &&
          (condition.kind === 'eq' ? value === condition.value : startsWith(condition, value));
        if (!holds) throw refused(`Policy Condition failed: ${condition.written}`);
      }
      const spokenOf = new Set(read.flatMap((each) => (each.kind === 'length' ? [] : [each.field])));
      const extra = [...fields.keys()].filter(
        (name) => !spokenOf.has(name) && !UNCHECKED.includes(name) && !name.startsWith('x-ignore-'),
      );
      if (extra.length > 0) throw refused(`Extra input fields: ${extra.join(', ')}`);
    },
    checkLength(length) {
      for (const condition of read) {
        if (condition.kind !== 'length') continue;
        if (length > condition.to)
          throw s3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');
        if (length < condition.from)
          throw s3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
      }
    },
  };
}

function parse(encoded: string): { expiration: Date; conditions: unknown[] } {
  let document: { expiration?: unknown; conditions?: unknown };
  try {
    document = JSON.parse(Buffer.from(encoded, 'base64').toString()) as typeof document;
  } catch {
    throw invalid('Invalid JSON.');
  }
  const { expiration, conditions } = document;
  if (typeof expiration !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(expiration))
    throw invalid(`Invalid 'expiration' value: '${JSON.stringify(expiration)}'`);
  if (!Array.isArray(conditions)) throw invalid("Policy missing 'conditions'.");
  return { expiration: new Date(expiration), conditions };
}

function readCondition(written: unknown): Condition[] {
  if (Array.isArray(written)) return [readList(written)];
  if (typeof written !== 'object' || written === null) throw invalid('Invalid Condition.');
  return Object.entries(written).map(([name, value]) => {
    if (typeof value !== 'string') throw invalid('Invalid Simple-Condition: value must be a string.');
    return {
      kind: 'eq' as const,
      field: name.toLowerCase(),
      value,
      written: JSON.stringify(['eq', `$${name}`, value]),
    };
  });
}

function readList(written: unknown[]): Condition {
  const [operator, first, second] = written;
  const kind = String(operator).toLowerCase();
  if (kind === 'content-length-range') {
    const [from, to] = [Number(first), Number(second)];
    if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to < from)
      throw invalid('Invalid content-length-range.');
    return { kind: 'length', from, to };
  }
  if ((kind !== 'eq' && kind !== 'starts-with') || written.length !== 3)
    throw invalid(`Invalid Condition: unknown operation '${String(operator)}'.`);
  if (typeof first !== 'string' || !first.startsWith('$') || typeof second !== 'string')
    throw invalid("Invalid Condition: a field begins with '$', and a value is a string.");
  return { kind, field: first.slice(1).toLowerCase(), value: second, written: JSON.stringify(written) };
}

/** Of a list of content types, each has to begin so. */
function startsWith({ field, value: beginning }: { field: string; value: string }, value: string): boolean {
  const parts = field === 'content-type' ? value.split(',').map((part) => part.trim()) : [value];
  return parts.every((part) => part.startsWith(beginning));
}

function refused(why: string) {
  return accessDenied(`Invalid according to Policy: ${why}`);
}

function invalid(why: string) {
  return s3Error('InvalidPolicyDocument', `Invalid Policy: ${why}`);
}
