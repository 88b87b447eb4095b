import type { SourcePosition } from './source-positions';

/** One reason why the service would refuse code, at the place that its author knows. */
export interface Diagnostic extends SourcePosition {
  /** The unit's name. */
  name: string;
  /** The rule's name, e.g. `no-try`. */
  rule: string;
  message: string;
}

/** A diagnostic in one line. */
export function diagnosticLine({ file, line, column, rule, message }: Diagnostic): string {
  return `${file}:${line}:${column} ${rule}: ${message}`;
}
