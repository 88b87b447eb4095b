import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAppSyncCaller } from '../../../functions/lib/appsync/caller';
import { TypedDocumentString } from '../../../schema/generated/operations';

describe('calling AppSync', () => {
  let server: Server;
  let answers: { status: number; body: string }[];
  let calls: number;

  beforeAll((done) => {
    server = createServer((_, response) => {
      calls += 1;
      const { status, body } = answers.shift() ?? { status: 200, body: '{"data":{}}' };
      response.writeHead(status).end(body);
    }).listen(0, '127.0.0.1', done);
  });

  afterAll((done) => {
    server.closeAllConnections();
    server.close(done);
  });

  function call(...planned: typeof answers): Promise<void> {
    [answers, calls] = [planned, 0];
    const { port } = server.address() as AddressInfo;
    const callAppSync = createAppSyncCaller({
      endpoint: `http://127.0.0.1:${port}/graphql`,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'id', secretAccessKey: 'secret' },
    });
    return callAppSync(new TypedDocumentString('mutation { publish }'), {});
  }

  it('is done with the first answer that holds no errors', async () => {
    await call();
    expect(calls).toBe(1);
  });

  it.each([
    ['holds errors', { status: 200, body: '{"errors":[{"message":"No."}]}' }, 'No.'],
    ['is a 4xx with errors', { status: 401, body: '{"errors":[{"message":"Who?"}]}' }, 'Who?'],
    ['is a 4xx without errors', { status: 403, body: '{"message":"Forbidden"}' }, '403'],
    ['is a 4xx that is not JSON', { status: 413, body: '<html>' }, '413'],
  ])('fails at once when the answer %s', async (_, answer, message) => {
    await expect(call(answer)).rejects.toThrow(message);
    expect(calls).toBe(1);
  });

  it.each([429, 500, 503])('tries again after %d', async (status) => {
    await call({ status, body: '{}' });
    expect(calls).toBe(2);
  });
});
