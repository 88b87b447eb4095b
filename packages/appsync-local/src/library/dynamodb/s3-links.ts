import { plainJson } from '../language';
import { isNothing, isObject } from '../plain-values';

/** `util.dynamodb.toS3Object`: a link to an S3 object as the JSON text that a DynamoDB attribute keeps. */
export function toS3Object(key: unknown, bucket: unknown, region: unknown, version?: unknown) {
  const s3 = { key, bucket, region, ...(isNothing(version) ? {} : { version }) };
  return { S: plainJson.stringify({ s3 }) };
}

/** `util.dynamodb.fromS3ObjectJson`: the link's parts, or null for a text that is no link. */
export function fromS3ObjectJson(text: unknown): Record<string, unknown> | null {
  if (typeof text !== 'string') return null;
  const link = parse(text);
  if (!isObject(link) || !isObject(link.s3)) return null;
  const { key, bucket, region, version } = link.s3;
  return { key, bucket, region, ...(isNothing(version) ? {} : { version }) };
}

function parse(text: string): unknown {
  try {
    return plainJson.parse(text);
  } catch {
    return null;
  }
}
