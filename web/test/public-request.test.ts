import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PublicVotingsDocument } from '../../schema/generated/operations';
import { toApiError } from '../src/session/api/api-error';
import { configure, configured, type Configuration } from '../src/session/api/configuration';
import { requestPublicly } from '../src/session/api/public-request';

describe('Asking as the public', () => {
  let server: Server;
  let answer: { status: number; body: string };
  let refusedKey: string | undefined;
  let asked: { headers: Record<string, unknown>; body: { query: string; variables: unknown } };

  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = JSON.parse(Buffer.concat(chunks).toString()) as (typeof asked)['body'];
        asked = { headers: request.headers, body };
        if (request.headers['x-api-key'] === refusedKey) {
          response.writeHead(401).end('{"errors":[{"errorType":"UnauthorizedException"}]}');
          return;
        }
        response.writeHead(answer.status, { 'x-amzn-RequestId': 'one' }).end(answer.body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    const { port } = server.address() as AddressInfo;
    configure({
      API: { GraphQL: { endpoint: `HTTP://localhost:${port}/graphql`, apiKey: 'da2-key' } },
    } as Configuration);
  });
  afterAll(() => server.close());

  const ask = (): Promise<unknown> => requestPublicly(PublicVotingsDocument, { limit: 3 });
  const failure = (): Promise<unknown> => ask().catch(toApiError);

  it('sends the operation with the API key, and gives the data', async () => {
    answer = { status: 200, body: '{"data":{"votings":{"items":[]}}}' };
    expect(await ask()).toEqual({ votings: { items: [] } });
    expect(asked.headers).toMatchObject({ 'x-api-key': 'da2-key', 'content-type': 'application/json' });
    expect(asked.body.variables).toEqual({ limit: 3 });
    expect(asked.body.query).toContain('query PublicVotings');
  });

  it('tells what the API refused, and why', async () => {
    answer = {
      status: 200,
      body: '{"data":null,"errors":[{"errorType":"InvalidInput","message":"No.","errorInfo":{"field":"limit"}}]}',
    };
    expect(await failure()).toMatchObject({
      type: 'InvalidInput',
      message: 'No.',
      info: { field: 'limit' },
      requestId: 'one',
    });
  });

  it('tells what a web ACL before the API turned away', async () => {
    const body = '{"errors":[{"errorType":"WAFForbiddenException","message":"403 Forbidden"}]}';
    answer = { status: 403, body };
    expect(await failure()).toMatchObject({ type: 'WAFForbiddenException' });
  });

  it('says to try again when the API is asked for more than it may be, whatever its answer says', async () => {
    for (const body of ['{"errors":[{"errorType":"Other","message":"No"}]}', '<html>']) {
      answer = { status: 429, body };
      expect(await failure()).toMatchObject({ type: 'TryAgain', requestId: 'one' });
    }
  });

  it('reads the key that took the place of one that is refused, and asks once more', async () => {
    const { API } = configured();
    const { fetch } = globalThis;
    const configurations = ['da2-next', 'da2-next'].map((apiKey) => ({
      Auth: { Cognito: { userPoolClientId: 'client' } },
      API: { GraphQL: { ...API.GraphQL, apiKey } },
    }));
    const read = jest.fn(() => Promise.resolve(Response.json(configurations.shift())));
    jest
      .spyOn(globalThis, 'fetch')
      .mockImplementation((url, options) => (url === '/config.json' ? read() : fetch(url, options)));
    try {
      refusedKey = 'da2-key';
      answer = { status: 200, body: '{"data":{"votings":{"items":[]}}}' };
      expect(await Promise.all([ask(), ask()])).toHaveLength(2);
      expect(asked.headers).toMatchObject({ 'x-api-key': 'da2-next' });
      expect(read).toHaveBeenCalledTimes(1);
      // A key that has no successor is asked for once, and then refused as it was.
      refusedKey = 'da2-next';
      expect(await failure()).toMatchObject({ type: 'UnauthorizedException' });
      expect(read).toHaveBeenCalledTimes(2);
    } finally {
      refusedKey = undefined;
      jest.restoreAllMocks();
    }
  });

  it('does not take another page for an answer', async () => {
    answer = { status: 403, body: '<html>Blocked</html>' };
    expect(await failure()).toMatchObject({ type: 'Unknown' });
  });

  it('takes a server that is about to start for no answer', async () => {
    answer = { status: 503, body: '{"message":"The stack is starting."}' };
    expect(await failure()).toMatchObject({ type: 'Network' });
    answer = { status: 500, body: '{"errors":[{"message":"Internal failure"}]}' };
    expect(await failure()).toMatchObject({ type: 'Network' });
  });

  it('knows a lost connection', async () => {
    configure({ API: { GraphQL: { endpoint: 'http://localhost:1/graphql', apiKey: '' } } } as Configuration);
    expect(await failure()).toMatchObject({ type: 'Network' });
  });
});
