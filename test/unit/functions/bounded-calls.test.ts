import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { boundedCalls } from '../../../functions/lib/bounded-calls';

describe('A call that hangs', () => {
  let server: Server;

  beforeAll(async () => {
    // It answers in the end, so that a call without bounds would succeed.
    server = createServer((_, response) => {
      setTimeout(() => response.end('{"TableNames":[]}'), 3_000).unref();
    }).listen(0);
    await once(server, 'listening');
  });

  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  it('is given up, tried once more, and given up for good', async () => {
    const client = new DynamoDBClient({
      ...boundedCalls(1_000, 50),
      endpoint: `http://localhost:${(server.address() as AddressInfo).port}`,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    await expect(client.send(new ListTablesCommand({}))).rejects.toMatchObject({
      name: 'TimeoutError',
      $metadata: { attempts: 2 },
    });
    client.destroy();
  });
});
