import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { accept } from '../checks/exceptions';
import { webOrigin, type Settings } from '../settings';
import { forbidAuditChanges } from './append-only';
import { BundledFunction } from './bundled-function';
import { countLines } from './log-lines';
import type { Signal } from '../watching/signal';

/** What telling people apart needs. */
export interface PeopleProps {
  settings: Settings;
  table: dynamodb.Table;
  userPool: cognito.UserPool;
}

/**
 * The pool waits five seconds and asks again, three times; what began slowly may end, so that the next time finds it begun
 * ("Customizing user pool workflows with Lambda triggers", Cognito developer guide).
 */
const TRIGGER_TIMEOUT = Duration.seconds(15);

const GUARDED = [
  cognito.UserPoolOperation.PRE_SIGN_UP,
  cognito.UserPoolOperation.CUSTOM_MESSAGE,
  cognito.UserPoolOperation.POST_CONFIRMATION,
  cognito.UserPoolOperation.PRE_TOKEN_GENERATION,
];

/** One person, one account: docs/decisions/0024. */
export class People extends Construct {
  readonly functions: lambda.Function[];
  readonly signals: Record<string, Signal>;
  /** Behind `inviteVoters`. */
  readonly inviteVoters: lambda.Function;
  private readonly addressKey: secretsmanager.Secret;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: PeopleProps,
  ) {
    super(scope, id);
    this.addressKey = this.createAddressKey();
    this.inviteVoters = this.createInviteVoters();
    const guard = this.guardAccounts();
    this.functions = [guard, this.tidyAccounts(), this.inviteVoters];
    this.signals = {
      // Its errors are what it refuses people with; only this line says that it could not do its work.
      GuardAccountsFails: {
        metric: countLines(this, 'AccountsNotGuarded', {
          stage: props.settings.stage,
          from: guard,
          pattern: 'AccountNotGuarded',
        }),
        threshold: 3,
        periods: { of: 3, breaching: 2 },
        description: 'GuardAccounts fails: nobody can sign in or up.',
      },
    };
  }

  private letHash(target: lambda.Function): void {
    target.addEnvironment('ADDRESS_KEY_SECRET_ID', this.addressKey.secretArn);
    target.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['secretsmanager:GetSecretValue'],
        resources: [this.addressKey.secretArn],
      }),
    );
  }

  private createAddressKey(): secretsmanager.Secret {
    const { protectData } = this.props.settings;
    const secret = new secretsmanager.Secret(this, 'AddressKey', {
      description: 'Hashes addresses of accounts. Another key forgets who voted where.',
      generateSecretString: { secretStringTemplate: '{}', generateStringKey: 'key', passwordLength: 64 },
      removalPolicy: protectData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
    });
    accept(secret, 'nag:SMG4', 'Another key would make everybody another voter in votings that are open.');
    return secret;
  }

  private guardAccounts(): lambda.Function {
    const { settings, table, userPool } = this.props;
    const guard = new BundledFunction(this, 'GuardAccounts', {
      settings,
      name: 'guard-accounts',
      description: 'Lets one mailbox have one account, and organisers sign in with a second factor.',
      timeout: TRIGGER_TIMEOUT,
      environment: {
        TABLE_NAME: table.tableName,
        WEB_ORIGIN: webOrigin(settings),
        ...(settings.organisersNeedApp && { ORGANISERS_NEED_APP: 'yes' }),
      },
      memorySize: 512,
    });
    this.letHash(guard);
    const onItems = ['BatchGetItem', 'DeleteItem', 'GetItem', 'PutItem', 'UpdateItem'];
    guard.addToRolePolicy(
      new iam.PolicyStatement({
        actions: onItems.map((action) => `dynamodb:${action}`),
        resources: [table.tableArn],
      }),
    );
    // A policy of its own: the pool needs the function, which would need the pool with its role's policy.
    new iam.Policy(this, 'GuardAccountsUsers', {
      roles: [guard.role!],
      statements: [
        new iam.PolicyStatement({
          actions: [
            'AdminDeleteUser',
            'AdminGetUser',
            'AdminSetUserPassword',
            ...(settings.organisersNeedApp ? ['AdminUserGlobalSignOut'] : []),
          ].map((action) => `cognito-idp:${action}`),
          resources: [userPool.userPoolArn],
        }),
      ],
    });
    for (const operation of GUARDED) userPool.addTrigger(operation, guard);
    return guard;
  }

  private createInviteVoters(): lambda.Function {
    const { settings, table } = this.props;
    const created = new BundledFunction(this, 'InviteVoters', {
      settings,
      name: 'invite-voters',
      description: 'Keeps which mailboxes are invited to a voting, and counts them.',
      timeout: Duration.seconds(30),
      environment: { TABLE_NAME: table.tableName },
      memorySize: 512,
    });
    this.letHash(created);
    created.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
        resources: [table.tableArn],
      }),
    );
    forbidAuditChanges(created.role!, table);
    return created;
  }

  private tidyAccounts(): lambda.Function {
    const { settings, table, userPool } = this.props;
    const tidy = new BundledFunction(this, 'TidyAccounts', {
      settings,
      name: 'tidy-accounts',
      description: 'Ends sign-ups that nobody confirmed, and forgets mailboxes of accounts that are gone.',
      timeout: Duration.minutes(10),
      environment: { TABLE_NAME: table.tableName, USER_POOL_ID: userPool.userPoolId },
    });
    const onItems = ['BatchGetItem', 'DeleteItem', 'GetItem', 'Query'];
    tidy.addToRolePolicy(
      new iam.PolicyStatement({
        actions: onItems.map((action) => `dynamodb:${action}`),
        resources: [table.tableArn],
      }),
    );
    userPool.grant(tidy, 'cognito-idp:AdminDeleteUser', 'cognito-idp:AdminGetUser', 'cognito-idp:ListUsers');
    new events.Rule(this, 'EveryHour', {
      description: 'Looks for sign-ups that nobody confirmed, and for mailboxes to forget.',
      schedule: events.Schedule.rate(Duration.hours(1)),
      targets: [new targets.LambdaFunction(tidy, { retryAttempts: 0 })],
    });
    return tidy;
  }
}
