import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { synthesiseBooks } from './books-app';
import { run, serving, type ServingCommand } from './command';

/** Milliseconds for a synthesis and a start on a machine that is busy with other tests. */
const WHILE_OTHERS_RUN = 180_000;

const directory = mkdtempSync(path.join(tmpdir(), 'appsync-local-'));
let command: ServingCommand;

beforeAll(async () => {
  const assembly = synthesiseBooks(directory);
  command = await serving([assembly, '--parameters', 'Place=the shelf', '--quiet']);
}, WHILE_OTHERS_RUN);
afterAll(async () => {
  await command.stop('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
});

test('it says where the API is, and once what is not served beside it', () => {
  expect(command.output).toMatch(/GraphQL +http:\/\/localhost:\d+\/graphql$/m);
  expect(command.output).toMatch(/Realtime +ws:\/\/localhost:\d+\/graphql\/realtime$/m);
  expect(command.output).toMatch(/GraphiQL +http:\/\/localhost:\d+\/graphiql$/m);
  expect(command.output).toMatch(/API key +da2-\w+$/m);
  expect(command.output).toMatch(/^Not served, beside the API:\n {2}- AWS::IoT::Thing \(2\)\n\n/m);
  expect(command.output.trimEnd()).toMatch(/\nready after [\d.]+ s\..*$/);
});

test('code in S3 assets runs, of units and pipelines, against a table of another stack', async () => {
  expect(await command.ask('mutation { addBook(id: "1", title: "Emma") { id title } }')).toEqual({
    data: { addBook: { id: '1', title: 'Emma' } },
  });
  expect(await command.ask('{ book(id: "1") { title } }')).toEqual({ data: { book: { title: 'Emma' } } });
});

test('code before a function is not dropped, and a resolver without code gives the raw answer', async () => {
  expect(await command.ask('{ shout(text: "hear") whisper(text: "hush") }')).toEqual({
    data: { shout: 'HEAR!', whisper: 'psst, hush' },
  });
});

test('a parameter is given by the command', async () => {
  expect(await command.ask('{ place }')).toEqual({ data: { place: 'the shelf' } });
});

test('GraphiQL is there', async () => {
  const page = await fetch(command.url.replace('/graphql', '/graphiql'));
  expect(page.status).toBe(200);
  const settings = await fetch(command.url.replace('/graphql', '/graphiql/settings.json'));
  expect(await settings.json()).toMatchObject({ title: 'books', apiKey: command.apiKey });
});

test('a port that is taken is said so', async () => {
  const { port } = new URL(command.url);
  const { code, output } = await run([path.join(directory, 'cdk.out'), '--port', port]);
  expect(output).toContain(`Port ${port} is taken. Stop what uses it, or choose another with --port N.`);
  expect(code).toBe(1);
});

test('wrong use is said in a sentence', async () => {
  const { code, output } = await run([path.join(directory, 'nowhere')]);
  expect(output).toMatch(/nowhere does not exist\.\n\nappsync-local --help tells how it is used\.\n$/);
  expect(code).toBe(2);
});

test('a signal stops all of it', async () => {
  expect(await command.stop('SIGTERM')).toBe(0);
  await expect(fetch(command.url)).rejects.toThrow();
});
