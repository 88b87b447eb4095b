import { withinDeadline } from '../lib/checkouts/deadline';
import { reportAccess } from '../lib/checkouts/reports';
import type { DeleteAccountAnswer, DeleteAccountCall, ErrorAnswer } from '../../model/calls';
import { ErrorType } from '../../model/errors';
import { answerTo } from '../lib/errors/answer';
import { logOfRequest } from '../lib/log';
import { deleteAccount, type DeletingServices } from './delete-account';

/** Serves `Mutation.deleteAccount`. */
export function deleteAccountHandler(services: DeletingServices) {
  return async ({ identity, requestId }: DeleteAccountCall): Promise<DeleteAccountAnswer> => {
    const log = logOfRequest(services.log, requestId);
    try {
      return { account: await deleteAccount(withinDeadline({ ...services, log }), identity.sub) };
    } catch (error) {
      reportAccess({ log }, error);
      const answer = answerTo(error);
      // Names the type of the failure only: what it says may name the voter.
      log('warn', 'AccountNotDeleted', { reason: answer?.type ?? (error as Error).name });
      if (!answer) throw error;
      return { error: { ...answer, message: messageFor(answer) } };
    }
  };
}

/** What an error means for the account. */
function messageFor({ type, info }: ErrorAnswer): string {
  if (type === ErrorType.CheckoutNotPayable)
    return 'A payment is on its way. Nothing was deleted: wait until it has arrived.';
  if (type === ErrorType.PaymentProviderError)
    return `A purchase is still open, and its payment provider could not be reached or refused. Nothing was deleted.${info?.['retryable'] ? ' Try again in a moment.' : ''}`;
  return 'Not everything is deleted yet. Call again to go on.';
}
