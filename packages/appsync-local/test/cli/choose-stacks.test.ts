import { App, CfnResource, Stack, Stage } from 'aws-cdk-lib';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chooseStacks } from '../../src/cli/choose-stacks';
import { parseServeOptions } from '../../src/cli/options';

const directory = mkdtempSync(path.join(tmpdir(), 'appsync-local-'));
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

let counter = 0;
function assembly(build: (app: App) => void): string {
  counter += 1;
  const app = new App({ outdir: path.join(directory, `out-${counter}`), analyticsReporting: false });
  build(app);
  return app.synth().directory;
}

const resource = (stack: Stack, id: string, type: string, properties = {}): CfnResource =>
  new CfnResource(stack, id, { type, properties });
const api = (stack: Stack): CfnResource =>
  resource(stack, 'Api', 'AWS::AppSync::GraphQLApi', {
    Name: stack.stackName,
    AuthenticationType: 'API_KEY',
  });

const chosen = (source: string, ...stacks: string[]): string[] =>
  chooseStacks(source, stacks).templates.map(({ stackName }) => stackName);

test('the stack with the API comes with what it imports and what adds to it, and with nothing else', () => {
  const out = assembly((app) => {
    const [data, main, more, other] = ['Data', 'Main', 'More', 'Other'].map((id) => new Stack(app, id)) as [
      Stack,
      Stack,
      Stack,
      Stack,
    ];
    const mainApi = api(main);
    mainApi.addPropertyOverride('OwnerContact', resource(data, 'Topic', 'AWS::SNS::Topic').ref);
    resource(more, 'Key', 'AWS::AppSync::ApiKey', { ApiId: mainApi.ref });
    resource(other, 'Reader', 'AWS::SNS::Topic', { TopicName: mainApi.ref });
  });
  expect(chosen(out).sort()).toEqual(['Data', 'Main', 'More']);
  expect(chosen(out)[0]).toBe('Main');
});

test('of several stacks with an API one must be chosen, by its name or its path', () => {
  const out = assembly((app) => {
    for (const id of ['Dev', 'Prod']) api(new Stack(new Stage(app, id), 'Api'));
  });
  expect(() => chosen(out)).toThrow(
    'Several stacks have a GraphQL API: Dev-Api (Dev/Api), Prod-Api (Prod/Api). Choose one with --stack NAME.',
  );
  expect(chosen(out, 'Prod-Api')).toEqual(['Prod-Api']);
  expect(chosen(out, 'Dev/Api')).toEqual(['Dev-Api']);
  expect(() => chosen(out, 'Test')).toThrow('There is no stack Test. There is: Dev-Api (Dev/Api), Prod-Api');
});

test('a template in an assembly is that stack, with its assets', () => {
  const out = assembly((app) => {
    for (const id of ['One', 'Two']) api(new Stack(app, id));
  });
  expect(chosen(path.join(out, 'Two.template.json'))).toEqual(['Two']);
});

test('where an app is deployed is where it runs', () => {
  const out = assembly((app) => {
    api(new Stack(app, 'Placed', { env: { region: 'eu-north-1', account: '111111111111' } }));
  });
  expect(chooseStacks(out, [])).toMatchObject({ region: 'eu-north-1', accountId: '111111111111' });
});

describe('what is no app with an API', () => {
  const file = (name: string, content: unknown): string => {
    const target = path.join(directory, name);
    writeFileSync(target, typeof content === 'string' ? content : JSON.stringify(content));
    return target;
  };

  test.each<[string, () => string, string]>([
    ['nothing', () => path.join(directory, 'nothing'), 'nothing does not exist.'],
    [
      'a folder',
      () => {
        mkdirSync(path.join(directory, 'folder'));
        return path.join(directory, 'folder');
      },
      'is no cloud assembly: manifest.json is missing. `cdk synth` makes one, in cdk.out.',
    ],
    ['a file', () => file('notes.txt', 'hello'), 'is no CloudFormation template: it has no Resources.'],
    [
      'a SAM template',
      () => file('sam.yaml', 'Transform: AWS::Serverless-2016-10-31\nResources: {}'),
      'Transform "AWS::Serverless-2016-10-31" is not carried out here.',
    ],
    [
      'a template without',
      () => file('empty.json', { Resources: {} }),
      'No GraphQL API (AWS::AppSync::GraphQLApi) in',
    ],
    [
      'an Events API',
      () => file('events.json', { Resources: { Api: { Type: 'AWS::AppSync::Api' } } }),
      'There is an Events API (AWS::AppSync::Api), which is not served here.',
    ],
  ])('%s', (_, source, message) => {
    expect(() => chosen(source())).toThrow(message);
  });
});

describe('options', () => {
  test('have defaults', () => {
    expect(parseServeOptions(['cdk.out'])).toEqual({
      source: path.resolve('cdk.out'),
      port: 4000,
      host: 'localhost',
      stacks: [],
      parameters: {},
      users: [],
      quiet: false,
    });
  });

  test('of parameters may come from a file, with the stack’s name before them or not', () => {
    const env = path.join(directory, '.env');
    writeFileSync(env, 'Stage=dev\nTable="a b"\n');
    const args = ['x', '--env', env, '--parameters', 'Stage=prod', '--parameters', 'Shop:Url=https://a/?b=c'];
    expect(parseServeOptions(args).parameters).toEqual({
      Stage: 'prod',
      Table: 'a b',
      Url: 'https://a/?b=c',
    });
  });

  test('of users have groups', () => {
    expect(parseServeOptions(['x', '--user', 'a@b.example:Pass-1:one,two']).users).toEqual([
      { email: 'a@b.example', password: 'Pass-1', groups: ['one', 'two'] },
    ]);
  });

  test.each([
    [[], 'Which app?'],
    [['a', 'b'], 'One app at a time, not a and b.'],
    [['a', '--port', '70000'], '--port must be a number from 0 to 65535'],
    [['a', '--port', 'x'], '--port must be a number'],
    [['a', '--host', '0.0.0.0'], '--host must be localhost, 127.0.0.1 or ::1'],
    [['a', '--parameters', 'Stage'], '--parameters must be NAME=VALUE'],
    [['a', '--env', '/nowhere/.env'], '--env: /nowhere/.env cannot be read'],
    [['a', '--user', 'me'], '--user must be EMAIL:PASSWORD'],
    [['a', '--prot', '1'], "Unknown option '--prot'"],
  ])('%j are refused', (args, message) => {
    expect(() => parseServeOptions(args)).toThrow(message);
  });
});
