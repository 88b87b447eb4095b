import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import { type AppSyncApi, createAppSyncApi } from '../../src';
import { API_KEY, apiWith, portsWith } from './support/api';
import { CREDENTIALS, REGION, startTable, TABLE, type TableSource } from './support/dynamodb';

const SCHEMA = /* GraphQL */ `
  type Note {
    id: ID!
    text: String!
    author: String
  }
  type Query {
    note(id: ID!): Note
    direct(x: Int): AWSJSON
    directFails: AWSJSON
  }
  type Mutation {
    addNote(id: ID!, text: String!): Note!
    explode: Note
  }
  type Subscription {
    onNote(author: String): Note @aws_subscribe(mutations: ["addNote"])
  }
`;

const GET_NOTE = `
import { get } from '@aws-appsync/utils/dynamodb';
export const request = (ctx) => get({ key: { pk: ctx.args.id, sk: 1 } });
export const response = (ctx) => ctx.result && { id: ctx.result.pk, text: ctx.result.text };
`;
const PUT_NOTE = `
import { util } from '@aws-appsync/utils';
import { put } from '@aws-appsync/utils/dynamodb';
export function request(ctx) {
  const condition = { pk: { attributeExists: false } };
  return put({ key: { pk: ctx.args.id, sk: 1 }, item: { text: ctx.stash.text }, condition });
}
export function response(ctx) {
  if (ctx.error) {
    util.error('Taken', 'NoteTaken', { id: ctx.result.pk, text: ctx.result.text }, { text: ctx.result.text });
  }
  return { id: ctx.result.pk, text: ctx.result.text };
}
`;
const ADD_NOTE = `
import { util } from '@aws-appsync/utils';
export function request(ctx) {
  console.log('adding', ctx.args.id);
  ctx.stash.text = ctx.args.text + ctx.env.MARK;
  return {};
}
export function response(ctx) {
  util.http.addResponseHeader('x-note', ctx.prev.result.id);
  return ctx.prev.result;
}
`;
const AUTHOR = `
export const request = (ctx) => ({ payload: 'author of ' + ctx.source.id });
export const response = (ctx) => ctx.result;
`;
const EXPLODE = `
export const request = (ctx) => ({ payload: ctx.args.nothing.at.all });
export const response = (ctx) => ctx.result;
`;

let table: TableSource;
let api: AppSyncApi;
let server: http.Server;
let url: string;
const ports = portsWith();

beforeAll(async () => {
  table = await startTable();
  ports.dynamodb = { endpoint: table.endpoint, credentials: CREDENTIALS };
  ports.invokeLambda = (_arn, payload) => {
    const event = payload as { info: { fieldName: string } };
    return Promise.resolve(
      event.info.fieldName === 'direct'
        ? { ok: true, payload: event }
        : { ok: false, error: 'Unhandled', errorMessage: 'No', errorType: 'Mine' },
    );
  };
  api = await createAppSyncApi(
    apiWith(SCHEMA, {
      environmentVariables: { MARK: '!' },
      dataSources: [
        { type: 'NONE', name: 'none' },
        { type: 'AMAZON_DYNAMODB', name: 'table', tableName: TABLE, region: REGION },
        { type: 'AWS_LAMBDA', name: 'function', functionArn: 'arn:f' },
      ],
      functions: [{ functionId: 'f1', name: 'putNote', dataSourceName: 'table', code: PUT_NOTE }],
      resolvers: [
        { kind: 'UNIT', typeName: 'Query', fieldName: 'note', dataSourceName: 'table', code: GET_NOTE },
        { kind: 'UNIT', typeName: 'Query', fieldName: 'direct', dataSourceName: 'function' },
        { kind: 'UNIT', typeName: 'Query', fieldName: 'directFails', dataSourceName: 'function' },
        { kind: 'PIPELINE', typeName: 'Mutation', fieldName: 'addNote', functionIds: ['f1'], code: ADD_NOTE },
        { kind: 'UNIT', typeName: 'Mutation', fieldName: 'explode', dataSourceName: 'none', code: EXPLODE },
        { kind: 'UNIT', typeName: 'Note', fieldName: 'author', dataSourceName: 'none', code: AUTHOR },
      ],
    }),
    ports,
  );
  server = http.createServer((request, response) => void api.handleHttp(request, response));
  server.on('upgrade', (request, socket, head: Buffer) => {
    api.handleUpgrade(request, socket, head);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
});
afterAll(async () => {
  await api.close();
  server.closeAllConnections();
  server.close();
  await table.stop();
});

async function ask(query: string) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'x-api-key': API_KEY },
    body: JSON.stringify({ query }),
  });
  return { headers: response.headers, body: (await response.json()) as Record<string, unknown> };
}

