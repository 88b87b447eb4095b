import type { ConsoleLine, RaisedError, SideEffect } from '../protocol';

/** What the library cannot do itself: what evaluates the code ends handlers, keeps errors, sends effects. */
export interface LibraryHost {
  /** Ends the handler with an error. `unauthorized` when `util.unauthorized()` did it. */
  raise(error: RaisedError, unauthorized?: boolean): never;
  /** Keeps an error; the handler goes on. */
  append(error: RaisedError): void;
  /** Keeps what `extensions.*` or `util.http.*` asked for. */
  effect(effect: SideEffect): void;
  /** Keeps a line that the code logged. */
  console(level: ConsoleLine['level'], values: unknown[]): void;
  /** Ends the handler with a value and says where the run goes on. */
  earlyReturn(value: unknown, skipTo: 'NEXT' | 'END'): never;
  /** How the request was authorised, in the service's words: `IAM Authorization`, … */
  authType(): string;
}
