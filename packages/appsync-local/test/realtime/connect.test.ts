import { apiKeyHeader, type Connecting, headerProtocol } from './client';
import { startEndpoint, until } from './harness';

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
const tokenHeader = { host: 'example.appsync-api.local', Authorization: 'token' };

describe('a client that proves itself', () => {
  const ways: [string, Connecting, Record<string, string>][] = [
    [
      'in a sub-protocol',
      { protocols: ['graphql-ws', headerProtocol(tokenHeader)] },
      { authorization: 'token' },
    ],
    [
      'in the query string',
      {
        query: `?header=${encodeURIComponent(base64(apiKeyHeader))}&payload=e30=`,
        protocols: ['graphql-ws'],
      },
      { 'x-api-key': 'da2-good' },
    ],
    [
      'in an unescaped query string',
      {
        query: `?header=${base64({ ...apiKeyHeader, note: '>>>???' })}&payload=e30=`,
        protocols: ['graphql-ws'],
      },
      { 'x-api-key': 'da2-good', note: '>>>???' },
    ],
    [
      'in plain HTTP headers',
      { protocols: ['graphql-ws'], options: { headers: { 'X-Api-Key': 'da2-good' } } },
      { 'x-api-key': 'da2-good' },
    ],
  ];
  it.each(ways)('%s is acknowledged', async (_way, connecting, headers) => {
    const { host, connect } = await startEndpoint();
    const client = await connect(connecting).opened();
    client.send({ type: 'connection_init' });
    expect(await client.next()).toEqual({
      type: 'connection_ack',
      payload: { connectionTimeoutMs: 300_000 },
    });
    expect(await client.next()).toEqual({ type: 'ka' });
    expect(client.socket.protocol).toBe('graphql-ws');
    expect(host.presented).toEqual([
      {
        headers: expect.objectContaining(headers) as unknown,
        signedPath: '/graphql/connect',
        signedBody: '{}',
      },
    ]);
  });
});

describe('a client that does not', () => {
  const unauthorised = {
    errorType: 'UnauthorizedException',
    message: 'You are not authorized to make this call.',
  };
  const missing = { message: 'Required headers are missing.', errorCode: 400 };
  const withHeader = (header: unknown) => ({ protocols: ['graphql-ws', headerProtocol(header)] });
  const refusals: [string, Connecting, object][] = [
    ['offers no sub-protocol', { protocols: [] }, { message: 'NoProtocolError', errorCode: 400 }],
    ['brings no credentials', { protocols: ['graphql-ws'] }, missing],
    ['leaves out the host', withHeader({ 'x-api-key': 'da2-good' }), missing],
    ['leaves out the key', withHeader({ host: 'example' }), missing],
    ['sends a list', withHeader([]), { errorType: 'BadRequest', errorCode: 400 }],
    [
      'sends no JSON',
      { protocols: ['graphql-ws', 'header-e30x'] },
      { errorType: 'BadRequest', errorCode: 400 },
    ],
    [
      'has a wrong key',
      withHeader({ host: 'example', 'x-api-key': 'da2-bad' }),
      { ...unauthorised, errorCode: 400 },
    ],
    [
      'meets a broken host',
      withHeader({ host: 'example', Authorization: 'breaks' }),
      { errorType: 'InternalFailure', message: 'Internal server error.', errorCode: 500 },
    ],
  ];
  it.each(refusals)('because it %s is told why and cut off', async (_reason, connecting, error) => {
    const { hub, connect } = await startEndpoint();
    const client = await connect(connecting).opened();
    client.send({ type: 'connection_init' });
    expect(await client.next()).toEqual({ type: 'connection_error', payload: { errors: [error] } });
    expect(await client.closed).toBe(1008);
    await until(() => hub.connections() === 0);
  });

  it('hears the refusal after a while when it says nothing', async () => {
    const { connect } = await startEndpoint({ refusalDelay: 20 });
    const client = connect({ protocols: ['graphql-ws'] });
    expect(await client.next()).toMatchObject({ type: 'connection_error' });
    expect(await client.closed).toBe(1008);
  });

  it('is refused the upgrade when it offers other sub-protocols only', async () => {
    const { connect } = await startEndpoint();
    await expect(connect({ protocols: ['graphql-transport-ws'] }).opened()).rejects.toThrow('subprotocol');
  });
});

it('reports what the host threw to the operator only', async () => {
  const { incidents, connect } = await startEndpoint();
  const client = await connect({
    protocols: ['graphql-ws', headerProtocol({ host: 'example', Authorization: 'breaks' })],
  }).opened();
  client.send({ type: 'connection_init' });
  await client.closed;
  expect(incidents).toEqual([{ kind: 'fault', during: 'authenticate', error: expect.any(Error) as unknown }]);
});
