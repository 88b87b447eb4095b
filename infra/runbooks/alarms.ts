import type { Template } from '@hustings/aws-local/template';
import type { KnownAlarm } from './page';
import { RUNBOOKS } from './address';

/** The alarms of finished templates that tell somebody, each once. */
export function alarmsIn(templates: readonly Template[]): KnownAlarm[] {
  const found = new Map<string, KnownAlarm>();
  for (const { resources } of templates)
    for (const { type, logicalId, properties } of resources) {
      if (!/^AWS::CloudWatch::(Composite)?Alarm$/.test(type)) continue;
      if (!Array.isArray(properties['AlarmActions']) || properties['AlarmActions'].length === 0) continue;
      const name = alarmName(logicalId);
      found.set(name, { name, description: withoutAddress(name, String(properties['AlarmDescription'])) });
    }
  return [...found.values()];
}

/** The name of an alarm, of its logical id: that is the path of the construct, without slashes, and eight digits. */
export function alarmName(logicalId: string): string {
  return logicalId.replace(/^(Observability|Edge)/, '').replace(/[0-9A-F]{8}$/, '');
}

function withoutAddress(name: string, description: string): string {
  const [, text] = new RegExp(`^(.*) \\S*${RUNBOOKS}#${name.toLowerCase()}$`, 's').exec(description) ?? [];
  if (text === undefined)
    throw new Error(`The description of ${name} does not end with its runbook's address.`);
  return text;
}
