import { AdminDeleteUserCommand, UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider';
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';

/** Where people sign in. */
export interface UserDirectory {
  /** Ends an account: no sign-in, no refreshed token. Repeatable. */
  remove(userId: string): Promise<void>;
}

/** The users of one Cognito user pool. */
export class CognitoDirectory implements UserDirectory {
  constructor(
    private readonly cognito: CognitoIdentityProviderClient,
    private readonly userPoolId: string,
  ) {}

  /**
   * The `sub` names the user: "AdminDeleteUser" in the API reference of Amazon Cognito user pools takes it for a
   * local user, and this pool has no others. Access tokens and id tokens both carry it as `sub`, while they spell the
   * user name differently (`username`, `cognito:username`); and the voter's items are kept by it, so that the user
   * who goes is the one whose items went.
   */
  async remove(userId: string): Promise<void> {
    try {
      await this.cognito.send(new AdminDeleteUserCommand({ UserPoolId: this.userPoolId, Username: userId }));
    } catch (error) {
      if (!(error instanceof UserNotFoundException)) throw error;
    }
  }
}
