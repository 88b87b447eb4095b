import {
  AdminGetUserCommand,
  InvalidParameterException,
  UserNotFoundException,
  type AdminGetUserCommandOutput,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';

/** Somebody who has an account. */
export interface User {
  /** The `sub`, which is what voters are known by. */
  id: string;
  email: string;
  isEmailVerified: boolean;
}

/** Where people sign in. */
export interface UserDirectory {
  /** Somebody who can sign in, by user id or address; undefined when there is nobody. */
  find(name: string): Promise<User | undefined>;
}

/** The users of one Cognito user pool. */
export class CognitoDirectory implements UserDirectory {
  constructor(
    private readonly cognito: CognitoIdentityProviderClient,
    private readonly userPoolId: string,
  ) {}

  /**
   * `Username` takes the `sub` of a local user, and any attribute that the pool signs in by ("AdminGetUser", API reference
   * of Amazon Cognito user pools). Sign-ups that were never confirmed are nobody yet.
   */
  async find(name: string): Promise<User | undefined> {
    const found = await this.get(name);
    if (!found || found.Enabled === false || found.UserStatus === 'UNCONFIRMED') return undefined;
    const attribute = (wanted: string): string =>
      found.UserAttributes?.find(({ Name }) => Name === wanted)?.Value ?? '';
    const id = attribute('sub');
    if (id === '') return undefined;
    return { id, email: attribute('email'), isEmailVerified: attribute('email_verified') === 'true' };
  }

  private async get(name: string): Promise<AdminGetUserCommandOutput | undefined> {
    try {
      return await this.cognito.send(
        new AdminGetUserCommand({ UserPoolId: this.userPoolId, Username: name }),
      );
    } catch (error) {
      // A name that could be nobody's, such as one with a space in it, is refused as a parameter.
      if (error instanceof UserNotFoundException || error instanceof InvalidParameterException)
        return undefined;
      throw error;
    }
  }
}
