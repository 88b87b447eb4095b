/** When a schedule fires. */
export type Schedule =
  | { kind: 'rate'; everyMs: number }
  | { kind: 'cron'; matches: (time: Date) => boolean }
  | { kind: 'at'; time: Date };

const UNIT_MS: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/**
 * Reads `rate(…)`, `cron(…)` or `at(…)`, all in UTC.
 * Source: EventBridge user guide, "Setting a schedule pattern for scheduled rules (legacy)" and "Schedule types in
 * EventBridge Scheduler".
 * @throws Error for anything else.
 */
export function parseSchedule(expression: string): Schedule {
  const [, kind, inside = ''] = /^(rate|cron|at)\((.+)\)$/.exec(expression) ?? [];
  if (kind === 'rate') return rate(expression, inside);
  if (kind === 'cron') return cron(expression, inside);
  const time = new Date(`${inside}Z`);
  if (kind === 'at' && !Number.isNaN(time.getTime())) return { kind: 'at', time };
  throw refusal(expression);
}

function rate(expression: string, inside: string): Schedule {
  const [, value = '', unit = '', plural = ''] = /^(\d+) (minute|hour|day)(s?)$/.exec(inside) ?? [];
  const everyMs = Number(value) * (UNIT_MS[unit] ?? 0);
  // EventBridge wants `1 minute` and `5 minutes`, and refuses the other way round.
  if (everyMs === 0 || (plural === '') !== (value === '1')) throw refusal(expression);
  return { kind: 'rate', everyMs };
}

function cron(expression: string, inside: string): Schedule {
  const fields = inside.trim().split(/\s+/);
  if (fields.length !== 6) throw refusal(expression);
  // One of the two fields of days is `?`, or EventBridge refuses the expression.
  if ((fields[2] === '?') === (fields[4] === '?')) throw refusal(expression);
  if ([0, 1, 3, 5].some((index) => fields[index]?.includes('?'))) throw refusal(expression);
  const [minute, hour, dayOfMonth, month, dayOfWeek, year] = [
    field(expression, fields[0]!, 0, 59),
    field(expression, fields[1]!, 0, 23),
    field(expression, fields[2]!, 1, 31),
    field(expression, fields[3]!, 1, 12, MONTHS),
    field(expression, fields[4]!, 1, 7, DAYS),
    field(expression, fields[5]!, 1970, 2199),
  ];
  return {
    kind: 'cron',
    matches: (time) =>
      minute(time.getUTCMinutes()) &&
      hour(time.getUTCHours()) &&
      dayOfMonth(time.getUTCDate()) &&
      month(time.getUTCMonth() + 1) &&
      dayOfWeek(time.getUTCDay() + 1) &&
      year(time.getUTCFullYear()),
  };
}

function field(
  expression: string,
  text: string,
  lowest: number,
  highest: number,
  names: string[] = [],
): (value: number) => boolean {
  const toNumber = (word: string): number => {
    const named = names.indexOf(word.toUpperCase());
    const value = named === -1 ? Number(word) : named + 1;
    if (!Number.isInteger(value) || value < lowest || value > highest) throw refusal(expression);
    return value;
  };
  const parts = text.split(',').map((part) => {
    const [range = '', step] = part.split('/');
    const stride = step === undefined ? 1 : Number(step);
    if (!Number.isInteger(stride) || stride < 1) throw refusal(expression);
    if (range === '*' || range === '?') return { from: lowest, to: highest, stride };
    const [from = '', to] = range.split('-');
    return {
      from: toNumber(from),
      to: to === undefined ? (step === undefined ? toNumber(from) : highest) : toNumber(to),
      stride,
    };
  });
  return (value) =>
    parts.some(({ from, to, stride }) => value >= from && value <= to && (value - from) % stride === 0);
}

function refusal(expression: string): Error {
  return new Error(`the schedule ${expression} cannot be kept here: rate(…), plain cron(…) or at(…).`);
}
