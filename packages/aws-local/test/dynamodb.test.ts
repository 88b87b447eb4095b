import {
  CreateTableCommand,
  DeleteItemCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startDynamoDbLocal, type DynamoDbLocal } from '../src/dynamodb/dynamodb-local';
import { recoveryApi } from '../src/recovery/api';
import { PointInTimeRecovery } from '../src/recovery/point-in-time';
import type { Input } from '../src/endpoint/service-endpoint';
import { globalTableResourceType, tableResourceType } from '../src/dynamodb/resource-types';
import type { LocalAws, Resource, TemplateResource } from '../src/contract';
import { temporaryDirectory, until } from './support/test-aws';

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

const place = { region: 'eu-central-1', accountId: '123456789012', stackName: 'Sample' };
const directory = temporaryDirectory();
const key = { PK: { S: 'kept' } };

function clientOf(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: place.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
}

/** A table as CDK makes it. */
function table(properties: Record<string, unknown> = {}): TemplateResource {
  return {
    logicalId: 'Votes',
    type: 'AWS::DynamoDB::Table',
    metadata: {},
    properties: {
      KeySchema: [{ AttributeName: 'PK', KeyType: 'HASH' }],
      AttributeDefinitions: [
        { AttributeName: 'PK', AttributeType: 'S' },
        { AttributeName: 'kind', AttributeType: 'S' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'by-kind',
          KeySchema: [{ AttributeName: 'kind', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      ...properties,
    },
  };
}

function identified(resource: TemplateResource): Resource {
  return { ...resource, ...tableResourceType.identify(resource, place) };
}

describe('A table', () => {
  let database: DynamoDbLocal;
  let client: DynamoDBClient;
  let aws: LocalAws;

  beforeAll(async () => {
    database = await startDynamoDbLocal({ log: () => undefined });
    client = clientOf(database.endpoint);
    aws = {
      place,
      dynamodb: {
        endpoint: database.endpoint,
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      },
    } as LocalAws;
  });
  afterAll(async () => {
    client.destroy();
    await database.stop();
  });

  test('is reached from this machine alone', async () => {
    const { port } = new URL(database.endpoint);
    const outward = Object.values(os.networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address }) => address);
    // A machine without a network has no such address; the whole of 127.0.0.0/8 leads back to every Linux.
    const others = process.platform === 'linux' ? [...outward, '127.0.0.2'] : outward;
    for (const address of others)
      await expect(fetch(`http://${address}:${port}`)).rejects.toThrow('fetch failed');
  });

  test('is created with its keys, indexes, stream and time to live', async () => {
    await tableResourceType.start?.(identified(table()), aws);

    const { Table } = await client.send(new DescribeTableCommand({ TableName: 'Sample-Votes' }));
    expect(Table).toMatchObject({
      KeySchema: [{ AttributeName: 'PK', KeyType: 'HASH' }],
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
    expect(Table?.GlobalSecondaryIndexes?.[0]).toMatchObject({
      IndexName: 'by-kind',
      Projection: { ProjectionType: 'ALL' },
    });
    const { TimeToLiveDescription } = await client.send(
      new DescribeTimeToLiveCommand({ TableName: 'Sample-Votes' }),
    );
    expect(TimeToLiveDescription?.AttributeName).toBe('expiresAt');
  });

  test('is kept when it is there', async () => {
    await client.send(new PutItemCommand({ TableName: 'Sample-Votes', Item: key }));
    await tableResourceType.start?.(identified(table()), aws);
    expect((await client.send(new GetItemCommand({ TableName: 'Sample-Votes', Key: key }))).Item).toEqual(
      key,
    );
  });

  test('that lacks indexes gets them one by one, with what it holds in them', async () => {
    const index = (name: string) => ({
      IndexName: `by-${name}`,
      KeySchema: [{ AttributeName: name, KeyType: 'HASH' }],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['title'] },
    });
    const { AttributeDefinitions, GlobalSecondaryIndexes } = table().properties as Record<string, object[]>;
    const TableName = 'grows';
    await tableResourceType.start?.(identified(table({ TableName })), aws);
    const grown = table({
      TableName,
      AttributeDefinitions: [
        ...AttributeDefinitions!,
        { AttributeName: 'box', AttributeType: 'S' },
        { AttributeName: 'day', AttributeType: 'S' },
      ],
      GlobalSecondaryIndexes: [...GlobalSecondaryIndexes!, index('box'), index('day')],
    });
    const Item = { PK: { S: 'old' }, box: { S: '3f' }, title: { S: 'Lunch?' }, other: { S: 'x' } };
    await client.send(new PutItemCommand({ TableName, Item }));

    for (const start of [1, 2])
      await expect(tableResourceType.start?.(identified(grown), aws)).resolves.not.toThrow(String(start));

    const { Items } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: 'by-box',
        KeyConditionExpression: 'box = :box',
        ExpressionAttributeValues: { ':box': Item.box },
      }),
    );
    expect(Items).toEqual([{ PK: Item.PK, box: Item.box, title: Item.title }]);
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    expect(Table?.GlobalSecondaryIndexes?.map(({ IndexStatus }) => IndexStatus)).toEqual(
      Array.from({ length: 3 }, () => 'ACTIVE'),
    );
  });

  test.each([
    [
      'indexes',
      {
        GlobalSecondaryIndexes: [
          {
            IndexName: 'by-kind',
            KeySchema: [{ AttributeName: 'kind', KeyType: 'HASH' }],
            Projection: { ProjectionType: 'KEYS_ONLY' },
          },
        ],
      },
    ],
    ['stream', { StreamSpecification: { StreamViewType: 'KEYS_ONLY' } }],
    [
      'key types',
      {
        AttributeDefinitions: [
          { AttributeName: 'PK', AttributeType: 'S' },
          { AttributeName: 'kind', AttributeType: 'N' },
        ],
      },
    ],
  ])('that differs in its %s asks for a fresh start', async (part, properties) => {
    await expect(tableResourceType.start?.(identified(table(properties)), aws)).rejects.toThrow(
      new RegExp(`differs in its ${part}\\. Start with --fresh`),
    );
  });

  describe('with point-in-time recovery', () => {
    const recoveryDirectory = temporaryDirectory();
    const put = (PK: string, value: string) =>
      client.send(
        new PutItemCommand({ TableName: 'recovered', Item: { PK: { S: PK }, kind: { S: value } } }),
      );
    const openRecovery = () =>
      new PointInTimeRecovery(
        { ...aws, log: (_, source, line) => lines.push(`${source} ${line}`) },
        recoveryDirectory,
      );
    const lines: string[] = [];
    let recovery: PointInTimeRecovery;
    const call = (name: string, input: object) => {
      const action = recoveryApi(recovery, place).actions[name]!;
      expect(action.resource(input as Input)).toMatch(
        /^arn:aws:dynamodb:eu-central-1:123456789012:table\/\w/,
      );
      return action.run(input as Input);
    };
    const start = async () => {
      const resource = identified(table({ TableName: 'recovered' }));
      await tableResourceType.start?.(resource, { ...aws, recovery });
    };
    const itemsOf = async (TableName: string) => {
      const { Items = [] } = await client.send(new ScanCommand({ TableName }));
      return Items.map(({ PK, kind }) => `${PK?.S} ${kind?.S}`).sort();
    };
    let instant: number;

    beforeAll(async () => {
      recovery = openRecovery();
      await start();
      for (const name of ['changed', 'deleted', 'untouched']) await put(name, 'before');
      const answered = Date.now();
      await until(() => (recovery.windowOf('recovered')?.latest ?? 0) > answered);
      instant = recovery.windowOf('recovered')!.latest;
      await put('changed', 'after');
      await put('changed', 'later');
      await put('made', 'after');
      await client.send(new DeleteItemCommand({ TableName: 'recovered', Key: { PK: { S: 'deleted' } } }));
    });
    afterAll(() => recovery.stop());

    test('is restored as it was at an instant, under another name, and stays as it is', async () => {
      await call('RestoreTableToPointInTime', {
        SourceTableName: 'recovered',
        TargetTableName: 'restored',
        RestoreDateTime: instant / 1000,
      });
      expect(await itemsOf('restored')).toEqual(['changed before', 'deleted before', 'untouched before']);
      expect(await itemsOf('recovered')).toEqual(['changed later', 'made after', 'untouched before']);
      const byKind = new QueryCommand({
        TableName: 'restored',
        IndexName: 'by-kind',
        KeyConditionExpression: 'kind = :kind',
        ExpressionAttributeValues: { ':kind': { S: 'before' } },
      });
      expect((await client.send(byKind)).Count).toBe(3);
      const { Table } = await client.send(new DescribeTableCommand({ TableName: 'restored' }));
      expect(Table?.StreamSpecification).toBeUndefined();
      const expiry = await client.send(new DescribeTimeToLiveCommand({ TableName: 'restored' }));
      expect(expiry.TimeToLiveDescription?.TimeToLiveStatus).toBe('DISABLED');
    });

    test('is so after a restart too, which takes tables away that were being filled', async () => {
      await recovery.stop();
      const { Table } = await client.send(new DescribeTableCommand({ TableName: 'recovered' }));
      const { KeySchema } = Table!;
      const half = { TableName: 'half-restored', KeySchema, BillingMode: 'PAY_PER_REQUEST' as const };
      const AttributeDefinitions = [{ AttributeName: 'PK', AttributeType: 'S' as const }];
      await client.send(new CreateTableCommand({ ...half, AttributeDefinitions }));
      fs.writeFileSync(path.join(recoveryDirectory, 'restoring.json'), '["half-restored"]');
      recovery = openRecovery();
      await start();
      await expect(client.send(new DescribeTableCommand({ TableName: 'half-restored' }))).rejects.toThrow(
        'non-existent table',
      );
      await recovery.restore('recovered', 'restored-again', instant);
      expect(await itemsOf('restored-again')).toEqual(await itemsOf('restored'));
      await recovery.restore('recovered', 'restored-newest', undefined);
      expect(await itemsOf('restored-newest')).toEqual(await itemsOf('recovered'));
    });

    test('says what it has, and refuses as the service does', async () => {
      const { latest } = recovery.windowOf('recovered')!;
      const described = (status: string) => ({
        ContinuousBackupsDescription: {
          PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: status },
        },
      });
      const TableName = 'recovered';
      expect(await call('DescribeContinuousBackups', { TableName })).toMatchObject(described('ENABLED'));
      expect(await call('DescribeContinuousBackups', { TableName: 'restored' })).toMatchObject(
        described('DISABLED'),
      );
      const restore = (more: object) =>
        call('RestoreTableToPointInTime', {
          SourceTableName: 'recovered',
          TargetTableName: 'another',
          RestoreDateTime: instant / 1000,
          ...more,
        });
      const refused = (code: string) => expect.objectContaining({ code }) as unknown;
      await expect(restore({ TargetTableName: 'restored' })).rejects.toEqual(
        refused('TableAlreadyExistsException'),
      );
      await expect(restore({ SourceTableName: 'missing' })).rejects.toEqual(
        refused('TableNotFoundException'),
      );
      await expect(restore({ SourceTableName: 'restored' })).rejects.toEqual(
        refused('PointInTimeRecoveryUnavailableException'),
      );
      for (const wrong of [0, latest / 1000 + 3600])
        await expect(restore({ RestoreDateTime: wrong })).rejects.toEqual(
          refused('InvalidRestoreTimeException'),
        );
      await expect(restore({ UseLatestRestorableTime: true })).rejects.toEqual(
        refused('ValidationException'),
      );
      const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true };
      await call('UpdateContinuousBackups', { TableName: 'restored', PointInTimeRecoverySpecification });
      expect(await call('DescribeContinuousBackups', { TableName: 'restored' })).toMatchObject(
        described('ENABLED'),
      );
      expect(lines).toEqual([]);
    });
  });

  test('of the global kind is created on demand', async () => {
    const { properties } = table({ TableName: 'global' });
    const resource = {
      ...table(),
      type: 'AWS::DynamoDB::GlobalTable',
      properties: { ...properties, Replicas: [{ Region: 'eu-central-1' }] },
    };
    await globalTableResourceType.start?.(
      { ...resource, ...globalTableResourceType.identify(resource, place) },
      aws,
    );
    const { Table } = await client.send(new DescribeTableCommand({ TableName: 'global' }));
    expect(Table?.BillingModeSummary?.BillingMode).toBe('PAY_PER_REQUEST');
  });
});

