/** Join codes: what people type to come to a voting. Pure and APPSYNC_JS-safe. */
import { joinCodeKey } from './keys';
import { JOIN_CODE_LENGTH } from './limits';
import { IF_ABSENT, put, remove, type Write } from './writes';

/** Letters and digits that are not taken for one another: without 0, O, 1 and I. There are 32 of them. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

const HEXADECIMAL = '0123456789abcdef';

/** What a code leads to. */
export type JoinCodeItem = { votingId: string };

/** Places of a code, by what one step of theirs is worth. */
const PLACES = [1, 32, 1024, 32768, 1048576, 33554432];

/** A code that comes from the first eight digits of a random UUID, all of which are random: thirty bits for six letters. */
export function joinCodeFrom(uuid: string): string {
  const number = uuid
    .slice(0, 8)
    .split('')
    .reduce((sum, digit) => sum * 16 + HEXADECIMAL.indexOf(digit), 0);
  return PLACES.map((worth) => LETTERS[Math.floor(number / worth) % LETTERS.length] ?? '').join('');
}

/** A code as it is kept, from how people type it: in small letters, with spaces or hyphens. Empty if it can be none. */
export function joinCodeIn(typed: string): string {
  const code = typed
    .toUpperCase()
    .split('')
    .filter((letter) => ' -\u2011\u2013\u00a0\t'.indexOf(letter) < 0)
    .join('');
  const isCode =
    code.length === JOIN_CODE_LENGTH && code.split('').every((each) => LETTERS.indexOf(each) >= 0);
  return isCode ? code : '';
}

/** Takes a code for a voting, unless another one has it. */
export function joinCodeWrite(code: string, votingId: string): Write {
  const item: JoinCodeItem = { votingId };
  return put(joinCodeKey(code), item, IF_ABSENT);
}

/** Gives the code of a voting back. */
export function joinCodeDeletions(code: string | undefined): Write[] {
  return code ? [remove(joinCodeKey(code))] : [];
}
