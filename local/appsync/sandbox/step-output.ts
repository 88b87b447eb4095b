import { basename } from 'node:path';
import type { CompiledModule } from './compile/compile-module';
import type { JobResult } from './pool/job';
import type { CompiledPosition, RawStepOutput } from './program';
import type { StepInput, StepOutput } from './protocol';

/** Makes a step's output of what the pool gave: places become those in sources, a stopped step a failed one. */
export function readOutput(units: CompiledModule[], input: StepInput, result: JobResult): StepOutput {
  if ('stopped' in result) {
    const message = `${input.resolver}: ${result.stopped}`;
    const error = { message, errorType: 'Code', data: null, errorInfo: null };
    const appendedErrors = input.state?.appendedErrors ?? [];
    return { type: 'failed', error, appendedErrors, effects: [], console: [] };
  }
  const { fault, ...raw } = JSON.parse(result.output) as RawStepOutput;
  const console = raw.console.map(({ position, level, message }) => ({
    level,
    at: position ? placeOf(units, position) : input.resolver,
    message,
  }));
  const output: StepOutput = { ...raw, console };
  if (output.type === 'failed' && fault)
    output.error.message = `${placeOf(units, fault)}: ${output.error.message}`;
  return output;
}

function placeOf(units: CompiledModule[], { unit, line, column }: CompiledPosition): string {
  const place = units[unit]!.locate(line, column);
  return `${basename(place.file)}:${place.line}:${place.column}`;
}
