/**
 * What AppSync's cache keeps for everybody who asks the same, taken back when it is not true any longer. Whatever is not
 * taken back ends after a second by itself.
 */
import { extensions } from '@aws-appsync/utils';
import { isCached, type Environment } from './settings';

/** As many minutes as the web app's charts ask for. */
const CHARTED_MINUTES = [60, 20];

/** Takes back what is kept of a voting, its tally and its minutes. */
export function forgetVoting(env: Environment, votingId: string): void {
  if (!isCached(env)) return;
  extensions.evictFromApiCache('Query', 'voting', { 'context.arguments.id': votingId });
  extensions.evictFromApiCache('Voting', 'tally', {
    'context.source.id': votingId,
    'context.source.tallyOf': votingId,
  });
  for (const last of CHARTED_MINUTES)
    extensions.evictFromApiCache('Voting', 'votesByMinute', {
      'context.source.id': votingId,
      'context.arguments.last': last,
      'context.arguments': { last, before: null },
    });
}

/** Takes back what is kept of a voting by its join code, as clients write it. */
export function forgetCode(env: Environment, code: string): void {
  if (isCached(env))
    extensions.evictFromApiCache('Query', 'votingByCode', { 'context.arguments.code': code });
}

/** Takes back pages of votings. */
export function forgetPages(env: Environment, cacheKeys: string[]): void {
  if (!isCached(env)) return;
  for (const key of cacheKeys) {
    extensions.evictFromApiCache('VotingConnection', 'items', { 'context.source.cacheKey': key });
    extensions.evictFromApiCache('VotingConnection', 'nextToken', { 'context.source.cacheKey': key });
  }
}
