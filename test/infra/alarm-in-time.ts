import type { Template } from '@hustings/aws-local/template';
import { alarmName } from '../../infra/runbooks/alarms';
import { Metrics } from '../../packages/aws-local/src/cloudwatch/metrics';
import { cloudWatchResourceTypes } from '../../packages/aws-local/src/cloudwatch/resource-types';

const MINUTE = 60_000;
const PLACE = { region: 'eu-central-1', accountId: '123456789012', stackName: 'test' };

/** An alarm of a template, beside what happens minute by minute. */
export interface AlarmInTime {
  /** Lets minutes pass, in each of which functions ran. @param runs by the name of the function: how often, and how often it failed. */
  pass(minutes: number, runs?: Record<string, { invocations: number; errors?: number }>): void;
  isRinging(): boolean;
}

/** Starts the local CloudWatch with one alarm of a template, on a clock of its own. */
export function alarmInTime({ resources }: Template, name: string): AlarmInTime {
  let now = Date.parse('2026-11-26T10:00:00Z');
  const topics = { publish: () => Promise.resolve() };
  const metrics = new Metrics(
    PLACE,
    () => undefined,
    () => topics,
    () => now,
  );
  metrics.stop();
  const resource = resources.find(
    ({ type, logicalId }) => type === 'AWS::CloudWatch::Alarm' && alarmName(logicalId) === name,
  )!;
  const properties = withoutReferences({ ...resource.properties, AlarmActions: [] });
  const alarm = { ...resource, properties };
  const [resourceType] = cloudWatchResourceTypes(metrics);
  void resourceType!.start!({ ...alarm, ...resourceType!.identify(alarm, PLACE) }, undefined as never);
  const functions = resources.filter(({ type }) => type === 'AWS::Lambda::Function');
  const put = (functionName: string, metric: string, value: number): void => {
    const { logicalId } = functions.find(({ logicalId: id }) =>
      id.replace(/[0-9A-F]{8}$/, '').endsWith(functionName),
    )!;
    metrics.put({ namespace: 'AWS/Lambda', name: metric, dimensions: { FunctionName: logicalId }, value });
  };
  return {
    pass(minutes, runs = {}) {
      for (let minute = 0; minute < minutes; minute += 1) {
        for (const [functionName, { invocations, errors = 0 }] of Object.entries(runs)) {
          put(functionName, 'Invocations', invocations);
          put(functionName, 'Errors', errors);
        }
        now += MINUTE - 1;
        metrics.evaluateAll();
        now += 1;
      }
    },
    isRinging: () => metrics.alarmsRinging().length > 0,
  };
}

/** A reference stands for the name of what it refers to. */
function withoutReferences<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    typeof part === 'object' && part !== null && 'Ref' in part ? part.Ref : part,
  ) as Value;
}
