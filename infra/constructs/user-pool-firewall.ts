import type * as cognito from 'aws-cdk-lib/aws-cognito';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { Settings } from '../settings';
import { requestsPerAddress } from './hall';
import { createWebAcl } from './web-acl';

/**
 * A web ACL in front of the user pool: its operations for everybody take no signature, and its quotas are an account's. What
 * it blocks counts towards none of them ("Associate an AWS WAF web ACL with a user pool", Cognito developer guide). Names and
 * passwords are hidden from it, so that its rule goes by addresses.
 */
export class UserPoolFirewall extends Construct {
  readonly metricName: string;

  constructor(
    scope: Construct,
    id: string,
    { settings, userPool }: { settings: Settings; userPool: cognito.UserPool },
  ) {
    super(scope, id);
    this.metricName = `hustings-${settings.stage}-user-pool`;
    const webAcl = createWebAcl(this, {
      scope: 'REGIONAL',
      metricName: this.metricName,
      requestsPerAddress: {
        limit: requestsPerAddress(settings, 'userPool'),
        metricName: 'UserPoolRequestsPerAddress',
      },
    });
    new wafv2.CfnWebACLAssociation(this, 'Association', {
      resourceArn: userPool.userPoolArn,
      webAclArn: webAcl.attrArn,
    });
  }
}
