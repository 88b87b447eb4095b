import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { audit, type AuditReport } from './audit';

const usage = `Usage: npm run audit -- --voting ID [--data DIR] [--table NAME --region REGION]

Counts the votes of a voting one by one and compares them with its tally.

  --voting ID      the voting
  --data DIR       data of a running local stack (default .local)
  --table NAME     a deployed stack's table instead (output TableName), with your AWS credentials
  --region REGION  where that table is

Exit code: 0 when they agree, 1 when they do not, 2 when the audit could not be made.`;

interface Target {
  tableName: string;
  client: DynamoDBClient;
}

function target({ data, table, region }: { data: string; table?: string; region?: string }): Target {
  if (table !== undefined) return { tableName: table, client: new DynamoDBClient({ region }) };
  const file = path.join(data, 'stack.json');
  if (!existsSync(file))
    throw new Error(`${file} does not exist: start the stack with npm start, or name a table with --table.`);
  const { tableName, dynamodbEndpoint } = JSON.parse(readFileSync(file, 'utf8')) as {
    tableName: string;
    dynamodbEndpoint: string;
  };
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return {
    tableName,
    client: new DynamoDBClient({ endpoint: dynamodbEndpoint, region: 'us-east-1', credentials }),
  };
}

function print({ title, votes, differences, final }: AuditReport): void {
  console.log(`${title}: ${votes} votes, the tally is ${final ? 'final' : 'not final'}.`);
  if (differences.length === 0) {
    console.log('The tally agrees with the votes.');
    return;
  }
  console.log('The tally does NOT agree with the votes:');
  for (const { optionId, label, counted, recounted } of differences)
    console.log(`  ${optionId} (${label}): the tally says ${counted}, there are ${recounted} votes`);
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      voting: { type: 'string' },
      data: { type: 'string', default: '.local' },
      table: { type: 'string' },
      region: { type: 'string' },
    },
  });
  if (values.voting === undefined) throw new Error(usage);
  const { client, tableName } = target(values);
  const report = await audit(client, tableName, values.voting);
  if (report === undefined) throw new Error(`There is no voting ${values.voting}.`);
  print(report);
  return report.differences.length === 0 ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  },
);
