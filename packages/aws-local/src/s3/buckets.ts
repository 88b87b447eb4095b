import path from 'node:path';
import type { IamPrincipal } from '../contract';
import { denialText } from '../endpoint/service-error';
import type { Asker, BucketPolicy } from './bucket-policy';
import type { CorsRule } from './cors';
import { accessDenied, s3Error } from './errors';
import type { ObjectEvent } from './notifications';
import { ObjectStore, type StoredObject } from './object-store';

/** A bucket. */
export interface Bucket {
  name: string;
  objects: ObjectStore;
  policy?: BucketPolicy;
  cors: CorsRule[];
  /** Tells who wants to hear of an object that came to be. */
  notify: (event: ObjectEvent, object: StoredObject) => void;
}

/** Who calls: a role with the policies of its own, or a service that only the bucket's policy lets in. */
export type Caller = IamPrincipal | Required<Pick<Asker, 'service' | 'context'>>;

/** The buckets of the stack. */
export class Buckets {
  private readonly byName = new Map<string, Bucket>();

  /** @param directory where they lie, a folder each. */
  constructor(private readonly directory: string) {}

  create(name: string): Bucket {
    const objects = new ObjectStore(path.join(this.directory, name));
    const bucket: Bucket = { name, objects, cors: [], notify: () => undefined };
    this.byName.set(name, bucket);
    return bucket;
  }

  has(name: string): boolean {
    return this.byName.has(name);
  }

  /** @throws ServiceError `NoSuchBucket` */
  get(name: string): Bucket {
    const bucket = this.byName.get(name);
    if (bucket === undefined) throw s3Error('NoSuchBucket', 'The specified bucket does not exist');
    return bucket;
  }

  /**
   * Finds an object for somebody who wants to read it. Who may not list the bucket does not learn what is not in it
   * ("GetObject", Amazon S3 API reference).
   * @throws ServiceError `AccessDenied`, `NoSuchKey`
   */
  find(caller: Caller, bucket: Bucket, key: string): StoredObject {
    allow(caller, bucket, 's3:GetObject', key);
    const object = bucket.objects.get(key);
    if (object !== undefined) return object;
    if (!mayDo(caller, bucket, 's3:ListBucket')) throw accessDenied();
    throw s3Error('NoSuchKey', 'The specified key does not exist.');
  }
}

/** @throws ServiceError `AccessDenied` when neither the caller's policies nor the bucket's allow it, or one denies it. */
export function allow(caller: Caller, bucket: Bucket, action: string, key?: string): void {
  if (mayDo(caller, bucket, action, key)) return;
  throw accessDenied(
    'userArn' in caller
      ? `${denialText(caller.userArn, action, `"${arnOf(bucket, key)}"`)} because no identity-based policy allows the ${action} action`
      : undefined,
  );
}

function mayDo(caller: Caller, bucket: Bucket, action: string, key?: string): boolean {
  const resource = arnOf(bucket, key);
  const verdict = bucket.policy?.judge(caller, action, resource) ?? 'nothing';
  if (verdict === 'denies') return false;
  return verdict === 'allows' || ('allows' in caller && caller.allows(action, resource));
}

function arnOf({ name }: Bucket, key: string | undefined): string {
  return `arn:aws:s3:::${name}${key === undefined ? '' : `/${key}`}`;
}
