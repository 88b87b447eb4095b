import { Duration } from 'aws-cdk-lib';
import type * as cognito from 'aws-cdk-lib/aws-cognito';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Payments } from './payments';

/** What ending accounts needs. */
export interface AccountsProps {
  userPool: cognito.UserPool;
  /** Purchases are given up, or settled, before an account goes. */
  payments: Payments;
}

/** How long the providers may take over all purchases together: the rest of the 30 seconds is for the table. */
const PROVIDER_DEADLINE = Duration.seconds(15);

/** What becomes of accounts. */
export class Accounts extends Construct {
  /** Behind `deleteAccount`. */
  readonly deleteAccount: lambda.Function;

  constructor(scope: Construct, id: string, { userPool, payments }: AccountsProps) {
    super(scope, id);
    this.deleteAccount = payments.settlingFunction(
      {
        id: 'DeleteAccount',
        name: 'delete-account',
        description: 'Deletes an account and its data.',
        timeout: Duration.seconds(30),
        environment: {
          USER_POOL_ID: userPool.userPoolId,
          PROVIDER_DEADLINE_SECONDS: String(PROVIDER_DEADLINE.toSeconds()),
        },
        itemActions: ['DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'],
      },
      this,
    );
    userPool.grant(this.deleteAccount, 'cognito-idp:AdminDeleteUser');
  }
}
