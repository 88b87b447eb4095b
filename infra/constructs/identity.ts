import { Annotations, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { accept } from '../checks/exceptions';
import { senderIdentity, type Settings } from '../settings';

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
      // A code of an authenticator app is never an account's only factor, and no message is paid for.
      mfa: cognito.Mfa.OPTIONAL,
      mfaSecondFactor: { sms: false, otp: true },
      accountRecovery: cognito.AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 10,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: false,
        tempPasswordValidity: Duration.days(3),
      },
      // All but signing in by code is in the cheapest plan: custom messages, identity tokens looked at before they are made,
      // and TOTP ("User pool feature plans", Cognito developer guide).
      featurePlan: cognito.FeaturePlan[settings.userPoolPlan],
      ...(settings.signInByCode && {
        signInPolicy: { allowedFirstAuthFactors: { password: true, emailOtp: true } },
      }),
      deletionProtection: settings.protectData,
      removalPolicy: settings.protectData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    accept(
      this.userPool,
      'nag:COG1',
      'Ten characters without a rule for symbols are stronger than eight with one.',
    );
    accept(
      this.userPool,
      'nag:COG2',
      'Voters would have to own a second device. Organisers need one: docs/decisions/0044.',
    );
    accept(this.userPool, 'nag:COG8', 'The dearer plan is paid for each voter that signs in.');
    this.setSender(settings);
    this.client = this.userPool.addClient('WebClient', {
      authFlows: { userSrp: true, userPassword: settings.passwordSignIn, user: settings.signInByCode },
      // A code to sign in with is good for as long, and mail may take minutes: the most that Cognito has.
      ...(settings.signInByCode && { authSessionValidity: Duration.minutes(15) }),
      preventUserExistenceErrors: true,
      // What signing up takes, and nothing else.
      writeAttributes: new cognito.ClientAttributes().withStandardAttributes({ email: true }),
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(30),
      disableOAuth: true,
    });
    const organisers = new cognito.CfnUserPoolGroup(this, 'Organisers', {
      userPoolId: this.userPool.userPoolId,
      groupName: 'organisers',
      description: 'May create, change and close votings and grant credits.',
    });
    if (!settings.protectData) return;
    // Who is an organiser, and who is signed in, is told by them: they stay with the pool, and are adopted with it.
    organisers.applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.client.applyRemovalPolicy(RemovalPolicy.RETAIN);
  }

  /** Whom messages come from. CDK's own way wants to know the region at synthesis; CloudFormation knows it later. */
  private setSender({ kind, emailFrom, emailIdentity, emailRegion }: Settings): void {
    const pool = this.userPool.node.defaultChild as cognito.CfnUserPool;
    if (emailFrom === undefined) {
      pool.emailConfiguration = { emailSendingAccount: 'COGNITO_DEFAULT' };
      Annotations.of(this).addWarningV2(
        'hustings:emailFrom',
        `Codes come from Cognito’s own sender, which takes 50 messages a day for all user pools of the account: newcomer number 51 gets none. ${
          kind === 'PRODUCTION' ? 'Nobody should be invited before ' : 'For more people, '
        }emailFrom in hustings.config.ts names an address that SES has verified (docs/operations.md#mail).`,
      );
      return;
    }
    pool.emailConfiguration = {
      emailSendingAccount: 'DEVELOPER',
      from: `Hustings <${emailFrom}>`,
      sourceArn: Stack.of(this).formatArn({
        service: 'ses',
        resource: 'identity',
        resourceName: senderIdentity(emailFrom, emailIdentity),
        ...(emailRegion && { region: emailRegion }),
      }),
    };
  }
}
