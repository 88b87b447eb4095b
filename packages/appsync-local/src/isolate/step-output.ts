import { basename } from 'node:path';
import type { StepInput, StepOutput } from '../protocol';
import type { CompiledModule } from './compile/compile-module';
import type { JobResult } from './pool/job';
import type { CompiledPosition, RawStepOutput } from './program';

/** A step's output; one of a handler by itself has its stash, unless it was stopped. */
export type HandlerOutput = StepOutput & { stash?: Record<string, unknown> };

/** Makes a step's output of what the pool gave: places become those in sources, a stopped step a failed one. */
export function readOutput(units: CompiledModule[], input: StepInput, result: JobResult): HandlerOutput {
  if ('stopped' in result) {
    const message = `${input.resolver}: ${result.stopped}`;
    const error = { message, errorType: 'Code', data: null, errorInfo: null };
    const appendedErrors = input.state?.appendedErrors ?? [];
    return { type: 'failed', error, appendedErrors, effects: [], console: [] };
  }
  return withPlaces(units, input.resolver, JSON.parse(result.output) as RawStepOutput);
}

/** Says where in the sources an output's console lines and its fault come from. */
export function withPlaces(units: CompiledModule[], resolver: string, output: RawStepOutput): StepOutput {
  const { fault, ...raw } = output;
  const console = raw.console.map(({ position, level, message }) => ({
    level,
    at: position ? placeOf(units, position) : resolver,
    message,
  }));
  if (raw.type !== 'failed' || !fault) return { ...raw, console };
  const message = `${placeOf(units, fault)}: ${raw.error.message}`;
  return { ...raw, console, error: { ...raw.error, message } };
}

function placeOf(units: CompiledModule[], { unit, line, column }: CompiledPosition): string {
  const place = units[unit]!.locate(line, column);
  return `${basename(place.file)}:${place.line}:${place.column}`;
}
