import { Duration } from 'aws-cdk-lib';
import type * as cognito from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Settings } from '../settings';
import { BundledFunction } from './bundled-function';

/** What looking voters up needs. */
export interface VoterDirectoryProps {
  settings: Settings;
  userPool: cognito.UserPool;
}

/** Tells resolvers whether somebody has an account. */
export class VoterDirectory extends Construct {
  /** Behind the data source `findVoter`. */
  readonly findVoter: BundledFunction;

  constructor(scope: Construct, id: string, { settings, userPool }: VoterDirectoryProps) {
    super(scope, id);
    this.findVoter = new BundledFunction(this, 'FindVoter', {
      settings,
      name: 'find-voter',
      description: 'Finds a voter by user id or verified address.',
      environment: { USER_POOL_ID: userPool.userPoolId },
      timeout: Duration.seconds(10),
    });
    userPool.grant(this.findVoter, 'cognito-idp:AdminGetUser');
  }
}
