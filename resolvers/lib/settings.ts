/** Settings of the deployment, from the API's environment variables. */

import type { PackOffer } from '../../model/credit-packs';

/** `ctx.env`. */
export type Environment = Record<string, string>;

/** The one table. Batches and transactions name it. */
export function tableName(env: Environment): string {
  return env.TABLE_NAME ?? '';
}

/** Votings that may be open at the same moment. */
export function openVotingsLimit(env: Environment): number {
  return JSON.parse(env.MAX_OPEN_VOTINGS ?? '16') as number;
}

/** Milliseconds that lie at least between a change of a voting and the instant at which it takes effect on voters. */
export function closingDelay(env: Environment): number {
  return (JSON.parse(env.CLOSING_DELAY_SECONDS ?? '3') as number) * 1000;
}

/** The credits for sale. A variable is too short for them: they are cut into several, as many as they need. */
export function packOffers(env: Environment): PackOffer[] {
  const pieces = [env.CREDIT_PACKS_1, env.CREDIT_PACKS_2, env.CREDIT_PACKS_3, env.CREDIT_PACKS_4];
  return JSON.parse(pieces.map((piece) => piece ?? '').join('') || '[]') as PackOffer[];
}

/** Whether the API has a cache. AppSync does not say what evicting from none comes to. */
export function isCached(env: Environment): boolean {
  return (env.API_CACHE ?? 'NONE') !== 'NONE';
}

/** Where the web app and all pictures are: `https://vote.example.com`. */
export function webOrigin(env: Environment): string {
  return env.WEB_ORIGIN ?? '';
}
