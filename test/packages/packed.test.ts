import { App, Stack } from 'aws-cdk-lib';
import * as appsync from 'aws-cdk-lib/aws-appsync';
import { execFile, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { transformSync } from 'esbuild';
import { freePort } from '../support/stack';
import { eventually } from '../support/votings';

const projectDirectory = path.resolve(__dirname, '..', '..');
const names = ['appsync-local', 'aws-local', 'payment-sandboxes'];
const run = promisify(execFile);

const work = mkdtempSync(path.join(tmpdir(), 'hustings-packed-'));
/** The packages are packed in a copy: `npm pack` changes package.json for a while, which other tests read. */
const copy = path.join(work, 'repository');
/** Where the packages are installed, with nothing else around. */
const empty = path.join(work, 'empty');

const manifest = (directory: string, name: string) =>
  readFileSync(path.join(directory, 'packages', name, 'package.json'), 'utf8');

function copyPackages(): void {
  cpSync(path.join(projectDirectory, 'packages'), path.join(copy, 'packages'), {
    recursive: true,
    filter: (source) => !['build', 'dist', 'test'].includes(path.basename(source)),
  });
  cpSync(path.join(projectDirectory, 'tsconfig.json'), path.join(copy, 'tsconfig.json'));
  symlinkSync(path.join(projectDirectory, 'node_modules'), path.join(copy, 'node_modules'));
  // The packages find each other in the copy, not in the repository.
  const scope = path.join(copy, 'packages', 'node_modules', '@hustings');
  mkdirSync(scope, { recursive: true });
  for (const name of names) symlinkSync(path.join(copy, 'packages', name), path.join(scope, name));
}

async function pack(name: string): Promise<string> {
  const folder = path.join(copy, 'packages', name);
  const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', work, folder]);
  return path.join(work, stdout.trim().split('\n').at(-1)!);
}

async function install(...tarballs: string[]): Promise<void> {
  const quiet = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  await run('npm', ['install', '--prefix', empty, ...quiet, ...tarballs]);
}

/** Runs plain JavaScript where the packages are installed; what it printed. */
async function outputOf(program: string): Promise<string> {
  const { stdout } = await run(process.execPath, ['-e', program], { cwd: empty });
  return stdout;
}

/** The example of the README that is in the tarball. */
function readmeExample(): string {
  const readme = readFileSync(path.join(empty, 'node_modules/@hustings/appsync-local/README.md'), 'utf8');
  const [, example] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
  if (example === undefined) throw new Error('The README has no example.');
  return example;
}

async function answerAt(port: number): Promise<unknown> {
  const response = await fetch(`http://localhost:${port}/graphql`, {
    method: 'POST',
    headers: { 'x-api-key': 'da2-hello' },
    body: JSON.stringify({ query: '{ hello(name: "you") }' }),
  });
  return response.json();
}

/** An app with one resolver, whose code is an asset. */
function synthesiseGreeting(): void {
  const file = path.join(empty, 'hello.js');
  writeFileSync(
    file,
    `export const request = (ctx) => ({ payload: 'Hello ' + ctx.args.name });
     export const response = (ctx) => ctx.result;`,
  );
  const schema = path.join(empty, 'schema.graphql');
  writeFileSync(schema, 'type Query { hello(name: String!): String }');
  const app = new App({ outdir: path.join(empty, 'cdk.out'), analyticsReporting: false });
  const definition = appsync.Definition.fromFile(schema);
  const api = new appsync.GraphqlApi(new Stack(app, 'Greeting'), 'Api', { name: 'greeting', definition });
  api.addNoneDataSource('none').createResolver('Hello', {
    typeName: 'Query',
    fieldName: 'hello',
    runtime: appsync.FunctionRuntime.JS_1_0_0,
    code: appsync.Code.fromAsset(file),
  });
  app.synth();
}

let tarballs: Record<string, string>;

beforeAll(async () => {
  copyPackages();
  mkdirSync(empty);
  writeFileSync(path.join(empty, 'package.json'), '{ "private": true }');
  const packed = await Promise.all(names.map(async (name) => [name, await pack(name)] as const));
  tarballs = Object.fromEntries(packed);
  await install(tarballs['appsync-local']!);
});

afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

describe('npm pack', () => {
  it.each(names)('leaves package.json of %s as it was', (name) => {
    expect(manifest(copy, name)).toBe(manifest(projectDirectory, name));
  });
});

describe('appsync-local, packed and installed by itself', () => {
  it('has types that the README’s example compiles against', async () => {
    const entries = Object.keys(
      (JSON.parse(manifest(projectDirectory, 'appsync-local')) as { exports: object }).exports,
    );
    // Reads CloudFormation templates with aws-local, which is not installed yet.
    const imports = entries
      .filter((entry) => entry !== './cloudformation')
      .map((entry, index) => `export * as entry${index} from '@hustings/appsync-local${entry.slice(1)}';\n`);
    writeFileSync(path.join(empty, 'entries.ts'), imports.join(''));
    writeFileSync(path.join(empty, 'example.ts'), readmeExample());
    const compilerOptions = {
      module: 'node16',
      target: 'es2022',
      strict: true,
      noEmit: true,
      esModuleInterop: true,
      types: ['node'],
      typeRoots: [path.join(projectDirectory, 'node_modules', '@types')],
    };
    writeFileSync(
      path.join(empty, 'tsconfig.json'),
      JSON.stringify({ compilerOptions, files: ['example.ts', 'entries.ts'] }),
    );
    const compiler = require.resolve('typescript/bin/tsc');
    const { stdout } = await run(process.execPath, [compiler, '-p', empty]).catch(
      (failure: unknown) => failure as { stdout: string },
    );
    expect(stdout).toBe('');
  });

  it('serves the README’s example', async () => {
    const { code } = transformSync(readmeExample(), { loader: 'ts', format: 'cjs' });
    writeFileSync(path.join(empty, 'example.js'), code);
    const port = await freePort();
    const child = spawn(process.execPath, ['example.js'], {
      cwd: empty,
      env: { ...process.env, PORT: String(port) },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    try {
      const look = () => answerAt(port).catch(() => undefined);
      const answer = await eventually('an answer of the example', look, (given) => given !== undefined);
      expect(answer).toEqual({ data: { hello: 'Hello you' } });
    } finally {
      child.kill();
    }
  });

  it('evaluates a handler', async () => {
    const answer = await outputOf(`
      const { evaluateCode } = require('@hustings/appsync-local/evaluate');
      const code = "import { get } from '@aws-appsync/utils/dynamodb';" +
        'export const request = (ctx) => get({ key: { id: ctx.args.id } });' +
        'export const response = (ctx) => ctx.result;';
      evaluateCode({ code, context: { arguments: { id: 'a' } }, function: 'request' })
        .then((evaluation) => console.log(JSON.stringify(evaluation)));`);
    const evaluation = JSON.parse(answer) as { evaluationResult: string; logs: unknown };
    expect(evaluation).toMatchObject({ logs: [], stash: '{}', outErrors: '[]' });
    expect(JSON.parse(evaluation.evaluationResult)).toMatchObject({
      operation: 'GetItem',
      key: { id: { S: 'a' } },
    });
  });

  it('serves the explorer', async () => {
    const answer = await outputOf(`
      const { createGraphiql } = require('@hustings/appsync-local/graphiql');
      const graphiql = createGraphiql({});
      const server = require('node:http').createServer((request, response) => void graphiql(request, response));
      server.listen(0, 'localhost', async () => {
        const response = await fetch('http://localhost:' + server.address().port + '/graphiql/main.js');
        console.log(response.status, response.headers.get('content-type'), (await response.text()).length);
        server.closeAllConnections();
        server.close();
      });`);
    expect(answer).toMatch(/^200 text\/javascript; charset=utf-8 \d{6,}\n$/);
  });

  it('has a command that says what it needs beside it', async () => {
    const failure = await run('npx', ['--no-install', 'appsync-local', 'cdk.out'], { cwd: empty }).catch(
      (error: unknown) => error as { code: number; stderr: string },
    );
    expect(failure).toMatchObject({ code: 2 });
    expect(failure.stderr).toContain('npm install @hustings/aws-local');
  });

  it('refuses a bad program with file and line', async () => {
    const answer = await outputOf(`
      const { bundleFile } = require('@hustings/appsync-local/bundle');
      const { checkedCode } = require('@hustings/appsync-local/language');
      const source = 'export const request = () => ({});\\nexport const response = () => {\\n  throw 1;\\n};';
      require('node:fs').writeFileSync('Query.bad.ts', source);
      bundleFile('Query.bad.ts')
        .then((code) => checkedCode('Query.bad', code))
        .catch(({ message }) => console.log(message));`);
    expect(answer).toMatch(/Query\.bad\.ts:3:3 no-throw: throw is not supported/);
  });
});

describe('The other packages, packed and installed', () => {
  beforeAll(() => install(tarballs['aws-local']!, tarballs['payment-sandboxes']!));

  it('aws-local reads a template and starts DynamoDB Local', async () => {
    const answer = await outputOf(`
      const { startDynamoDbLocal, templateOf } = require('@hustings/aws-local');
      const Resources = { Table: { Type: 'AWS::DynamoDB::Table' }, Queue: { Type: 'AWS::SQS::Queue' } };
      console.log(templateOf('stack', { Resources }).resources.map(({ type }) => type).join(' '));
      startDynamoDbLocal({ log() {} }).then(async ({ endpoint, stop }) => {
        const response = await fetch(endpoint, {
          method: 'POST',
          headers: {
            'content-type': 'application/x-amz-json-1.0',
            'x-amz-target': 'DynamoDB_20120810.ListTables',
            authorization: 'AWS4-HMAC-SHA256 Credential=a/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
          },
          body: '{}',
        });
        console.log(await response.text());
        await stop();
      });`);
    expect(answer).toBe('AWS::DynamoDB::Table AWS::SQS::Queue\n{"TableNames":[]}\n');
  });

  it('appsync-local reads templates, with aws-local beside it', async () => {
    const answer = await outputOf(
      `console.log(typeof require('@hustings/appsync-local/cloudformation').AppSyncResources);`,
    );
    expect(answer).toBe('function\n');
  });

  it('appsync-local’s command serves a synthesised app', async () => {
    synthesiseGreeting();
    const child = spawn('npx', ['--no-install', 'appsync-local', 'cdk.out', '--port', '0'], {
      cwd: empty,
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      let output = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
      await eventually(
        'the command is ready',
        () => Promise.resolve(output),
        (text) => /^ready/m.test(text),
      );
      const [, url = ''] = /(http:\S+\/graphql)$/m.exec(output) ?? [];
      const [key = ''] = /da2-\w+/.exec(output) ?? [];
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'x-api-key': key },
        body: JSON.stringify({ query: '{ hello(name: "you") }' }),
      });
      expect(await response.json()).toEqual({ data: { hello: 'Hello you' } });
    } finally {
      // npx does not hand signals on: the group is the command too.
      process.kill(-child.pid!, 'SIGTERM');
    }
  });

  it('payment-sandboxes take an order to its page', async () => {
    const answer = await outputOf(`
      const { createSandboxes } = require('@hustings/payment-sandboxes');
      const webhookBaseUrl = 'http://localhost:9';
      createSandboxes({ dataDirectory: 'payments', webhookBaseUrl }).then(async ({ stripe, close }) => {
        const headers = { authorization: 'Bearer ' + stripe.secretKey };
        const body = new URLSearchParams({
          mode: 'payment',
          success_url: 'http://localhost/paid',
          'line_items[0][quantity]': '1',
          'line_items[0][price_data][currency]': 'eur',
          'line_items[0][price_data][unit_amount]': '500',
          'line_items[0][price_data][product_data][name]': 'Ten credits',
        });
        const created = await fetch(stripe.apiBase + '/v1/checkout/sessions', { method: 'POST', headers, body });
        const session = await created.json();
        console.log(await (await fetch(session.url)).text());
        await close();
      });`);
    expect(answer).toContain('Ten credits');
  });
});
