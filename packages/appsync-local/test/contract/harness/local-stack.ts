import http from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createAppSyncApi, type AppSyncApi } from '../../../src';
import { startLocalAws, startDynamoDbLocal, type RunningLocalAws } from '@hustings/aws-local';
import { AppSyncResources, localAwsPorts } from '../../../src/cloudformation';
import { readTemplate, startStack } from '@hustings/aws-local';
import { createApp } from '../api/app';
import { USERS } from './users';

/** The suite's stack on this machine. */
export interface LocalStack {
  /** What `CONTRACT_…` variables would say of a deployed copy. */
  environment: Record<string, string>;
  stop(): Promise<void>;
}

const place = { region: 'us-east-1', accountId: '123456789012', stackName: 'Contract' };
const silent = (): void => undefined;

/** Synthesises the suite's stack and starts it from the template, as `npm start` does with the product's. */
export async function startLocalStack(): Promise<LocalStack> {
  const dataDirectory = mkdtempSync(path.join(os.tmpdir(), 'contract-'));
  let api: AppSyncApi | undefined;
  const server = http.createServer((request, response) => void api?.handleHttp(request, response));
  server.on('upgrade', (request, socket, head) => api?.handleUpgrade(request, socket, head));
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const baseUrl = `http://localhost:${(server.address() as AddressInfo).port}`;

  const dynamodb = startDynamoDbLocal({ log: silent });
  const undoings: (() => unknown)[] = [
    () => {
      rmSync(dataDirectory, { recursive: true, force: true });
    },
    () => {
      server.closeAllConnections();
      server.close();
    },
  ];
  const stop = async (): Promise<void> => {
    for (const undo of undoings.reverse()) await undo();
  };
  try {
    undoings.push(async () => (await dynamodb).stop());
    const assemblyDirectory = createApp(path.join(dataDirectory, 'cdk.out')).synth().directory;
    const options = { place, dataDirectory, assemblyDirectory, baseUrl, log: silent, dynamodb };
    const aws = await startLocalAws(options);
    undoings.push(() => aws.stop());
    const appsync = new AppSyncResources(baseUrl, async (configuration) => {
      writeFileSync(path.join(dataDirectory, 'api.json'), JSON.stringify(configuration));
      api = await createAppSyncApi(configuration, { ...localAwsPorts(aws), log: silent });
      undoings.push(() => api?.close());
    });
    const template = readTemplate(assemblyDirectory);
    const { outputs } = await startStack(template, [...aws.resourceTypes, ...appsync.resourceTypes()], aws);
    for (const user of Object.values(USERS))
      await aws.cognito.ensureUser({ ...user, userPoolId: outputs['UserPoolId'] ?? '' });
    return { environment: { ...environmentOf(aws, outputs), CONTRACT_LOCAL: dataDirectory }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function environmentOf(aws: RunningLocalAws, outputs: Record<string, string>): Record<string, string> {
  const role = aws.iam.credentials(outputs['RoleArn'] ?? '');
  const variables = Object.entries(outputs).map(([key, value]) => [`CONTRACT_${key.toUpperCase()}`, value]);
  return {
    ...(Object.fromEntries(variables) as Record<string, string>),
    CONTRACT_ACCESS_KEY_ID: role.accessKeyId,
    CONTRACT_SECRET_ACCESS_KEY: role.secretAccessKey,
    CONTRACT_SESSION_TOKEN: role.sessionToken ?? '',
    CONTRACT_USERPOOLENDPOINT: aws.cognito.endpoint,
  };
}
