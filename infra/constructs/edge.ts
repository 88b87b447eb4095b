import { Stack } from 'aws-cdk-lib';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as route53 from 'aws-cdk-lib/aws-route53';
import type * as sns from 'aws-cdk-lib/aws-sns';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import type { Settings } from '../settings';
import { requestsPerAddress } from './hall';
import { createWebAcl } from './web-acl';
import { createAlarm } from '../watching/alarm';
import { certificateSignal, firewallSignal } from '../watching/signals';
import { createAlarmsTopic } from '../watching/topic';

/** CloudFront takes certificates and web ACLs from this region only (CloudFront developer guide; AWS WAF, `CLOUDFRONT`). */
export const CLOUDFRONT_REGION = 'us-east-1';

type EdgeSettings = Pick<Settings, 'stage' | 'domain' | 'peopleBehindOneAddress' | 'runbooksUrl'>;

/**
 * What CloudFront takes from one region only: the web ACL, and the certificate of a domain of one's own. The web app's stack
 * is elsewhere, beside the API, and finds them by parameters (`edgeParameter`).
 */
export class Edge extends Construct {
  /** Another one when the web ACL or the certificate may be others. */
  readonly identity: string;
  /** CloudWatch has the metrics of these parts in their region, and an alarm tells a topic of its own region. */
  readonly alarms: sns.Topic;

  constructor(scope: Construct, id: string, settings: EdgeSettings) {
    super(scope, id);
    const { stage, domain, runbooksUrl } = settings;
    this.alarms = createAlarmsTopic(this);
    const place = { topic: this.alarms, runbooksUrl };
    const metricName = `hustings-${stage}-web`;
    const webAcl = createWebAcl(this, {
      scope: 'CLOUDFRONT',
      metricName,
      requestsPerAddress: {
        limit: requestsPerAddress(settings, 'files'),
        metricName: 'WebRequestsPerAddress',
      },
      keepsSamples: true,
      rules: ['AWSManagedRulesAmazonIpReputationList', 'AWSManagedRulesCommonRuleSet'].map((group) => ({
        name: group,
        metricName: group,
        group,
      })),
    });
    createAlarm(this, 'WebFirewallBlocks', firewallSignal(metricName, undefined), place);
    this.tell(edgeParameter(stage, 'web-acl-arn'), webAcl.attrArn);
    this.identity = Stack.of(this).getLogicalId(webAcl);
    if (!domain) return;
    const { domainName, hostedZoneId, zoneName } = domain;
    const zone = route53.HostedZone.fromHostedZoneAttributes(this, 'Zone', { hostedZoneId, zoneName });
    const validation = acm.CertificateValidation.fromDns(zone);
    const certificate = new acm.Certificate(this, 'Certificate', { domainName, validation });
    this.tell(edgeParameter(stage, 'certificate-arn'), certificate.certificateArn);
    createAlarm(this, 'CertificateEnds', certificateSignal(certificate.certificateArn), place);
    this.identity = `${this.identity}-${domainName}`;
  }

  private tell(parameterName: string, stringValue: string): void {
    const name = parameterName.split('/').at(-1)!;
    new ssm.StringParameter(this, `Parameter-${name}`, { parameterName, stringValue });
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
