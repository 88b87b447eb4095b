import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { accept } from '../checks/exceptions';
import type { Settings } from '../settings';

/** Who may sign in: a user pool with e-mail sign-in and the group `organisers`. */
export class Identity extends Construct {
  readonly userPool: cognito.UserPool;
  readonly client: cognito.UserPoolClient;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    this.userPool = new cognito.UserPool(this, 'UserPool', {
      selfSignUpEnabled: true,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      standardAttributes: { email: { required: true, mutable: true } },
      // A new address counts once its code came back: until then the old one is the account's.
      keepOriginal: { email: true },
      accountRecovery: cognito.AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 10,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: false,
        tempPasswordValidity: Duration.days(3),
      },
      deletionProtection: settings.protectData,
      removalPolicy: settings.protectData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    accept(
      this.userPool,
      'nag:COG1',
      'Ten characters without a rule for symbols are stronger than eight with one.',
    );
    accept(this.userPool, 'nag:COG2', 'Voters would have to own a second device; organisers are few.');
    accept(this.userPool, 'nag:COG8', 'The dearer plan is paid for each voter that signs in.');
    this.client = this.userPool.addClient('WebClient', {
      authFlows: { userSrp: true, userPassword: settings.passwordSignIn },
      preventUserExistenceErrors: true,
      // What signing up takes, and nothing else.
      writeAttributes: new cognito.ClientAttributes().withStandardAttributes({ email: true }),
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(30),
      disableOAuth: true,
    });
    new cognito.CfnUserPoolGroup(this, 'Organisers', {
      userPoolId: this.userPool.userPoolId,
      groupName: 'organisers',
      description: 'May create, change and close votings and grant credits.',
    });
  }
}
