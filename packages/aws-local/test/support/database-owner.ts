import { startDynamoDbLocal } from '../../src/dynamodb/dynamodb-local';

/** Starts DynamoDB Local on the folder in its argument, tells the endpoint, and waits to be killed. */
async function main(): Promise<void> {
  const { endpoint } = await startDynamoDbLocal({ directory: process.argv[2], log: () => undefined });
  process.stdout.write(`${endpoint}\n`);
  setInterval(() => undefined, 1000);
}

void main();
