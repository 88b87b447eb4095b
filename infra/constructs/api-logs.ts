import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type * as appsync from 'aws-cdk-lib/aws-appsync';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { accept } from '../checks/exceptions';

/**
 * Lets an API log its errors into a log group that this stack owns alone (docs/decisions/0018).
 *
 * The group's name holds the API's id, so the group comes after the API; and AppSync makes a group of that name by
 * itself, one that keeps everything for ever, when it is the first to log. Hence the role that AppSync logs by can do
 * nothing until the group is there: its rights are a policy of their own, which waits for the group when a stack is
 * created and goes before it when a stack is deleted.
 *
 * The construct's own `logConfig` cannot be used: it makes a second owner of the group, a `Custom::LogRetention`.
 */
export function logErrors(
  scope: Construct,
  api: appsync.GraphqlApi,
  retention: logs.RetentionDays,
): logs.LogGroup {
  const logGroupName = `/aws/appsync/apis/${api.apiId}`;
  const logGroup = new logs.LogGroup(scope, 'Logs', {
    logGroupName,
    retention,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const role = new iam.Role(scope, 'LogsRole', {
    // The guide names the source account for data sources only: where AppSync should not send it, logs still come.
    assumedBy: new iam.ServicePrincipal('appsync.amazonaws.com', {
      conditions: { StringEqualsIfExists: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  });
  const groupArn = Stack.of(scope).formatArn({
    service: 'logs',
    resource: 'log-group',
    resourceName: logGroupName,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  const rights = new iam.Policy(scope, 'LogsRights', {
    statements: [
      new iam.PolicyStatement({
        // As AWS's own AWSAppSyncPushToCloudWatchLogs, but for one group.
        actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [groupArn, `${groupArn}:*`],
      }),
    ],
    roles: [role],
  });
  rights.node.addDependency(logGroup);
  const id = Stack.of(scope).getLogicalId(api.node.defaultChild as appsync.CfnGraphQLApi);
  accept(
    rights,
    `nag:IAM5[Resource::arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:/aws/appsync/apis/<${id}.ApiId>:*]`,
    'The streams of one log group.',
  );
  accept(api, 'nag:ASC3', 'Whole requests would put tokens, and who votes for what, into the logs.');
  (api.node.defaultChild as appsync.CfnGraphQLApi).logConfig = {
    cloudWatchLogsRoleArn: role.roleArn,
    fieldLogLevel: 'ERROR',
    excludeVerboseContent: true,
  };
  return logGroup;
}
