import { Duration } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';

/**
 * How often a task of a state machine is repeated: eight times within about four minutes. For functions that go on where
 * they were, or change nothing by running twice.
 */
export const persistently: sfn.RetryProps = {
  errors: [sfn.Errors.ALL],
  interval: Duration.seconds(1),
  backoffRate: 2,
  maxAttempts: 8,
};
