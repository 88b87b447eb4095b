import { execFileSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import https from 'node:https';
import path from 'node:path';
import type { Template } from '@hustings/aws-local/template';
import { dependenciesOf, waitsFor } from '@hustings/aws-local/template-checks';
import { synthesise } from './synthesised';

/** Objects of each bucket; a bucket that is not there has been deleted. */
let buckets = new Map<string, { Key: string; VersionId?: string }[]>();

jest.mock(
  '@aws-sdk/client-s3',
  () => {
    const call = (act: (bucket: string, input: { Delete?: { Objects: { Key: string }[] } }) => object) =>
      function (
        this: unknown,
        { Bucket, ...input }: { Bucket: string; Delete?: { Objects: { Key: string }[] } },
      ) {
        const missing = Object.assign(new Error('NoSuchBucket'), { name: 'NoSuchBucket' });
        return buckets.has(Bucket) ? Promise.resolve(act(Bucket, input)) : Promise.reject(missing);
      };
    return {
      S3: class {
        getBucketTagging = call(() => ({ TagSet: [{ Key: 'aws-cdk:auto-delete-objects', Value: 'true' }] }));
        listObjectVersions = call((bucket) => ({ Versions: buckets.get(bucket) }));
        deleteObjects = call((bucket, { Delete }) => {
          const gone = new Set(Delete?.Objects.map(({ Key }) => Key));
          buckets.set(
            bucket,
            buckets.get(bucket)!.filter(({ Key }) => !gone.has(Key)),
          );
          return {};
        });
        getBucketPolicy = call(() => ({ Policy: JSON.stringify({ Statement: [] }) }));
        putBucketPolicy = call(() => ({}));
      },
    };
  },
  { virtual: true },
);

/** Parameters in each region, by name. */
const parameters = new Map<string, Map<string, string>>();

jest.mock(
  '@aws-sdk/client-ssm',
  () => ({
    SSMClient: class {
      readonly config: { region: () => Promise<string> };

      constructor({ region }: { region: string }) {
        this.config = { region: () => Promise.resolve(region) };
      }

      async send({ input }: { input: { Name: string } }): Promise<object> {
        const Value = parameters.get(await this.config.region())?.get(input.Name);
        const missing = Object.assign(new Error('ParameterNotFound'), { name: 'ParameterNotFound' });
        if (Value === undefined) throw missing;
        return { Parameter: { Value } };
      }
    },
    GetParameterCommand: class {
      constructor(readonly input: object) {}
    },
  }),
  { virtual: true },
);

const web = synthesise({ stage: 'dev', withDomain: false }).find(({ stackName }) =>
  stackName.endsWith('-Web'),
);

/** CDK's own code, from the assembly that deploys it. */
function handlerWith(name: string, text: string): string {
  const file = readdirSync(web!.directory!)
    .map((folder) => path.join(web!.directory!, folder, name))
    .find((candidate) => existsSync(candidate) && readFileSync(candidate, 'utf8').includes(text));
  if (file === undefined) throw new Error(`No asset has a ${name} with ${text}.`);
  return file;
}

interface Answer {
  Status: string;
  Data?: Record<string, string>;
}

async function emptying(event: object): Promise<string> {
  return (await told(handlerWith('index.js', 'autoDeleteHandler'), event)).Status;
}

/** What a handler answers to CloudFormation. */
async function told(file: string, event: object): Promise<Answer> {
  const { handler } = (await import(file)) as {
    handler: (event: object, context: object) => Promise<void>;
  };
  let answer = '';
  const request = jest.spyOn(https, 'request').mockImplementation(((
    _: unknown,
    answered: (response: object) => void,
  ) =>
    Object.assign(new EventEmitter(), {
      write: (text: string) => (answer = text),
      end: () => setImmediate(() => answered({ statusCode: 200, resume: () => undefined })),
    })) as unknown as typeof https.request);
  const quiet = jest.spyOn(console, 'log').mockImplementation();
  try {
    const common = {
      ResponseURL: 'https://cloudformation.example/',
      StackId: 'stack',
      LogicalResourceId: 'id',
    };
    await handler({ ...common, ...event }, {});
  } finally {
    request.mockRestore();
    quiet.mockRestore();
  }
  return JSON.parse(answer) as Answer;
}

type Requested = 'Create' | 'Update' | 'Delete';

/** What came of events for the two deployments of the web app's files. */
interface Deployed {
  answers: { Status: string; Reason: string; PhysicalResourceId: string }[];
  /** By bucket and file: its cache-control and its text. */
  buckets: Record<string, Record<string, [string, string]>>;
  invalidated: [string, string[]][];
}

/** Runs CDK's handler of bucket deployments over events in their order. */
function deploying(events: [Requested, 'HashedFiles' | 'Page'][]): Deployed {
  const resources = ofType(web!, 'Custom::CDKBucketDeployment');
  const input = JSON.stringify({
    handler: handlerWith('index.py', 'def s3_deploy('),
    assets: web!.directory,
    events: events.map(([RequestType, name]) => ({
      RequestType,
      ResponseURL: 'https://cloudformation.example/',
      StackId: 'stack',
      RequestId: 'request',
      LogicalResourceId: name,
      ...(RequestType !== 'Create' && { PhysicalResourceId: name }),
      ResourceProperties: asSent(
        resources.find(({ logicalId }) => logicalId.startsWith(`Web${name}`))!.properties,
      ),
    })),
  });
  const driver = path.join(__dirname, 'bucket_deployment.py');
  return JSON.parse(execFileSync('python3', [driver], { input, encoding: 'utf8' })) as Deployed;
}

/** Properties as CloudFormation sends them: every value a text, references by what they refer to. */
function asSent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asSent);
  if (typeof value !== 'object' || value === null) return String(value);
  const [[name, argument] = ['', '']] = Object.entries(value);
  if (name === 'Ref' || name.startsWith('Fn::')) return `the ${JSON.stringify(argument)}`.replaceAll('/', '');
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asSent(inner)]));
}

