import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { readEnvironment, text } from '../lib/environment';
import { log, loggingFailures } from '../lib/log';
import { createDeviceStore } from '../lib/push/devices';
import { senderKey } from '../lib/push/sender-key';
import { pushStarter } from '../lib/push/start';
import { pushDevicesHandler } from './handler';

const environment = readEnvironment(process.env, {
  TABLE_NAME: text,
  PUSH_SECRET_ID: text,
  SEND_PUSHES: text,
});

/** Lambda data source of what pages ask about pushes. See `model/calls.ts` for the payload. */
export const handler = loggingFailures(
  log,
  pushDevicesHandler({
    devices: createDeviceStore(new DynamoDBClient({}), environment.TABLE_NAME),
    senderKey: senderKey(new SecretsManagerClient({}), environment.PUSH_SECRET_ID),
    startPushes: pushStarter(new LambdaClient({}), environment.SEND_PUSHES),
    now: Date.now,
  }),
);
