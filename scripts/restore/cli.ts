import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startedStage } from '../operator/stage';
import { run } from '../command';
import { dynamodbTables } from './dynamodb-tables';
import { onOneMachine, prepare, restore } from './restore';

const usage = `Usage: npm run restore -- --table NAME --as NEW_NAME [--at 2026-11-26T12:00:00Z] --region REGION
       npm run restore -- --prepare NAME --region REGION
       npm run restore -- --as NEW_NAME [--at 2026-11-26T12:00:00Z] [--port PORT]

Restores a table to an instant under another name, and makes it ready for a stage to take over: on AWS to one of the last 35 days,
on a running local stack to one of the last 24 hours.

  --table NAME     the table (output TableName; of a local stack, its own); it stays as it is
  --as NEW_NAME    what the restored one is called
  --at INSTANT     the instant; absent: the newest that there is, on AWS some five minutes ago
  --prepare NAME   only make a table ready that was restored or copied otherwise
  --region REGION  where it is on AWS
  --port PORT      the local stack (default 4000)

It may be interrupted and run again. Exit code: 0 when the table is ready, 2 when it failed.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      table: { type: 'string' },
      as: { type: 'string' },
      at: { type: 'string' },
      prepare: { type: 'string' },
      region: { type: 'string' },
      port: { type: 'string' },
    },
  });
  const { as: target, at, region } = values;
  if (values.prepare === undefined && target === undefined) throw new Error(usage);
  const isDeployed =
    values.port === undefined && [region, values.table, values.prepare].some((given) => given !== undefined);
  const local = isDeployed ? undefined : await startedStage(Number(values.port ?? 4000));
  const client = local?.client ?? new DynamoDBClient({ region });
  const source = values.table ?? local?.tableName;
  const parts = {
    tables: dynamodbTables(client, local?.recovery),
    sleep,
    say: console.log,
    ...(local && { next: onOneMachine }),
  };
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

run(main, usage);
