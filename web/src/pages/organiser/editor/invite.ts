import { InviteVotersDocument } from '../../../../../schema/generated/operations';
import { run } from '../../../session/api/client';
import { INVITED_AT_ONCE, inParts } from './invited';

/** Invites addresses to a voting that is published. Repeating it changes nothing. @throws ApiError */
export async function invite(votingId: string, invited: string[] = []): Promise<void> {
  for (const addresses of inParts(invited, INVITED_AT_ONCE))
    await run(InviteVotersDocument, { input: { votingId, addresses } }, 'voter');
}