test('a pipeline writes to the table, and a unit resolver reads it back', async () => {
  const { headers, body } = await ask('mutation { addNote(id: "n1", text: "hi") { id text author } }');
  expect(body).toEqual({ data: { addNote: { id: 'n1', text: 'hi!', author: 'author of n1' } } });
  expect(headers.get('x-note')).toBe('n1');
  expect((await ask('{ note(id: "n1") { text } }')).body).toEqual({ data: { note: { text: 'hi!' } } });
  expect((await ask('{ note(id: "n2") { text } }')).body).toEqual({ data: { note: null } });
  expect(ports.logged).toContainEqual(
    expect.objectContaining({ kind: 'console', message: expect.stringContaining('adding') as string }),
  );
});

test('util.error reaches the client with its data cut to the selection', async () => {
  await ask('mutation { addNote(id: "n3", text: "first") { id } }');
  const { body } = await ask('mutation { addNote(id: "n3", text: "second") { theId: id } }');
  expect(body).toEqual({
    data: null,
    errors: [
      {
        path: ['addNote'],
        data: { theId: 'n3' },
        errorType: 'NoteTaken',
        errorInfo: { text: 'first!' },
        locations: [{ line: 1, column: 12, sourceName: null }],
        message: 'Taken',
      },
    ],
  });
});

test('a fault of the code is an error of type Code with its place, and is logged', async () => {
  const { body } = await ask('mutation { explode { id } }');
  expect(body.errors).toEqual([
    expect.objectContaining({ errorType: 'Code', message: expect.stringMatching(/:2:\d+: /) as string }),
  ]);
  expect(ports.logged).toContainEqual(
    expect.objectContaining({ level: 'error', kind: 'fault', resolver: 'Mutation.explode' }),
  );
});

test('a direct Lambda resolver sends the context, and its failure is the error', async () => {
  const { body } = await ask('{ direct(x: 1) }');
  expect(JSON.parse((body.data as { direct: string }).direct)).toEqual({
    arguments: { x: 1 },
    identity: null,
    source: null,
    request: { headers: expect.objectContaining({ 'x-api-key': API_KEY }) as object, domainName: null },
    prev: null,
    info: {
      selectionSetList: [],
      selectionSetGraphQL: '',
      parentTypeName: 'Query',
      fieldName: 'direct',
      variables: {},
    },
    stash: {},
  });
  expect((await ask('{ directFails }')).body.errors).toEqual([
    expect.objectContaining({ errorType: 'Mine', message: 'No', data: null }),
  ]);
});

test('a subscriber hears of a mutation that it asked about', async () => {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const authorization = { host: new URL(url).host, 'x-api-key': API_KEY };
  const socket = new WebSocket(`${url.replace('http', 'ws')}/realtime`, [
    'graphql-ws',
    `header-${encode(authorization)}`,
  ]);
  const frames: Record<string, unknown>[] = [];
  const frame = async (type: string) => {
    for (;;) {
      const found = frames.find((one) => one.type === type);
      if (found) return found;
      await new Promise((resolve) => socket.once('message', resolve));
    }
  };
  socket.on('message', (data: Buffer) =>
    frames.push(JSON.parse(data.toString('utf8')) as Record<string, unknown>),
  );
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send(JSON.stringify({ type: 'connection_init' }));
  await frame('connection_ack');
  const data = JSON.stringify({
    query: 'subscription { onNote(author: "author of n9") { text } }',
    variables: {},
  });
  socket.send(JSON.stringify({ id: '1', type: 'start', payload: { data, extensions: { authorization } } }));
  await frame('start_ack');
  await ask('mutation { addNote(id: "n8", text: "no") { id text author } }');
  await ask('mutation { n: addNote(id: "n9", text: "yes") { id t: text author } }');
  expect(await frame('data')).toEqual({
    id: '1',
    type: 'data',
    payload: { data: { onNote: { text: 'yes!' } } },
  });
  socket.close();
});

test('time spent is counted by part', async () => {
  const before = api.timings();
  await ask('{ note(id: "n1") { text } }');
  const after = api.timings();
  expect(after.operations - before.operations).toBe(1);
  for (const part of ['authentication', 'graphql', 'code', 'dataSource'] as const)
    expect(after[part]).toBeGreaterThan(before[part]);
});
