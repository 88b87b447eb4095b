import type { AlarmIdentity, AlarmState } from './alarm';
import { tokensOf } from './tokens';

/** Whether something holds, given the states of alarms by their names. */
type Condition = (stateOf: (alarm: string) => AlarmState | undefined) => boolean;

/** The compiled rule of a composite alarm. */
export interface AlarmRule {
  /** Names of the alarms that it looks at. */
  alarms: readonly string[];
  /** Whether the composite alarm rings. */
  isMet: Condition;
}

/** An alarm that rings by the states of others. */
export interface CompositeAlarmSettings extends AlarmIdentity {
  /** As the template has it. */
  ruleText: string;
  rule: AlarmRule;
}

const TOKEN =
  /\s*(AND|OR|NOT|TRUE|FALSE|[()]|(?:ALARM|OK|INSUFFICIENT_DATA)\(\s*(?:"[^"]*"|'[^']*'|[^\s"')]+)\s*\))/;
const STATE = /^(ALARM|OK|INSUFFICIENT_DATA)\(\s*["']?(.*?)["']?\s*\)$/s;

/**
 * Compiles the rule of a composite alarm (CloudWatch API reference, "PutCompositeAlarm"). Alarms are named by their names or
 * ARNs.
 * @throws Error for what is no rule.
 */
export function compileAlarmRule(text: string): AlarmRule {
  const tokens = tokensOf(text, TOKEN);
  if (tokens === undefined) throw refusal(text);
  const alarms = new Set<string>();
  let at = 0;
  const either = (): Condition => {
    const parts = [both()];
    while (tokens[at] === 'OR') {
      at += 1;
      parts.push(both());
    }
    return (stateOf) => parts.some((part) => part(stateOf));
  };
  const both = (): Condition => {
    const parts = [one()];
    while (tokens[at] === 'AND') {
      at += 1;
      parts.push(one());
    }
    return (stateOf) => parts.every((part) => part(stateOf));
  };
  const one = (): Condition => {
    const token = tokens[at++] ?? '';
    if (token === 'TRUE' || token === 'FALSE') return () => token === 'TRUE';
    if (token === 'NOT') {
      const rule = one();
      return (stateOf) => !rule(stateOf);
    }
    if (token === '(') {
      const rule = either();
      if (tokens[at++] !== ')') throw refusal(text);
      return rule;
    }
    const [, state, named = ''] = STATE.exec(token) ?? [];
    if (state === undefined) throw refusal(text);
    const alarm = named.split(':alarm:').at(-1)!;
    alarms.add(alarm);
    return (stateOf) => stateOf(alarm) === state;
  };
  const isMet = either();
  if (at !== tokens.length) throw refusal(text);
  return { alarms: [...alarms], isMet };
}

function refusal(text: string): Error {
  return new Error(`the alarm rule ${text} is not understood.`);
}
