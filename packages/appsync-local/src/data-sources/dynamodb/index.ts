import type { DataSourceConfiguration } from '../../api-configuration';
import type { Ports } from '../../ports';
import type { DataSource } from '../data-source';
import { checkRequest } from '../request-shape/shape';
import { createDynamoDbClient, DynamoDbError, type DynamoDbClient } from './client';
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
import { dynamoDbRequest } from './request-shapes';

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

/** A DynamoDB table as a data source (developer guide, "JavaScript resolver function reference for DynamoDB"). */
export function createDynamoDbDataSource(
  { tableName, region }: DynamoDbConfiguration,
  ports: Ports,
  pageTokens: PageTokens,
  client: DynamoDbClient = createDynamoDbClient(region, ports),
): DataSource {
  return {
    async call(request, site, scope) {
      checkRequest(dynamoDbRequest, request);
      const asked = request as RequestObject;
      try {
        return await OPERATIONS[asked.operation as string]!(asked, {
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
