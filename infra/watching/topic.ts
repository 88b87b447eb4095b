import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** The topic that tells of alarms, and of budgets. */
export function createAlarmsTopic(scope: Construct): sns.Topic {
  const topic = new sns.Topic(scope, 'Alarms', { displayName: 'Hustings alarms', enforceSSL: true });
  // A policy of its own, which `enforceSSL` makes, takes the place of the one that lets the account's alarms in.
  for (const service of ['cloudwatch', 'budgets'])
    topic.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal(`${service}.amazonaws.com`)],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
      }),
    );
  return topic;
}
