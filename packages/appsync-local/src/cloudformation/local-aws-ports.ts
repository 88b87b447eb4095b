import type { RunningLocalAws } from '@hustings/aws-local';
import type { Ports } from '../ports';

/** What an API needs of the local AWS that it runs on: its tables, functions, user pools and roles. */
export function localAwsPorts(
  aws: RunningLocalAws,
): Pick<
  Ports,
  'dynamodb' | 'invokeLambda' | 'userPool' | 'iamPrincipal' | 'roleCredentials' | 'putMetric' | 'putLogLine'
> {
  return {
    dynamodb: aws.dynamodb,
    invokeLambda: (functionArn, payload, invocationType) =>
      aws.lambda.invoke(functionArn, payload, invocationType),
    userPool: (userPoolId) => aws.cognito.userPool(userPoolId),
    iamPrincipal: (accessKeyId) => aws.iam.principal(accessKeyId),
    roleCredentials: (roleArn) => aws.iam.credentials(roleArn),
    putMetric: (datum) => aws.metrics.put(datum),
    putLogLine: (logGroup, line) => aws.metrics.logged(logGroup, line),
  };
}
