import type * as appsync from 'aws-cdk-lib/aws-appsync';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { Settings } from '../settings';
import { requestsPerAddress } from './hall';
import { createWebAcl } from './web-acl';

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

/** A web ACL in front of the API: only stages that the public reaches have one. */
export class ApiFirewall extends Construct {
  readonly metricName: string;

  constructor(
    scope: Construct,
    id: string,
    { settings, api }: { settings: Settings; api: appsync.GraphqlApi },
  ) {
    super(scope, id);
    this.metricName = `hustings-${settings.stage}-api`;
    const webAcl = createWebAcl(this, {
      scope: 'REGIONAL',
      metricName: this.metricName,
      requestsPerAddress: {
        limit: requestsPerAddress(settings, 'api'),
        metricName: 'ApiRequestsPerAddress',
      },
      rules: [
        {
          name: 'public-requests-that-ask-too-much',
          metricName: 'ApiPublicRequestsTooLarge',
          blocks: {
            andStatement: {
              statements: [withApiKey(), { orStatement: { statements: [tooLong(), tooManyFields()] } }],
            },
          },
        },
        {
          name: 'known-bad-inputs',
          metricName: 'ApiKnownBadInputs',
          group: 'AWSManagedRulesKnownBadInputsRuleSet',
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
      regexString: `(?:(?:votings?|votingByCode|votesByMinute|ballotProof)[^A-Za-z][\\s\\S]*?){${PUBLIC_FIELDS + 1}}`,
      textTransformations: [{ priority: 0, type: 'JS_DECODE' }],
    },
  };
}
