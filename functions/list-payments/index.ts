import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readEnvironment, text } from '../lib/environment';
import { log, loggingFailures } from '../lib/log';
import { listPaymentsHandler } from './handler';
import { TablePayments } from './table-payments';

const { TABLE_NAME } = readEnvironment(process.env, { TABLE_NAME: text });

/** Lambda data source of `payments` and `paymentTotals`. See `model/calls.ts` for the payload. */
export const handler = loggingFailures(
  log,
  listPaymentsHandler(new TablePayments(new DynamoDBClient({}), TABLE_NAME, log)),
);
