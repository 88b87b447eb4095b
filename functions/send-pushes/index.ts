import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SendPushesEvent } from '../../model/calls';
import { address, readEnvironment, text } from '../lib/environment';
import { log } from '../lib/log';
import { createDeviceStore } from '../lib/push/devices';
import { authorizations, senderKey } from '../lib/push/sender-key';
import { createHandler } from './handler';
import { post } from './post';
import { createSendPush } from './send-push';
import { createPushStore } from './table-push-store';

const environment = readEnvironment(process.env, {
  TABLE_NAME: text,
  PUSH_SECRET_ID: text,
  PUSH_CONTACT: address,
});

const dynamodb = new DynamoDBClient({});
const send = createSendPush({
  senderKey: senderKey(new SecretsManagerClient({}), environment.PUSH_SECRET_ID),
  authorization: authorizations(environment.PUSH_CONTACT, Date.now),
  post,
  log,
  now: Date.now,
  sleep: (milliseconds) => sleep(milliseconds),
});

/** Sends a message to the devices of those whom it is for. Started by who told it, and not waited for. */
export const handler = (event: SendPushesEvent): Promise<void> =>
  createHandler({
    // Each invocation holds a message under a name of its own.
    store: createPushStore(dynamodb, environment.TABLE_NAME),
    devices: createDeviceStore(dynamodb, environment.TABLE_NAME),
    send,
    log,
    now: Date.now,
    elapsed: () => performance.now(),
  })(event);
