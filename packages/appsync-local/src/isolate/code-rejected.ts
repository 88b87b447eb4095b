import { type Diagnostic, diagnosticLine } from '../language/diagnostic';

/** The service would refuse this code. The message has one line for each finding. */
export class CodeRejected extends Error {
  override readonly name = 'CodeRejected';

  constructor(readonly diagnostics: Diagnostic[]) {
    super(diagnostics.map(diagnosticLine).join('\n'));
  }
}
