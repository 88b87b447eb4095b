import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import { auditKey } from '../../model/keys';

/**
 * Keeps somebody from changing or deleting what is in the audit trail, and from adding to it but in a transaction. That a
 * put replaces nothing is the condition of each of them: policies know no conditions on items.
 *
 * All keys of a request have to be the trail's: whether the keys of a transaction are looked at one by one or together
 * ("Using IAM policy conditions for fine-grained access control", DynamoDB developer guide, does not say), a transaction
 * that also changes something else is allowed. A request without keys is none of these.
 */
export function forbidAuditChanges(role: iam.IRole, table: dynamodb.Table): void {
  const ofTrail = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${auditKey('', '').PK}*`] } };
  role.addToPrincipalPolicy(
    new iam.PolicyStatement({
      effect: iam.Effect.DENY,
      actions: ['dynamodb:DeleteItem', 'dynamodb:UpdateItem', 'dynamodb:BatchWriteItem'],
      resources: [table.tableArn],
      conditions: { ...ofTrail, Null: { 'dynamodb:LeadingKeys': 'false' } },
    }),
  );
  role.addToPrincipalPolicy(
    new iam.PolicyStatement({
      effect: iam.Effect.DENY,
      actions: ['dynamodb:PutItem'],
      resources: [table.tableArn],
      conditions: {
        ...ofTrail,
        Null: { 'dynamodb:LeadingKeys': 'false', 'dynamodb:EnclosingOperation': 'true' },
      },
    }),
  );
}
