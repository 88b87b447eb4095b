import http from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createAppSyncApi, type AppSyncApi } from '../../../src';
import { createMachine, startDynamoDbLocal, type LocalMachine } from '@hustings/aws-local';
import { AppSyncResources } from '../../../src/cloudformation';
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

/** Synthesises the suite's stack and stands it up from the template, as `npm start` does with the product's. */
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
    const machine = await createMachine(options);
    undoings.push(() => machine.stop());
    const appsync = new AppSyncResources(baseUrl, async (configuration) => {
      writeFileSync(path.join(dataDirectory, 'api.json'), JSON.stringify(configuration));
      api = await createAppSyncApi(configuration, portsOf(machine));
      undoings.push(() => api?.close());
    });
    const template = readTemplate(assemblyDirectory);
    const { outputs } = await startStack(template, [...machine.kinds, ...appsync.kinds()], machine);
    for (const user of Object.values(USERS))
      await machine.cognito.ensureUser({ ...user, userPoolId: outputs['UserPoolId'] ?? '' });
    return { environment: { ...environmentOf(machine, outputs), CONTRACT_LOCAL: dataDirectory }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function environmentOf(machine: LocalMachine, outputs: Record<string, string>): Record<string, string> {
  const role = machine.iam.credentials(outputs['RoleArn'] ?? '');
  const variables = Object.entries(outputs).map(([key, value]) => [`CONTRACT_${key.toUpperCase()}`, value]);
  return {
    ...(Object.fromEntries(variables) as Record<string, string>),
    CONTRACT_ACCESS_KEY_ID: role.accessKeyId,
    CONTRACT_SECRET_ACCESS_KEY: role.secretAccessKey,
    CONTRACT_SESSION_TOKEN: role.sessionToken ?? '',
    CONTRACT_USERPOOLENDPOINT: machine.cognito.endpoint,
  };
}

function portsOf(machine: LocalMachine): Parameters<typeof createAppSyncApi>[1] {
  return {
    dynamodb: machine.dynamodb,
    invokeLambda: (functionArn, payload, type) => machine.lambda.invoke(functionArn, payload, type),
    userPool: (userPoolId) => machine.cognito.userPool(userPoolId),
    iamPrincipal: (accessKeyId) => machine.iam.principal(accessKeyId),
    roleCredentials: (roleArn) => machine.iam.credentials(roleArn),
    log: silent,
  };
}
