import type { LibraryHost } from '../../library';
import type { RaisedError, SideEffect, StepInput } from '../../protocol';
import type { RawConsoleLine } from '../program';
import { toJson } from './json';
import { EarlyReturn, Raised } from './signals';
import { positionIn } from './stack-position';

/** What one step gathers while its handlers run. */
export class Evaluation {
  readonly effects: SideEffect[] = [];
  readonly console: RawConsoleLine[] = [];
  readonly appendedErrors: RaisedError[];

  constructor(
    readonly input: StepInput,
    /** What the output shows besides the ending. */
    public reported: object = {},
  ) {
    this.appendedErrors = input.state?.appendedErrors ?? [];
  }

  /** Drops what was gathered. */
  forget(): void {
    this.reported = {};
    for (const gathered of [this.effects, this.console, this.appendedErrors]) gathered.length = 0;
  }
}

let current: Evaluation | undefined;

/** Makes `evaluation` the one that the library serves. Steps run one after another, never interleaved. */
export function enter(evaluation: Evaluation): void {
  current = evaluation;
}

/** The library is made once for all evaluations; module bodies that call it at load time have no evaluation. */
function active(): Evaluation {
  if (!current) throw new Error('This utility works only while a handler runs');
  return current;
}

/** A value in a log line: JSON as the service prints it, and text for what JSON cannot say. */
function textOf(value: unknown): string {
  try {
    return toJson(value) ?? String(value);
  } catch {
    return String(value);
  }
}

/** What the library asks of the current evaluation. */
export const libraryHost: LibraryHost = {
  raise(error, unauthorized = false) {
    throw new Raised(error, unauthorized);
  },
  earlyReturn(value, skipTo) {
    throw new EarlyReturn(value, skipTo);
  },
  append: (error) => void active().appendedErrors.push(error),
  effect: (effect) => void active().effects.push(effect),
  console(level, values) {
    const position = positionIn(new Error());
    active().console.push({ level, message: values.map(textOf).join(' '), position });
  },
  authType: () => active().input.context.authType,
};
