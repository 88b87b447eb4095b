import type { CallExpression, ForInStatement, ForOfStatement } from 'acorn';
import type { Module } from '../../language/module/module';
import { propertyName } from '../../language/module/nodes';
import { loopLimit } from '../limits';
import type { Edits } from './edits';

/** What compiled code calls at the limit of iterations. */
export interface LoopHelpers {
  /** Notes that a loop was left. */
  stopped: string;
  /** Stops the code. */
  overrun: string;
  /** The part of a list that a callback sees. */
  head: string;
  /** A list that is no longer than the limit; stops the code otherwise. */
  short: string;
}

/** Methods that are seen to stop silently (aws-appsync-community 371). */
const stopping = new Set(['map', 'filter', 'reduce']);

/** Methods with callbacks of which nobody reported what they do past the limit. */
const unknown = new Set([
  ...['forEach', 'flatMap', 'reduceRight', 'find', 'findIndex', 'findLast', 'findLastIndex', 'some', 'every'],
]);

/**
 * Keeps the limit of iterations of loops and callbacks. The service leaves `for-of`, `map`, `filter` and `reduce`
 * silently after the last one that it allows (aws-appsync-community 371), and so they are left here, with a notice; of
 * the others it is not known, so that they stop the code. A counter starts again with its loop, because setting it to
 * zero is part of the expression that the loop evaluates once.
 * @returns the declaration of the counters
 */
export function limitLoops(module: Module, edits: Edits, prefix: string, helpers: LoopHelpers): string {
  const counters: string[] = [];
  const limit = (loop: ForOfStatement | ForInStatement, onOverrun: string): void => {
    const { right, body } = loop;
    const counter = `${prefix}loop${counters.length}`;
    counters.push(`${counter}=0`);
    edits.wrap(right.start, right.end, `(${counter}=0,`, ')');
    const count = `if(++${counter}>${loopLimit}){${onOverrun}}`;
    if (body.type === 'BlockStatement') edits.insert(body.start + 1, count);
    else edits.wrap(body.start, body.end, `{${count}`, '}');
  };
  for (const { node } of module.ofType('ForOfStatement')) limit(node, `${helpers.stopped}();break`);
  for (const { node } of module.ofType('ForInStatement')) limit(node, `${helpers.overrun}()`);
  for (const { node } of module.calls) limitCallback(node, edits, helpers);
  return counters.length > 0 ? `let ${counters.join(',')};` : '';
}

function limitCallback({ callee }: CallExpression, edits: Edits, { head, short }: LoopHelpers): void {
  const name = propertyName(callee) ?? '';
  if (callee.type !== 'MemberExpression' || !(stopping.has(name) || unknown.has(name))) return;
  const { start, end } = callee.object;
  edits.wrap(start, end, `${stopping.has(name) ? head : short}(`, ')');
}
