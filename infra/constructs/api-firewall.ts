import type * as appsync from 'aws-cdk-lib/aws-appsync';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';

/** Requests that one address may make in five minutes: a hall of voters behind one address, and no flood. */
const REQUESTS_PER_ADDRESS = 20_000;

/**
 * What callers with the API key send at most, in bytes: the largest of our own documents has 1 KB. It is also what AWS WAF
 * sees of a body at AppSync, so that nothing is hidden behind it (AWS WAF developer guide, "Oversize request components").
 */
const PUBLIC_BODY_BYTES = 8192;

/**
 * Lists, votings, series and proofs that callers with the API key may name in one request. Votings count because a fragment
 * that asks for a series is written once, however many votings it is spread into; proofs, because each starts a function.
 */
const PUBLIC_FIELDS = 3;

/** A web ACL in front of the API. It costs by the month, so only stages that the public reaches have one. */
export class ApiFirewall extends Construct {
  constructor(scope: Construct, id: string, api: appsync.GraphqlApi) {
    super(scope, id);
    const webAcl = new wafv2.CfnWebACL(this, 'WebAcl', {
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: visibility('Api'),
      rules: [
        {
          name: 'requests-per-address',
          priority: 0,
          action: { block: {} },
          statement: { rateBasedStatement: { limit: REQUESTS_PER_ADDRESS, aggregateKeyType: 'IP' } },
          visibilityConfig: visibility('ApiRequestsPerAddress'),
        },
        {
          name: 'public-requests-that-ask-too-much',
          priority: 1,
          action: { block: {} },
          statement: {
            andStatement: {
              statements: [withApiKey(), { orStatement: { statements: [tooLong(), tooManyFields()] } }],
            },
          },
          visibilityConfig: visibility('ApiPublicRequestsTooLarge'),
        },
        {
          name: 'known-bad-inputs',
          priority: 2,
          overrideAction: { none: {} },
          statement: {
            managedRuleGroupStatement: { vendorName: 'AWS', name: 'AWSManagedRulesKnownBadInputsRuleSet' },
          },
          visibilityConfig: visibility('ApiKnownBadInputs'),
        },
      ],
    });
    new wafv2.CfnWebACLAssociation(this, 'Association', {
      resourceArn: api.arn,
      webAclArn: webAcl.attrArn,
    });
  }
}

function withApiKey(): wafv2.CfnWebACL.StatementProperty {
  return {
    sizeConstraintStatement: {
      fieldToMatch: { singleHeader: { Name: 'x-api-key' } },
      comparisonOperator: 'GT',
      size: 0,
      textTransformations: [{ priority: 0, type: 'NONE' }],
    },
  };
}

function tooLong(): wafv2.CfnWebACL.StatementProperty {
  return {
    sizeConstraintStatement: {
      fieldToMatch: { body: { oversizeHandling: 'MATCH' } },
      comparisonOperator: 'GT',
      size: PUBLIC_BODY_BYTES - 1,
      textTransformations: [{ priority: 0, type: 'NONE' }],
    },
  };
}

/** The body is JSON, in which any letter may be written as `\u0076`. */
function tooManyFields(): wafv2.CfnWebACL.StatementProperty {
  return {
    regexMatchStatement: {
      fieldToMatch: { body: { oversizeHandling: 'MATCH' } },
      regexString: `(?:(?:votings?|votesByMinute|ballotProof)[^A-Za-z][\\s\\S]*?){${PUBLIC_FIELDS + 1}}`,
      textTransformations: [{ priority: 0, type: 'JS_DECODE' }],
    },
  };
}

function visibility(metricName: string): wafv2.CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false, metricName };
}
