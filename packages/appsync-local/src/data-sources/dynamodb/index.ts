import type { DataSourceConfiguration } from '../../api-configuration';
import { invalidRequest } from '../../field-error';
import type { Ports } from '../../ports';
import type { DataSource } from '../data-source';
import { createDynamoDbClient, DynamoDbError } from './client';
import { batchGetItem } from './operations/batch-get-item';
import { batchDeleteItem, batchPutItem } from './operations/batch-write-item';
import { getItem } from './operations/get-item';
import type { Operation } from './operations/operation';
import { query, scan } from './operations/query-and-scan';
import { transactGetItems, transactWriteItems } from './operations/transaction';
import { deleteItem, putItem, updateItem } from './operations/write-item';
import { outcomeOfError } from './outcome';
import type { PageTokens } from './page-token';
import type { RequestObject } from './request';

type DynamoDbConfiguration = Extract<DataSourceConfiguration, { type: 'AMAZON_DYNAMODB' }>;

const OPERATIONS: Record<string, Operation> = {
  GetItem: getItem,
  PutItem: putItem,
  UpdateItem: updateItem,
  DeleteItem: deleteItem,
  Query: query,
  Scan: scan,
  BatchGetItem: batchGetItem,
  BatchPutItem: batchPutItem,
  BatchDeleteItem: batchDeleteItem,
  TransactGetItems: transactGetItems,
  TransactWriteItems: transactWriteItems,
};
/** What only versioned data sources (conflict detection and delta sync) know. */
const VERSIONED_FIELDS = ['_version', 'customPartitionKey', 'populateIndexFields'];

/** A DynamoDB table as a data source (developer guide, "JavaScript resolver function reference for DynamoDB"). */
export function createDynamoDbDataSource(
  { tableName, region }: DynamoDbConfiguration,
  ports: Ports,
  pageTokens: PageTokens,
): DataSource {
  const client = createDynamoDbClient(region, ports);
  return {
    async call(request, site, scope) {
      const operation = operationOf(request);
      try {
        return await operation(request as RequestObject, {
          client,
          tableName,
          region,
          pageTokens,
          ports,
          site,
          scope,
        });
      } catch (error) {
        if (error instanceof DynamoDbError) return outcomeOfError(error);
        throw error;
      }
    },
    close: () => {
      client.close();
    },
  };
}

function operationOf(request: unknown): Operation {
  const { operation, ...fields } = (request ?? {}) as RequestObject;
  if (typeof operation !== 'string') throw invalidRequest("Value for field '$[operation]' not found.");
  if (operation === 'Sync' || VERSIONED_FIELDS.some((field) => field in fields))
    throw invalidRequest(
      'Versioned data sources (conflict detection, delta sync) are not served by this runtime.',
    );
  const known = Object.hasOwn(OPERATIONS, operation) && OPERATIONS[operation];
  if (!known) throw invalidRequest(`Unsupported operation '${operation}'.`);
  return known;
}
