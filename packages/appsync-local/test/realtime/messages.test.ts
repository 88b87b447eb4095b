import { apiKeyHeader } from './client';
import { startEndpoint } from './harness';

const unsupported = {
  type: 'error',
  payload: {
    errors: [
      { errorType: 'UnsupportedOperation', message: 'unknown not supported through the realtime channel' },
    ],
  },
};
const data = JSON.stringify({ query: 'onTally' });
const extensions = { authorization: apiKeyHeader };
const malformed = (id: string) => ({
  id,
  type: 'error',
  payload: {
    errors: [{ errorType: 'MalformedHttpRequestException', message: 'Unable to parse GraphQL query.' }],
  },
});

describe('after the acknowledgement', () => {
  const messages: [string, unknown, unknown][] = [
    ['a start', { id: 'a', type: 'start', payload: { data, extensions } }, { id: 'a', type: 'start_ack' }],
    ['a stop', { id: 'a', type: 'stop' }, { id: 'a', type: 'complete' }],
    ['no JSON', '{"type":', unsupported],
    ['a list', '[]', unsupported],
    ['null', 'null', unsupported],
    ['an unknown type', { id: 'a', type: 'subscribe', payload: { query: 'onTally' } }, unsupported],
    ['no type', { id: 'a' }, unsupported],
    ['a start without payload', { id: 'a', type: 'start' }, unsupported],
    [
      'a start without data',
      { id: 'a', type: 'start', payload: { query: 'onTally', extensions } },
      unsupported,
    ],
    ['a start without id', { type: 'start', payload: { data, extensions } }, unsupported],
    ['a stop without id', { type: 'stop' }, unsupported],
    ['a start with no JSON', { id: 'a', type: 'start', payload: { data: 'x', extensions } }, malformed('a')],
    [
      'a start with no query',
      { id: 'a', type: 'start', payload: { data: '{}', extensions } },
      malformed('a'),
    ],
    [
      'a start with a list of variables',
      { id: 'a', type: 'start', payload: { data: '{"query":"onTally","variables":[]}', extensions } },
      malformed('a'),
    ],
    [
      'a start without authorization',
      { id: 'a', type: 'start', payload: { data } },
      {
        id: 'a',
        type: 'error',
        payload: {
          errors: [
            { errorType: 'UnauthorizedException', message: 'You are not authorized to make this call.' },
          ],
        },
      },
    ],
  ];
  it.each(messages)('%s is answered', async (_name, message, answer) => {
    const { connect } = await startEndpoint();
    const client = await connect().acknowledged();
    client.send(message);
    expect(await client.next()).toEqual(answer);
  });

  it('answers a binary frame as any other unknown message', async () => {
    const { connect } = await startEndpoint();
    const client = await connect().acknowledged();
    client.socket.send(Buffer.from(JSON.stringify({ id: 'a', type: 'stop' })));
    expect(await client.next()).toEqual(unsupported);
  });

  it('takes a second connection_init without a word', async () => {
    const { connect } = await startEndpoint();
    const client = await connect().acknowledged();
    client.send({ type: 'connection_init' });
    expect(await client.settled()).toEqual({ id: 'settled', type: 'complete' });
  });
});

it('ignores everything before the acknowledgement', async () => {
  const { hub, connect } = await startEndpoint();
  const client = await connect().opened();
  client.start('a', 'onTally');
  client.send('{');
  client.send({ id: 'a', type: 'stop' });
  client.send({ type: 'connection_init' });
  expect(await client.next()).toMatchObject({ type: 'connection_ack' });
  expect(await client.next()).toEqual({ type: 'ka' });
  expect(await client.settled()).toEqual({ id: 'settled', type: 'complete' });
  expect(hub.subscriptions()).toBe(0);
});
