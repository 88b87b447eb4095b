import { TooManyRequestsException } from '@aws-sdk/client-cognito-identity-provider';
import { ErrorType } from '../../model/errors';
import type { CallError } from '../checkout/fields';
import { Refusal } from '../checkout/refusal';
import { withinDeadline } from '../lib/checkouts/deadline';
import { ProviderError } from '../lib/errors/provider-error';
import { ContentionError } from '../lib/checkouts/settle';
import { isThrottled } from '../lib/dynamodb/transact';
import { deleteAccount, type DeletingServices } from './delete-account';
import type { DeleteAccountAnswer, DeleteAccountCall } from './fields';
import { UnfinishedError } from './until-done';

/** Serves `Mutation.deleteAccount`. */
export function deleteAccountHandler(services: DeletingServices) {
  return async ({ identity }: DeleteAccountCall): Promise<DeleteAccountAnswer> => {
    try {
      return { account: await deleteAccount(withinDeadline(services), identity.sub) };
    } catch (error) {
      const answer = asCallError(error);
      // Names the kind of failure only: what it says may name the voter.
      services.log('warn', 'AccountNotDeleted', { reason: answer?.type ?? (error as Error).name });
      if (!answer) throw error;
      return { error: answer };
    }
  };
}

/** What the caller is told, or undefined for what must surface as a fault of ours. */
function asCallError(error: unknown): CallError | undefined {
  if (error instanceof Refusal) {
    const message = 'A payment is on its way. Nothing was deleted: wait until it has arrived.';
    return { type: error.type, message, info: error.info };
  }
  if (error instanceof ProviderError) {
    const { provider, retryable } = error;
    const message = `A purchase is still open, and its payment provider could not be reached or refused. Nothing was deleted.${retryable ? ' Try again in a moment.' : ''}`;
    return { type: ErrorType.PaymentProviderError, message, info: { provider, retryable } };
  }
  if (mayGoOn(error))
    return { type: ErrorType.TryAgain, message: 'Not everything is deleted yet. Call again to go on.' };
  return undefined;
}

function mayGoOn(error: unknown): boolean {
  return (
    error instanceof UnfinishedError ||
    error instanceof ContentionError ||
    error instanceof TooManyRequestsException ||
    isThrottled(error)
  );
}
