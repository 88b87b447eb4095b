import type { Ports } from '../../../ports';
import type { DataSourceOutcome } from '../../../protocol';
import type { CallScope, CallSite } from '../../data-source';
import type { DynamoDbClient } from '../client';
import type { PageTokens } from '../page-token';
import type { RequestObject } from '../request';

/** What an operation works with. */
export interface OperationEnvironment {
  client: DynamoDbClient;
  tableName: string;
  region: string;
  pageTokens: PageTokens;
  ports: Ports;
  site: CallSite;
  scope: CallScope;
}

/**
 * One operation of the DynamoDB data source.
 * @throws FieldError for a request object that makes no sense, DynamoDbError for a refusal by DynamoDB
 */
export type Operation = (
  request: RequestObject,
  environment: OperationEnvironment,
) => Promise<DataSourceOutcome>;