test('what a table cannot be here is refused', () => {
  expect(() => tableResourceType.identify(table({ ImportSourceSpecification: {} }), place)).toThrow(
    'not known here: ImportSourceSpecification',
  );
  const replicas = { Replicas: [{ Region: 'eu-central-1' }, { Region: 'us-east-1' }] };
  expect(() => globalTableResourceType.identify(table(replicas), place)).toThrow('one replica');
});

test('the ARN of a stream is known before the table is there', () => {
  expect(tableResourceType.identify(table(), place)).toEqual({
    ref: 'Sample-Votes',
    attributes: {
      Arn: 'arn:aws:dynamodb:eu-central-1:123456789012:table/Sample-Votes',
      StreamArn: 'arn:aws:dynamodb:eu-central-1:123456789012:table/Sample-Votes/stream/local',
    },
  });
  expect(
    tableResourceType.identify(table({ StreamSpecification: undefined }), place).attributes,
  ).not.toHaveProperty('StreamArn');
});

/** Another process that runs the database on the folder. */
async function startOwner(): Promise<{ owner: ChildProcess; endpoint: string }> {
  const script = path.join(__dirname, 'support', 'database-owner.ts');
  const owner = spawn(process.execPath, ['--import', 'tsx', script, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(owner.stdout, 'data')) as [Buffer];
  return { owner, endpoint: line.toString().trim() };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function lease(): { java: number } {
  return JSON.parse(fs.readFileSync(path.join(directory, 'lease.json'), 'utf8')) as { java: number };
}

test('the database ends when its owner is killed with kill -9, and keeps what it acknowledged', async () => {
  const { owner, endpoint } = await startOwner();
  const client = clientOf(endpoint);
  const aws = {
    place,
    dynamodb: { endpoint, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } },
  } as LocalAws;
  await tableResourceType.start?.(identified(table()), aws);
  await client.send(new PutItemCommand({ TableName: 'Sample-Votes', Item: key }));
  client.destroy();
  const { java } = lease();
  owner.kill('SIGKILL');
  await until(() => !isRunning(java));

  const again = await startDynamoDbLocal({ directory, log: () => undefined });
  const reader = clientOf(again.endpoint);
  const { Item } = await reader.send(new GetItemCommand({ TableName: 'Sample-Votes', Key: key }));
  reader.destroy();
  await again.stop();
  expect(Item).toEqual(key);
  await expect(fetch(again.endpoint)).rejects.toThrow();
}, 30_000);

test('two databases on one folder are refused, and one that outlived its owner and supervisor is ended', async () => {
  const { owner } = await startOwner();
  const { java } = lease();
  await expect(startDynamoDbLocal({ directory, log: () => undefined })).rejects.toThrow(
    `${directory} is in use by process ${owner.pid}`,
  );

  const supervisor = Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(java)], { encoding: 'utf8' }));
  process.kill(supervisor, 'SIGKILL');
  owner.kill('SIGKILL');
  await until(() => !isRunning(supervisor) && owner.signalCode !== null);
  expect(isRunning(java)).toBe(true);

  const again = await startDynamoDbLocal({ directory, log: () => undefined });
  expect(isRunning(java)).toBe(false);
  await again.stop();
}, 30_000);
