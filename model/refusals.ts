/** How refused votes are counted: by lines of the API's log. Pure and APPSYNC_JS-safe. */
import type { RefusalReason } from '../schema/generated/types';

/** The reasons for which votes are refused. The other one meets requests of any kind, before the API sees them. */
export type VoteRefusal = Exclude<RefusalReason, 'FIREWALL'>;

/** All of these reasons. */
export const VOTE_REFUSALS: readonly VoteRefusal[] = [
  'BUSY',
  'CREDITS',
  'CLOSED',
  'VOTED',
  'OTHER',
  'FAILED',
];

/** What is logged for a refused vote: a word that is in no other line. The metric that counts it has the same name. */
export function refusalWord(reason: VoteRefusal): string {
  return `VoteRefused${reason}`;
}
