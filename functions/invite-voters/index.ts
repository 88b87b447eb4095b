import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type {
  CountInvitedAnswer,
  CountInvitedCall,
  InviteVotersAnswer,
  InviteVotersCall,
} from '../../model/calls';
import { readEnvironment, text } from '../lib/environment';
import { answerTo } from '../lib/errors/answer';
import { log, loggingFailures } from '../lib/log';
import { mailboxHash } from '../lib/people/address-key';
import { countInvited } from './count';
import { inviteVoters } from './invite';

const environment = readEnvironment(process.env, { TABLE_NAME: text, ADDRESS_KEY_SECRET_ID: text });
const inviting = {
  table: { client: new DynamoDBClient({}), tableName: environment.TABLE_NAME },
  mailboxOf: mailboxHash(new SecretsManagerClient({}), environment.ADDRESS_KEY_SECRET_ID),
  now: Date.now,
};

/** Lambda data source of `inviteVoters` and of `Voting.invited`. See `model/calls.ts` for the payloads. */
export const handler = loggingFailures(
  log,
  async (call: InviteVotersCall | CountInvitedCall): Promise<InviteVotersAnswer | CountInvitedAnswer> =>
    'countInvitedTo' in call
      ? { count: await countInvited(inviting.table, call.countInvitedTo) }
      : invite(call),
);

async function invite({
  arguments: { input },
  identity,
  requestId,
}: InviteVotersCall): Promise<InviteVotersAnswer> {
  try {
    return { invited: await inviteVoters(inviting, identity.sub, input) };
  } catch (error) {
    const answer = answerTo(error);
    log('warn', 'VotersNotInvited', { requestId, reason: answer?.type ?? (error as Error).name });
    if (!answer) throw error;
    return { error: answer };
  }
}
