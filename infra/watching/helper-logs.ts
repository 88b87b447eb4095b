import { CfnResource, Lazy, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';

/**
 * Gives the functions that CDK makes for its own ends (copying files, emptying buckets, reading parameters) one log group
 * that ends: each would log into a group of its own name, which Lambda makes and nobody ever empties.
 */
export function endHelperLogs(stack: Stack, retention: logs.RetentionDays): void {
  const helpers = stack.node
    .findAll()
    .filter((child): child is CfnResource => CfnResource.isCfnResource(child))
    .filter(({ cfnResourceType }) => cfnResourceType === 'AWS::Lambda::Function')
    .filter((helper) => !(helper instanceof lambda.CfnFunction && helper.loggingConfig !== undefined));
  if (helpers.length === 0) return;
  const logGroup = new logs.LogGroup(stack, 'HelperLogs', {
    retention,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  for (const helper of helpers)
    helper.addPropertyOverride(
      'LoggingConfig.LogGroup',
      Lazy.string({ produce: () => logGroup.logGroupName }),
    );
}
