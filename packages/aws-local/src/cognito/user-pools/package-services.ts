import { DefaultConfig } from 'cognito-local/lib/server/config';
import type { Services } from 'cognito-local/lib/services';
import type { Outbox } from './outbox';
import type { UserPools } from './user-pools';

/**
 * What cognito-local's targets are given. No Lambda triggers: a pool that has some is refused at start. Its own
 * token generator is never asked, since every sign-in goes through `targets/sign-in.ts`.
 */
export function packageServices(pools: UserPools, messages: Outbox, otp: () => string): Services {
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
