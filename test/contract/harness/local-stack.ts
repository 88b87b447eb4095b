import http from 'node:http';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createAppSyncApi, type AppSyncApi } from '../../../local/appsync';
import { createMachine, startDynamoDbLocal, type LocalMachine } from '../../../local/aws';
import { AppSyncResources } from '../../../local/aws/appsync';
import { readTemplate, startStack } from '../../../local/template';
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
  const dynamodb = startDynamoDbLocal({ log: silent });
  const assemblyDirectory = createApp(path.join(dataDirectory, 'cdk.out')).synth().directory;

  let api: AppSyncApi | undefined;
  const server = http.createServer((request, response) => void api?.handleHttp(request, response));
  server.on('upgrade', (request, socket, head) => api?.handleUpgrade(request, socket, head));
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const baseUrl = `http://localhost:${(server.address() as AddressInfo).port}`;

  const machine = await createMachine({
    place,
    dataDirectory,
    assemblyDirectory,
    baseUrl,
    log: silent,
    dynamodb,
  });
  const appsync = new AppSyncResources(baseUrl, async (configuration) => {
    mkdirSync(dataDirectory, { recursive: true });
    writeFileSync(path.join(dataDirectory, 'api.json'), JSON.stringify(configuration));
    api = await createAppSyncApi(configuration, portsOf(machine));
  });
  const kinds = [...machine.kinds, ...appsync.kinds()];
  const { outputs } = await startStack(readTemplate(assemblyDirectory), kinds, machine);
  const output = (key: string): string => outputs[key] ?? '';
  for (const user of Object.values(USERS))
    await machine.cognito.ensureUser({ ...user, userPoolId: output('UserPoolId') });

  const { accessKeyId, secretAccessKey, sessionToken = '' } = machine.iam.credentials(output('RoleArn'));
  return {
    environment: {
      ...Object.fromEntries(
        Object.entries(outputs).map(([key, value]) => [`CONTRACT_${key.toUpperCase()}`, value]),
      ),
      CONTRACT_ACCESS_KEY_ID: accessKeyId,
      CONTRACT_SECRET_ACCESS_KEY: secretAccessKey,
      CONTRACT_SESSION_TOKEN: sessionToken,
      CONTRACT_USERPOOLENDPOINT: machine.cognito.endpoint,
      CONTRACT_LOCAL: dataDirectory,
    },
    async stop() {
      await api?.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await machine.stop();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
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
