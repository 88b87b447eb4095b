import type { RaisedError } from '../protocol';

/** What ends a handler without being a fault. The language has no `try`, so these always reach the stepper. */
export type Signal = Raised | EarlyReturn;

/** `util.error` and `util.unauthorized` */
export class Raised {
  constructor(
    readonly error: RaisedError,
    readonly unauthorized: boolean,
  ) {}
}

/** `runtime.earlyReturn` */
export class EarlyReturn {
  constructor(
    readonly value: unknown,
    readonly skipTo: 'NEXT' | 'END',
  ) {}
}
