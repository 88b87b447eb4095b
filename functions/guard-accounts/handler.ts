import type {
  CustomMessageTriggerEvent,
  PostConfirmationTriggerEvent,
  PreSignUpTriggerEvent,
  PreTokenGenerationTriggerEvent,
} from 'aws-lambda';
import type { Log } from '../lib/log';
import {
  afterConfirmation,
  beforeNewCode,
  beforeSignUp,
  beforeTokens,
  type Account,
  type Guard,
} from './guard';
import { Refusal } from './refusals';

/** What the pool tells: "Customizing user pool workflows with Lambda triggers", Cognito developer guide. */
export type GuardedEvent =
  | CustomMessageTriggerEvent
  | PostConfirmationTriggerEvent
  | PreSignUpTriggerEvent
  | PreTokenGenerationTriggerEvent;

/** Serves the triggers of the user pool: it answers the event as it came, or throws. */
export function guardAccountsHandler(guardOf: (userPoolId: string) => Guard, log: Log) {
  return async (event: GuardedEvent): Promise<GuardedEvent> => {
    try {
      await look(guardOf(event.userPoolId), event);
      return event;
    } catch (error) {
      if (error instanceof Refusal) throw error;
      // What it says may name an address, and the pool would tell it to the caller.
      log('error', 'AccountNotGuarded', {
        trigger: event.triggerSource,
        reason: error instanceof Error ? error.name : typeof error,
      });
      throw new Refusal('Something went wrong. Please try again (TryAgain)');
    }
  };
}

async function look(guard: Guard, event: GuardedEvent): Promise<void> {
  const source: string = event.triggerSource;
  const account = accountIn(event.request.userAttributes);
  if (source.startsWith('PreSignUp_'))
    await beforeSignUp(guard, account.email, source === 'PreSignUp_SignUp');
  else if (source === 'CustomMessage_ResendCode') await beforeNewCode(guard, account.userId);
  else if (source === 'PostConfirmation_ConfirmSignUp') await afterConfirmation(guard, account);
  else if (source.startsWith('TokenGeneration_')) await beforeTokens(guard, account);
}

function accountIn(attributes: Record<string, string | undefined>): Account {
  return {
    userId: attributes['sub'] ?? '',
    email: attributes['email'] ?? '',
    isVerified: attributes['email_verified'] === 'true',
  };
}
