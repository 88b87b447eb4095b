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
  beforeSignInCode,
  beforeSignUp,
  beforeTokens,
  type Account,
  type Guard,
} from './guard';
import { composeMail, isSignInMail } from './mails';
import { Refusal } from './refusals';
import { groupsInTokens } from './second-factor';

/** What the pool tells: "Customizing user pool workflows with Lambda triggers", Cognito developer guide. */
export type GuardedEvent =
  | CustomMessageTriggerEvent
  | PostConfirmationTriggerEvent
  | PreSignUpTriggerEvent
  | PreTokenGenerationTriggerEvent;

/**
 * Serves the triggers of the user pool: it answers the event as it came, with the mail that is to be sent or the groups that
 * tokens are to name, or throws.
 */
export function guardAccountsHandler(
  guardOf: (userPoolId: string) => Guard,
  { log, webOrigin }: { log: Log; webOrigin: string },
) {
  return async (event: GuardedEvent): Promise<GuardedEvent> => {
    try {
      const guard = guardOf(event.userPoolId);
      await look(guard, event);
      if (isAboutMail(event)) return withMail(event, webOrigin);
      return isAboutTokens(event) ? await withGroups(event, guard) : event;
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

function isAboutMail(event: GuardedEvent): event is CustomMessageTriggerEvent {
  return event.triggerSource.startsWith('CustomMessage_');
}

function withMail(event: CustomMessageTriggerEvent, webOrigin: string): CustomMessageTriggerEvent {
  const { codeParameter, usernameParameter, clientMetadata } = event.request;
  const mail = composeMail({
    source: event.triggerSource,
    codeParameter,
    usernameParameter,
    language: clientMetadata?.['language'],
    webOrigin,
  });
  return mail ? { ...event, response: { ...event.response, ...mail } } : event;
}

function isAboutTokens(event: GuardedEvent): event is PreTokenGenerationTriggerEvent {
  return event.triggerSource.startsWith('TokenGeneration_');
}

/** "Pre token generation Lambda trigger", Cognito developer guide: of version one, groups are in both tokens. */
async function withGroups(
  event: PreTokenGenerationTriggerEvent,
  guard: Guard,
): Promise<PreTokenGenerationTriggerEvent> {
  const { groupConfiguration, userAttributes } = event.request;
  const groups = groupConfiguration.groupsToOverride ?? [];
  const named = await groupsInTokens(guard.secondFactor, {
    userId: userAttributes['sub'] ?? '',
    groups,
    isSignIn: event.triggerSource !== 'TokenGeneration_RefreshTokens',
  });
  if (named.every((group, index) => group === groups[index])) return event;
  const groupOverrideDetails = { ...groupConfiguration, groupsToOverride: named };
  return { ...event, response: { claimsOverrideDetails: { groupOverrideDetails } } };
}

async function look(guard: Guard, event: GuardedEvent): Promise<void> {
  const source: string = event.triggerSource;
  const account = accountIn(event.request.userAttributes);
  if (source.startsWith('PreSignUp_'))
    await beforeSignUp(guard, account.email, source === 'PreSignUp_SignUp');
  else if (source === 'CustomMessage_ResendCode') await beforeNewCode(guard, account.userId);
  else if (isSignInMail(source)) await beforeSignInCode(guard, account.userId);
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
