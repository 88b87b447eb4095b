import { DefaultConfig } from 'cognito-local/lib/server/config';
import type { Services } from 'cognito-local/lib/services';
import type { Messages } from 'cognito-local/lib/services/messages';

import type { UserPools } from './user-pools';

/**
 * What cognito-local's targets are given. Its own calls of Lambda triggers are off: `triggers.ts` has ours. Its
 * token generator is never asked, since every sign-in goes through `targets/sign-in.ts`.
 */
export function packageServices(pools: UserPools, messages: Messages, otp: () => string): Services {
  const untriggered = (): Promise<never> =>
    Promise.reject(new Error('User pool triggers are not served locally.'));
  return {
    clock: pools.clock,
    cognito: pools.service,
    config: DefaultConfig,
    messages,
    otp,
    tokenGenerator: { generate: untriggered },
    triggers: {
      enabled: () => false,
      customMessage: untriggered,
      customEmailSender: untriggered,
      postAuthentication: untriggered,
      postConfirmation: untriggered,
      preSignUp: untriggered,
      preTokenGeneration: untriggered,
      userMigration: untriggered,
    },
  };
}
