import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import type { SendPushesEvent } from '../../../model/calls';
import type { Key } from '../../../model/keys';

/** Has `send-pushes` send a message, and does not wait for it. */
export function pushStarter(client: LambdaClient, functionName: string): (message: Key) => Promise<void> {
  return async (message) => {
    const event: SendPushesEvent = { message };
    await client.send(
      new InvokeCommand({
        FunctionName: functionName,
        InvocationType: 'Event',
        Payload: JSON.stringify(event),
      }),
    );
  };
}
