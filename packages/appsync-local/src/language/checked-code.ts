import { checkCode } from './check-code';
import { diagnosticLine } from './diagnostic';

/**
 * Code that AppSync would take, unchanged.
 * @throws Error naming file, line and rule of everything that APPSYNC_JS refuses.
 */
export function checkedCode(name: string, code: string): string {
  const diagnostics = checkCode({ name, code });
  if (diagnostics.length === 0) return code;
  const lines = diagnostics.map((diagnostic) => `  ${diagnosticLine(diagnostic)}`);
  throw new Error(`AppSync would refuse the code of ${name}:\n${lines.join('\n')}`);
}
