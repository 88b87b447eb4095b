import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';

/** What AWS WAF looks at beside the number of requests. */
export type WebAclRule = { name: string; metricName: string } & (
  | { blocks: wafv2.CfnWebACL.StatementProperty }
  /** A group of rules that AWS keeps. */
  | { group: string }
);

/** What is in front of a part, and how it is found. */
export interface WebAclProps {
  /** `CLOUDFRONT` for a distribution, in us-east-1 only. */
  scope: 'REGIONAL' | 'CLOUDFRONT';
  /** What its metrics are found by: two stages of one account must not share it. */
  metricName: string;
  requestsPerAddress: {
    /** Requests of one address in five minutes above which it is turned away. */
    limit: number;
    metricName: string;
  };
  /** Whether AWS WAF keeps some requests for people to look at: not where they carry tokens and passwords. */
  keepsSamples?: boolean;
  /** Further rules, in the order in which they are asked. */
  rules?: readonly WebAclRule[];
}

/** A web ACL, which lets through what no rule blocks. It costs by the month, and so does each rule. */
export function createWebAcl(
  construct: Construct,
  { scope, metricName, requestsPerAddress, keepsSamples = false, rules = [] }: WebAclProps,
): wafv2.CfnWebACL {
  const visibility = (name: string): wafv2.CfnWebACL.VisibilityConfigProperty => ({
    cloudWatchMetricsEnabled: true,
    sampledRequestsEnabled: keepsSamples,
    metricName: name,
  });
  return new wafv2.CfnWebACL(construct, 'WebAcl', {
    scope,
    defaultAction: { allow: {} },
    visibilityConfig: visibility(metricName),
    rules: [
      {
        name: 'requests-per-address',
        priority: 0,
        action: { block: {} },
        statement: { rateBasedStatement: { limit: requestsPerAddress.limit, aggregateKeyType: 'IP' } },
        visibilityConfig: visibility(requestsPerAddress.metricName),
      },
      ...rules.map((rule, index) => ({
        name: rule.name,
        priority: index + 1,
        ...('group' in rule
          ? {
              overrideAction: { none: {} },
              statement: { managedRuleGroupStatement: { vendorName: 'AWS', name: rule.group } },
            }
          : { action: { block: {} }, statement: rule.blocks }),
        visibilityConfig: visibility(rule.metricName),
      })),
    ],
  });
}
