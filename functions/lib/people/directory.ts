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
  createdAt: Date | undefined;
}

/** The users of a Cognito user pool, who sign in by their e-mail address. */
export class UserPoolDirectory {
  constructor(
    private readonly cognito: CognitoIdentityProviderClient,
    private readonly userPoolId: string,
  ) {}

  /** @param name user id or address. Undefined if there is nobody. */
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

  /** Repeatable. */
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
  UserCreateDate?: Date | undefined;
  Attributes?: AttributeType[] | undefined;
}): PoolUser {
  const attribute = (name: string) => user.Attributes?.find(({ Name }) => Name === name)?.Value;
  return {
    userId: attribute('sub') ?? user.Username ?? '',
    email: attribute('email') ?? '',
    isVerified: attribute('email_verified') === 'true',
    isConfirmed: user.UserStatus !== 'UNCONFIRMED',
    createdAt: user.UserCreateDate,
  };
}
