import type { FieldLogLevel } from '../../src/api-configuration';
import { createApiLog } from '../../src/api-log';
import type { ConsoleLine } from '../../src/protocol';

const levels: ConsoleLine['level'][] = ['error', 'log', 'info', 'warn', 'debug'];

/** What of one line of each level comes into the log group, and how many lines come to the terminal. */
function logged(fieldLogLevel: FieldLogLevel | undefined) {
  const lines: [string, string][] = [];
  let shown = 0;
  const ports = {
    log: () => void (shown += 1),
    putLogLine: (logGroup: string, line: string) => void lines.push([logGroup, line]),
  };
  const write = createApiLog({ apiId: 'a1', ...(fieldLogLevel && { fieldLogLevel }) }, ports);
  for (const level of levels) write({ level, at: 'code.ts:1:2', message: level });
  return { lines, shown };
}

it.each([
  [undefined, []],
  ['NONE', []],
  ['ERROR', ['error']],
  ['INFO', ['error', 'log', 'info', 'warn']],
  ['DEBUG', levels],
  ['ALL', levels],
] as [FieldLogLevel | undefined, string[]][])('writes by the field log level %s', (level, written) => {
  const { lines, shown } = logged(level);
  expect(lines.map(([, line]) => line.split(': ')[1])).toEqual(written);
  expect(shown).toBe(levels.length);
});

it('writes into the group of the API, with the level and the place', () => {
  expect(logged('ERROR').lines).toEqual([['/aws/appsync/apis/a1', 'ERROR - code.ts:1:2: error']]);
});
