import type * as Published from '@aws-appsync/utils/dynamodb';
import { operations } from './operations';
import { batchDelete, batchGet, batchPut } from './requests/batch';
import { query, scan, sync } from './requests/collection';
import { get, put, remove, update } from './requests/item';
import { transactGet, transactWrite } from './requests/transaction';
import { toBinarySet, toNumberSet, toStringSet } from './typed-sets';

/** `@aws-appsync/utils/dynamodb` ("Amazon DynamoDB built-in module", AppSync developer guide). */
export const dynamodbModule = {
  get,
  put,
  update,
  remove,
  query,
  scan,
  sync,
  batchGet,
  batchPut,
  batchDelete,
  transactGet,
  transactWrite,
  toStringSet,
  toNumberSet,
  toBinarySet,
  operations,
} satisfies Record<keyof typeof Published, unknown>;
