import { randomUUID } from 'node:crypto';
import {
  physicalName,
  refuseOtherProperties,
  type LocalAws,
  type Resource,
  type ResourceType,
} from '../contract';
import { parseSchedule } from './schedule-expression';
import { deliver, readTarget, type Target } from './target';
import { runOnSchedule } from './timetable';

/** Schedules start when everything that they may call has. */
const PHASE = 90;

/** `AWS::Events::Rule`, for rules with a schedule. */
export const ruleResourceType: ResourceType = {
  name: 'AWS::Events::Rule',
  phase: PHASE,
  identify(resource, place) {
    if (resource.properties['EventPattern'] !== undefined)
      throw new Error(
        'rules with an event pattern are not served locally: no service here sends events to a bus.',
      );
    refuseOtherProperties(resource, [
      'Name',
      'Description',
      'ScheduleExpression',
      'State',
      'Targets',
      'RoleArn',
    ]);
    const name = physicalName(resource, 'Name', place);
    return {
      ref: name,
      attributes: { Arn: `arn:aws:events:${place.region}:${place.accountId}:rule/${name}` },
    };
  },
  start(resource, aws) {
    const targets = (resource.properties['Targets'] ?? []) as Record<string, unknown>[];
    schedule(resource, aws, {
      // How often a delivery is tried again does not matter where it cannot get lost.
      targets: targets.map((target) => readTarget(target, ['Arn', 'Id', 'Input', 'RetryPolicy', 'RoleArn'])),
      event: () => scheduledEvent(aws, String(resource.attributes['Arn'])),
      failures: {
        namespace: 'AWS/Events',
        name: 'FailedInvocations',
        dimensions: { RuleName: resource.ref },
      },
    });
  },
};

/** `AWS::Scheduler::Schedule`. */
export const scheduleResourceType: ResourceType = {
  name: 'AWS::Scheduler::Schedule',
  phase: PHASE,
  identify(resource, place) {
    refuseOtherProperties(resource, [
      'Name',
      'Description',
      'ScheduleExpression',
      'ScheduleExpressionTimezone',
      'FlexibleTimeWindow',
      'State',
      'Target',
    ]);
    const zone = resource.properties['ScheduleExpressionTimezone'];
    if (zone !== undefined && zone !== 'UTC' && zone !== 'Etc/UTC')
      throw new Error('schedules are kept in UTC locally.');
    const name = physicalName(resource, 'Name', place);
    const arn = `arn:aws:scheduler:${place.region}:${place.accountId}:schedule/default/${name}`;
    return { ref: name, attributes: { Arn: arn } };
  },
  start(resource, aws) {
    const target = (resource.properties['Target'] ?? {}) as Record<string, unknown>;
    schedule(resource, aws, {
      targets: [readTarget(target, ['Arn', 'Input', 'RetryPolicy', 'RoleArn'])],
      event: () => ({}),
      failures: {
        namespace: 'AWS/Scheduler',
        name: 'TargetErrorCount',
        dimensions: { ScheduleGroup: 'default' },
      },
    });
  },
};

interface Plan {
  targets: Target[];
  event: () => object;
  failures: { namespace: string; name: string; dimensions: Record<string, string> };
}

function schedule({ ref, properties }: Resource, aws: LocalAws, plan: Plan): void {
  if (properties['State'] === 'DISABLED') return;
  const tick = async (target: Target): Promise<void> => {
    try {
      await deliver(target, plan.event(), aws);
    } catch (error) {
      aws.metrics.put({ ...plan.failures, value: 1 });
      aws.log(
        'error',
        ref,
        `could not call ${target.arn}: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  };
  aws.onStop(
    runOnSchedule(parseSchedule(String(properties['ScheduleExpression'])), () => {
      for (const target of plan.targets) void tick(target);
    }),
  );
}

/** Source: EventBridge events reference, "Scheduled events". */
function scheduledEvent({ place }: LocalAws, ruleArn: string): object {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: place.accountId,
    time: new Date().toISOString().replace(/\.\d{3}Z$/, 'Z'),
    region: place.region,
    resources: [ruleArn],
    detail: {},
  };
}