const ofType = (template: Template, type: string) =>
  template.resources.filter((resource) => resource.type === type);

describe('Custom resources of the templates', () => {
  it('are these: others need a test of their own', () => {
    const types = [...synthesise({ stage: 'prod', withDomain: true }), web!]
      .flatMap(({ resources }) => resources)
      .map(({ type }) => type)
      .filter((type) => type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource');
    expect([...new Set(types)].sort()).toEqual([
      'Custom::CDKBucketDeployment',
      'Custom::EdgePart',
      'Custom::S3AutoDeleteObjects',
    ]);
  });

  it('read what CloudFront takes from its own region, again when it may be another', async () => {
    const file = handlerWith('index.js', 'PHYSICAL:RESOURCEID:');
    const [part] = ofType(web!, 'Custom::EdgePart');
    const { Create, Update } = part!.properties as Record<string, string>;
    const event = (RequestType: string, PhysicalResourceId?: string) => ({
      RequestType,
      PhysicalResourceId,
      ResourceProperties: { Create, Update },
    });
    expect((await told(file, event('Create'))).Status).toBe('FAILED');
    const name = '/hustings/dev/edge/web-acl-arn';
    parameters.set('us-east-1', new Map([[name, 'arn:first']]));
    parameters.set('eu-central-1', new Map([[name, 'arn:elsewhere']]));
    expect(await told(file, event('Create'))).toMatchObject({
      Status: 'SUCCESS',
      Data: { 'Parameter.Value': 'arn:first' },
    });
    parameters.get('us-east-1')!.set(name, 'arn:second');
    expect(await told(file, event('Update', 'id'))).toMatchObject({
      Status: 'SUCCESS',
      Data: { 'Parameter.Value': 'arn:second' },
    });
    expect((await told(file, event('Delete', 'id'))).Status).toBe('SUCCESS');
  });

  it('empty a bucket before it goes, however often they are told, and leave it alone else', async () => {
    const event = (RequestType: string, BucketName: string, OldBucketName?: string) => ({
      RequestType,
      PhysicalResourceId: 'id',
      ResourceProperties: { BucketName },
      ...(OldBucketName !== undefined && { OldResourceProperties: { BucketName: OldBucketName } }),
    });
    buckets = new Map([
      ['files', [{ Key: 'index.html' }]],
      ['older', [{ Key: 'index.html' }]],
    ]);
    expect(await emptying(event('Create', 'files'))).toBe('SUCCESS');
    expect(await emptying(event('Update', 'files', 'files'))).toBe('SUCCESS');
    expect(buckets.get('files')).toHaveLength(1);
    expect(await emptying(event('Update', 'files', 'older'))).toBe('SUCCESS');
    expect(await emptying(event('Delete', 'files'))).toBe('SUCCESS');
    expect(await emptying(event('Delete', 'files'))).toBe('SUCCESS');
    expect(buckets.get('files')).toEqual([]);
    buckets.clear();
    expect(await emptying(event('Delete', 'files'))).toBe('SUCCESS');
  });

  it('empty a bucket when nothing writes into it any more, in every order of a deletion', () => {
    const dependencies = dependenciesOf(web!);
    const [distribution] = ofType(web!, 'AWS::CloudFront::Distribution');
    const emptied = ofType(web!, 'Custom::S3AutoDeleteObjects');
    expect(emptied).toHaveLength(ofType(web!, 'AWS::S3::Bucket').length);
    for (const { logicalId, properties } of emptied) {
      const bucket = (properties['BucketName'] as { Ref: string }).Ref;
      // What waits for something when a stack is created goes before it when the stack is deleted.
      expect(waitsFor(dependencies, logicalId, bucket)).toBe(true);
      const logsInto = JSON.stringify(distribution!.properties).includes(`"${bucket}","DomainName"`);
      if (logsInto) expect(waitsFor(dependencies, distribution!.logicalId, logicalId)).toBe(true);
    }
    expect(JSON.stringify(distribution!.properties)).toMatch(/"Logging":\{"Bucket":\{"Fn::GetAtt"/);
  });

  it('write files one after the other, and take none of each other’s away', () => {
    const dependencies = dependenciesOf(web!);
    const deployments = ofType(web!, 'Custom::CDKBucketDeployment');
    expect(deployments.map(({ properties }) => properties['Prune'])).toEqual([false, false]);
    // Files stay when a deployment is replaced or goes: CDK deletes them only where it is told to.
    expect(deployments.some(({ properties }) => properties['RetainOnDelete'] === false)).toBe(false);
    const [hashed, page] = deployments.map(({ logicalId }) => logicalId);
    expect(waitsFor(dependencies, page!, hashed!)).toBe(true);
  });

  it('write the same files in every order, however often they are told', () => {
    const first = deploying([
      ['Create', 'HashedFiles'],
      ['Create', 'Page'],
    ]);
    expect(first.answers.map(({ Status, Reason }) => [Status, Reason])).toEqual([
      ['SUCCESS', expect.any(String)],
      ['SUCCESS', expect.any(String)],
    ]);
    const files = Object.values(first.buckets)[0]!;
    const controls = Object.entries(files).map(([file, [control]]) => [file, control]);
    expect(controls.sort()).toEqual([
      ['assets/index-abc.js', 'public, max-age=31536000, immutable'],
      ['config.json', 'no-cache'],
      ['index.html', 'no-cache'],
    ]);
    expect(JSON.parse(files['config.json']![1])).toMatchObject({
      API: { GraphQL: { region: 'the "AWS::Region"' } },
    });
    expect(first.invalidated.map(([, paths]) => paths)).toEqual([['/*']]);

    const orders: [Requested, 'HashedFiles' | 'Page'][][] = [
      [
        ['Create', 'Page'],
        ['Create', 'HashedFiles'],
      ],
      [
        ['Create', 'HashedFiles'],
        ['Create', 'HashedFiles'],
        ['Create', 'Page'],
        ['Update', 'Page'],
        ['Update', 'HashedFiles'],
      ],
      // A deployment that was replaced goes last, and must leave the files of its successor.
      [
        ['Create', 'HashedFiles'],
        ['Create', 'Page'],
        ['Delete', 'Page'],
        ['Delete', 'HashedFiles'],
        ['Delete', 'HashedFiles'],
      ],
    ];
    for (const order of orders) {
      const { answers, buckets: end } = deploying(order);
      expect(answers.map(({ Status }) => Status)).toEqual(order.map(() => 'SUCCESS'));
      expect(end).toEqual(first.buckets);
    }
  });
});
