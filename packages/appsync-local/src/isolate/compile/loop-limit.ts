import type { ForInStatement, ForOfStatement, Program } from 'acorn';
import { simple } from 'acorn-walk';
import { loopLimit } from '../limits';
import type { Edits } from './edits';

/**
 * Counts the iterations of every `for-of` and `for-in` loop; the quotas name no limit for the callbacks of array
 * methods. A counter starts again with its loop, because setting it to zero is part of
 * the expression that the loop evaluates once.
 * @returns the declaration of the counters
 */
export function limitLoops(program: Program, edits: Edits, prefix: string, overrun: string): string {
  const counters: string[] = [];
  const limit = ({ right, body }: ForOfStatement | ForInStatement): void => {
    const counter = `${prefix}loop${counters.length}`;
    counters.push(`${counter}=0`);
    edits.wrap(right.start, right.end, `(${counter}=0,`, ')');
    const count = `if(++${counter}>${loopLimit})${overrun}();`;
    if (body.type === 'BlockStatement') {
      edits.insert(body.start + 1, count);
    } else {
      edits.wrap(body.start, body.end, `{${count}`, '}');
    }
  };
  simple(program, { ForOfStatement: limit, ForInStatement: limit });
  return counters.length > 0 ? `let ${counters.join(',')};` : '';
}
