import { UpdateVotingDocument } from '../../../../../schema/generated/operations';
import type { UpdateVotingInput } from '../../../../../schema/generated/types';
import { toApiError } from '../../../session/api/api-error';
import { run } from '../../../session/api/client';
import { fetchVoting } from '../../../session/cache/fetch-voting';
import { rememberVotings } from '../../../session/cache/known-votings';

/** Whether there is a voting with this id: a draft is none. @throws ApiError when that cannot be told. */
export async function isPublished(id: string): Promise<boolean> {
  try {
    await fetchVoting(id, 'voter');
    return true;
  } catch (thrown) {
    if (toApiError(thrown).type === 'VotingNotFound') return false;
    throw thrown;
  }
}

/** Publishes one draft, once, however often that is tried: the answer of a try may have been lost. */
export class Publication {
  private isDone = false;
  /** Whether a try may have been heard that was not answered. */
  private isInDoubt = false;

  /** @throws ApiError */
  async publish(input: UpdateVotingInput): Promise<void> {
    if (this.isDone) return;
    try {
      rememberVotings([(await run(UpdateVotingDocument, { input }, 'voter')).updateVoting]);
    } catch (thrown) {
      const error = toApiError(thrown);
      if (error.type === 'Network' || error.type === 'Unknown') this.isInDoubt = true;
      const isThere = this.isInDoubt && (await isPublished(input.id).catch(() => false));
      if (!isThere) throw error;
    }
    this.isDone = true;
  }
}
