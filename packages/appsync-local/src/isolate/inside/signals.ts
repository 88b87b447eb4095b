import type { RaisedError } from '../../protocol';

/*
 * What ends a handler without being a fault. The language has no `try`, so these always reach the stepper.
 */

/** `util.error` and `util.unauthorized` */
export class Raised extends Error {
  constructor(
    readonly error: RaisedError,
    readonly unauthorized: boolean,
  ) {
    super(error.message);
  }
}

/** `runtime.earlyReturn` */
export class EarlyReturn extends Error {
  constructor(
    readonly value: unknown,
    readonly skipTo: 'NEXT' | 'END',
  ) {
    super();
  }
}
