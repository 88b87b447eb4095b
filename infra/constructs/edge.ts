import { Stack } from 'aws-cdk-lib';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { Settings } from '../settings';

/** CloudFront takes certificates and web ACLs from this region only (CloudFront developer guide; AWS WAF, `CLOUDFRONT`). */
export const CLOUDFRONT_REGION = 'us-east-1';

/**
 * Requests that one address may make in five minutes: the same hall of voters behind one address as the API's web ACL
 * takes, of whom each asks for some twenty files.
 */
const REQUESTS_PER_ADDRESS = 20_000;

/**
 * What CloudFront takes from one region only: the web ACL, and the certificate of a domain of one's own. The web app's stack
 * is elsewhere, beside the API, and finds them by parameters (`EDGE_PARAMETERS`).
 */
export class Edge extends Construct {
  /** Another one when the web ACL or the certificate may be others. */
  readonly identity: string;

  constructor(scope: Construct, id: string, { stage, domain }: Pick<Settings, 'stage' | 'domain'>) {
    super(scope, id);
    const webAcl = this.webAcl();
    this.tell(edgeParameter(stage, 'web-acl-arn'), webAcl.attrArn);
    this.identity = Stack.of(this).getLogicalId(webAcl);
    if (!domain) return;
    const { domainName, hostedZoneId, zoneName } = domain;
    const zone = route53.HostedZone.fromHostedZoneAttributes(this, 'Zone', { hostedZoneId, zoneName });
    const validation = acm.CertificateValidation.fromDns(zone);
    const certificate = new acm.Certificate(this, 'Certificate', { domainName, validation });
    this.tell(edgeParameter(stage, 'certificate-arn'), certificate.certificateArn);
    this.identity = `${this.identity}-${domainName}`;
  }

  private tell(parameterName: string, stringValue: string): void {
    const name = parameterName.split('/').at(-1)!;
    new ssm.StringParameter(this, `Parameter-${name}`, { parameterName, stringValue });
  }

  private webAcl(): wafv2.CfnWebACL {
    const visible = (metricName: string): wafv2.CfnWebACL.VisibilityConfigProperty => ({
      cloudWatchMetricsEnabled: true,
      sampledRequestsEnabled: true,
      metricName,
    });
    const managed = (name: string, priority: number): wafv2.CfnWebACL.RuleProperty => ({
      name,
      priority,
      overrideAction: { none: {} },
      statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
      visibilityConfig: visible(name),
    });
    return new wafv2.CfnWebACL(this, 'WebAcl', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visible('HustingsWeb'),
      rules: [
        {
          name: 'TooManyRequests',
          priority: 0,
          action: { block: {} },
          statement: { rateBasedStatement: { aggregateKeyType: 'IP', limit: REQUESTS_PER_ADDRESS } },
          visibilityConfig: visible('TooManyRequests'),
        },
        managed('AWSManagedRulesAmazonIpReputationList', 1),
        managed('AWSManagedRulesCommonRuleSet', 2),
      ],
    });
  }
}

/** The name of the parameter, in CloudFront's region, that holds what the web app's stack needs of the edge. */
export function edgeParameter(stage: string, what: 'web-acl-arn' | 'certificate-arn'): string {
  return `/hustings/${stage}/edge/${what}`;
}

/** Its ARN, for who may read it. */
export function edgeParameterArn(scope: Construct, parameterName: string): string {
  const { partition, account } = Stack.of(scope);
  return `arn:${partition}:ssm:${CLOUDFRONT_REGION}:${account}:parameter${parameterName}`;
}
