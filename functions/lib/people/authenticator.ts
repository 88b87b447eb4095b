import {
  AdminGetUserCommand,
  AdminUserGlobalSignOutCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';

/** What the user pool knows of an account's authenticator app. */
export class AuthenticatorApps {
  constructor(
    private readonly cognito: CognitoIdentityProviderClient,
    private readonly userPoolId: string,
  ) {}

  /** Whether sign-ins of the account end with a code ("AdminGetUser", API reference of Amazon Cognito user pools). */
  async isOn(userId: string): Promise<boolean> {
    const { UserMFASettingList = [] } = await this.cognito.send(
      new AdminGetUserCommand({ UserPoolId: this.userPoolId, Username: userId }),
    );
    return UserMFASettingList.includes('SOFTWARE_TOKEN_MFA');
  }

  /** Ends every session of the account: none is refreshed any more. */
  async endSessions(userId: string): Promise<void> {
    await this.cognito.send(
      new AdminUserGlobalSignOutCommand({ UserPoolId: this.userPoolId, Username: userId }),
    );
  }
}
