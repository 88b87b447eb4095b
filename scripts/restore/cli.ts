import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { run } from '../operator/target';
import { dynamodbTables } from './dynamodb-tables';
import { prepare, restore } from './restore';

const usage = `Usage: npm run restore -- --table NAME --as NEW_NAME [--at 2026-11-26T12:00:00Z] --region REGION
       npm run restore -- --prepare NAME --region REGION

Restores a table to an instant of the last 35 days, under another name, and makes it ready for a stage to take over.

  --table NAME     the table (output TableName); it stays as it is
  --as NEW_NAME    what the restored one is called
  --at INSTANT     the instant; absent: the newest that there is, some five minutes ago
  --prepare NAME   only make a table ready that was restored or copied otherwise
  --region REGION  where it is

It may be interrupted and run again. Exit code: 0 when the table is ready, 2 when it failed.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      table: { type: 'string' },
      as: { type: 'string' },
      at: { type: 'string' },
      prepare: { type: 'string' },
      region: { type: 'string' },
    },
  });
  const { table: source, as: target, at, region } = values;
  const parts = { tables: dynamodbTables(new DynamoDBClient({ region })), sleep, say: console.log };
  if (values.prepare !== undefined) {
    await prepare(parts, values.prepare);
    return 0;
  }
  if (source === undefined || target === undefined) throw new Error(usage);
  const instant = at === undefined ? undefined : new Date(at);
  if (instant && Number.isNaN(instant.getTime()))
    throw new Error(`--at takes an instant, not ${String(at)}.`);
  await restore(parts, { source, target, ...(instant && { at: instant }) });
  return 0;
}

run(main);
