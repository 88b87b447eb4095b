import type { ResolverProgram } from '../protocol';
import type { Diagnostic } from './diagnostic';

/** "AWS AppSync endpoints and quotas": functions per pipeline resolver. */
const limit = 10;

/** Checks what binds a resolver as a whole. */
export function checkPipeline(program: ResolverProgram): Diagnostic[] {
  if (program.kind === 'UNIT' || program.functions.length <= limit) return [];
  const message = `The pipeline has ${program.functions.length} functions, ${limit} are allowed`;
  return [{ name: program.name, file: program.name, line: 1, column: 1, rule: 'pipeline-length', message }];
}
