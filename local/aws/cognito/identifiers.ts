import { createHash } from 'node:crypto';
import type { Place } from '../machine';

function stable(alphabet: string, length: number, ...words: string[]): string {
  const digest = createHash('sha256').update(words.join('\n')).digest();
  return Array.from({ length }, (_, index) =>
    alphabet.charAt((digest[index % digest.length] ?? 0) % alphabet.length),
  ).join('');
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';
const MIXED = `${LOWER}ABCDEFGHIJKLMNOPQRSTUVWXYZ`;

/** `us-east-1_AbCdEfGhI`, the same at every start. */
export function userPoolId(place: Place, logicalId: string): string {
  return `${place.region}_${stable(MIXED, 9, place.accountId, place.stackName, logicalId)}`;
}

/** Twenty-six lower-case letters and digits, the same at every start. */
export function userPoolClientId(place: Place, logicalId: string): string {
  return stable(LOWER, 26, place.accountId, place.stackName, logicalId);
}
