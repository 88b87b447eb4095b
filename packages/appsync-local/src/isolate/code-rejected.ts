import type { Diagnostic } from '../language';

/** The service would refuse this code. The message has one line for each finding. */
export class CodeRejected extends Error {
  override readonly name = 'CodeRejected';

  constructor(readonly diagnostics: Diagnostic[]) {
    super(
      diagnostics
        .map(({ file, line, column, rule, message }) => `${file}:${line}:${column} ${rule}: ${message}`)
        .join('\n'),
    );
  }
}
