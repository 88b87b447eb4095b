import { App, RemovalPolicy, Stack as CdkStack } from 'aws-cdk-lib';
import * as appsync from 'aws-cdk-lib/aws-appsync';
import * as logs from 'aws-cdk-lib/aws-logs';
import { mkdtempSync } from 'node:fs';
import { EventEmitter } from 'node:events';
import https from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readTemplate, type Template } from '@hustings/aws-local/template';
import { checkTemplates } from '@hustings/aws-local/template-checks';
import { projectDirectory } from '../../infra/bundle';
import { logErrors } from '../../infra/constructs/api-logs';
import { GROUP, ordersOf, partsOf, Stack, type CustomResource, type LogGroups } from './log-group-orders';

const RETENTION = logs.RetentionDays.FOUR_MONTHS;

/** An API with its log group as this release has it, or as 0.2.0 had it. */
function synthesise(release: 'this' | '0.2.0'): Template {
  const app = new App({ outdir: mkdtempSync(path.join(tmpdir(), 'logs-')), analyticsReporting: false });
  const stack = new CdkStack(app, 'Logs');
  const old = release === '0.2.0';
  const api = new appsync.GraphqlApi(stack, 'GraphqlApi', {
    name: 'logs',
    definition: appsync.Definition.fromFile(path.join(projectDirectory, 'schema', 'schema.graphql')),
    ...(old && { logConfig: { fieldLogLevel: appsync.FieldLogLevel.ERROR, excludeVerboseContent: true } }),
  });
  if (!old) logErrors(stack, api, RETENTION);
  else
    new logs.LogGroup(stack, 'Logs', {
      logGroupName: `/aws/appsync/apis/${api.apiId}`,
      retention: logs.RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  process.env['CDK_VALIDATION'] = 'false';
  return readTemplate(app.synth().directory);
}

let standIn: LogGroups = new Map();

jest.mock(
  '@aws-sdk/client-cloudwatch-logs',
  () => {
    const command = (name: string) =>
      class {
        readonly name = name;
        constructor(readonly input: { logGroupName: string; retentionInDays?: number }) {}
      };
    const names = ['CreateLogGroup', 'DeleteLogGroup', 'PutRetentionPolicy', 'DeleteRetentionPolicy'];
    return {
      CloudWatchLogsClient: class {
        send(sent: { name: string; input: { logGroupName: string; retentionInDays?: number } }) {
          return callLogs(sent.name, sent.input);
        }
      },
      ...Object.fromEntries(names.map((name) => [`${name}Command`, command(name)])),
    };
  },
  { virtual: true },
);

/** CloudWatch Logs, as the custom resource calls it. */
function callLogs(name: string, input: { logGroupName: string; retentionInDays?: number }): Promise<object> {
  const refuse = (error: string) => Promise.reject(Object.assign(new Error(error), { name: error }));
  const { logGroupName, retentionInDays } = input;
  const exists = standIn.has(logGroupName);
  if (name === 'CreateLogGroup') {
    if (exists) return refuse('ResourceAlreadyExistsException');
    standIn.set(logGroupName, {});
    return Promise.resolve({});
  }
  if (!exists) return refuse('ResourceNotFoundException');
  if (name === 'DeleteLogGroup') standIn.delete(logGroupName);
  else standIn.set(logGroupName, name === 'PutRetentionPolicy' ? { retention: retentionInDays } : {});
  return Promise.resolve({});
}

/** The handler that CDK deploys, with its answers read where CloudFormation would get them. */
const cdkLogRetention: CustomResource = async (RequestType, properties, groups) => {
  standIn = groups;
  const file = path.join(
    path.dirname(require.resolve('aws-cdk-lib/package.json')),
    'custom-resource-handlers/dist/aws-logs/log-retention-handler/index.js',
  );
  const { handler } = (await import(file)) as {
    handler: (event: object, context: object) => Promise<void>;
  };
  let answer = '';
  const request = jest.spyOn(https, 'request').mockImplementation(((_: unknown, answered: () => void) =>
    Object.assign(new EventEmitter(), {
      write: (text: string) => (answer = text),
      end: () => setImmediate(answered),
    })) as unknown as typeof https.request);
  const quiet = jest.spyOn(console, 'log').mockImplementation();
  try {
    const ResourceProperties = { ...properties, LogGroupName: GROUP };
    const ResponseURL = 'https://cloudformation.example/';
    await handler({ RequestType, ResourceProperties, ResponseURL }, { functionName: 'retention' });
  } finally {
    request.mockRestore();
    quiet.mockRestore();
  }
  const { Status, Reason } = JSON.parse(answer) as { Status: string; Reason: string };
  if (Status !== 'SUCCESS') throw new Error(Reason);
};

/** When the API may log: never, always, and after each step alone. */
const moments = [
  () => false,
  () => true,
  ...Array.from({ length: 6 }, (_, at) => (step: number) => step === at + 1),
];

const retentionOf = (groups: LogGroups) => groups.get(GROUP)?.retention ?? 'for ever';

/** How creating a stack ends, in every order and with an API that logs at any moment: each way once, sorted. */
async function endsOfCreation(template: Template): Promise<unknown[]> {
  const ends = new Set<unknown>();
  for (const order of ordersOf(template, [...partsOf(template).keys()])) {
    for (const moment of moments) {
      const groups: LogGroups = new Map();
      const stack = new Stack(groups, cdkLogRetention, moment);
      const failure = await stack.deploy(template, order).catch((error: unknown) => String(error));
      ends.add(failure ?? retentionOf(groups));
    }
  }
  return [...ends].sort();
}

const before = synthesise('0.2.0');
const template = synthesise('this');
const orders = ordersOf(template, [...partsOf(template).keys()]);

describe('The log group of the API', () => {
  it('had two owners, so that a first deployment failed or kept logs for ever, as the order fell', async () => {
    expect(await endsOfCreation(before)).toEqual([
      expect.stringMatching(/already exists/) as string,
      'for ever',
    ]);
    expect(checkTemplates([before]).map(({ rule }) => rule)).toEqual(['log-groups', 'names']);
  });

  it('is created with its retention in every order, whenever the API first logs', async () => {
    expect(await endsOfCreation(template)).toEqual([RETENTION]);
    expect(checkTemplates([template])).toEqual([]);
  });

  it('is gone with its stack in every order, so that another can be created', async () => {
    for (const order of orders) {
      for (const moment of moments) {
        const groups: LogGroups = new Map();
        const stack = new Stack(groups, cdkLogRetention, moment);
        await stack.deploy(template, order);
        await stack.destroy(order);
        expect([...groups]).toEqual([]);
        await stack.deploy(template, order);
        expect(retentionOf(groups)).toBe(RETENTION);
      }
    }
  });

  it('gets its retention in a stack that an earlier release created, in every order', async () => {
    const sound = ordersOf(before, [...partsOf(before).keys()]);
    for (const moment of moments) {
      let updated = 0;
      for (const created of sound) {
        const groups: LogGroups = new Map();
        const stack = new Stack(groups, cdkLogRetention, () => false);
        if (
          await stack.deploy(before, created).then(
            () => false,
            () => true,
          )
        )
          continue;
        for (const order of orders) {
          const copy = new Map([...groups].map(([name, group]) => [name, { ...group }]));
          const again = new Stack(copy, cdkLogRetention, moment);
          again.adopt(before, stack);
          await again.deploy(template, order);
          expect(retentionOf(copy)).toBe(RETENTION);
          updated += 1;
        }
      }
      expect(updated).toBeGreaterThan(0);
    }
  });
});
