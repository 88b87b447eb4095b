import {
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  paginateListUsers,
  UserNotFoundException,
  type AttributeType,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';

/** A user of the pool. */
export interface PoolUser {
  userId: string;
  email: string;
  isVerified: boolean;
  isConfirmed: boolean;
  /** False for those who may not sign in any more. */
  isEnabled: boolean;
  createdAt: Date | undefined;
}

/** The users of a Cognito user pool, who sign in by their e-mail address. */
export class UserPoolDirectory {
  constructor(
    private readonly cognito: CognitoIdentityProviderClient,
    private readonly userPoolId: string,
  ) {}

  /**
   * `Username` takes the `sub` of a local user, and any attribute that the pool signs in by ("AdminGetUser", API
   * reference of Amazon Cognito user pools).
   * @param name user id or address. Undefined if there is nobody.
   */
  async find(name: string): Promise<PoolUser | undefined> {
    try {
      const user = await this.cognito.send(
        new AdminGetUserCommand({ UserPoolId: this.userPoolId, Username: name }),
      );
      return poolUser({ ...user, Attributes: user.UserAttributes });
    } catch (error) {
      if (error instanceof UserNotFoundException) return undefined;
      throw error;
    }
  }

  /** Those who signed up and did not confirm it, page by page. */
  async *unconfirmed(): AsyncGenerator<PoolUser[]> {
    const query = { UserPoolId: this.userPoolId, Filter: 'cognito:user_status = "UNCONFIRMED"' };
    for await (const { Users = [] } of paginateListUsers({ client: this.cognito }, query))
      yield Users.map(poolUser);
  }

  /**
   * Ends an account: no sign-in, no refreshed token. Repeatable.
   *
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

  /** Replaces the password of a confirmed user. */
  async setPassword(userId: string, password: string): Promise<void> {
    await this.cognito.send(
      new AdminSetUserPasswordCommand({
        UserPoolId: this.userPoolId,
        Username: userId,
        Password: password,
        Permanent: true,
      }),
    );
  }
}

function poolUser(user: {
  Username?: string | undefined;
  UserStatus?: string | undefined;
  Enabled?: boolean | undefined;
  UserCreateDate?: Date | undefined;
  Attributes?: AttributeType[] | undefined;
}): PoolUser {
  const attribute = (name: string) => user.Attributes?.find(({ Name }) => Name === name)?.Value;
  return {
    userId: attribute('sub') ?? user.Username ?? '',
    email: attribute('email') ?? '',
    isVerified: attribute('email_verified') === 'true',
    isConfirmed: user.UserStatus !== 'UNCONFIRMED',
    isEnabled: user.Enabled !== false,
    createdAt: user.UserCreateDate,
  };
}
