import type { Settings } from '../settings';

/**
 * What the browser of a newcomer asks for at most: they open the app by a QR code, sign up, confirm, sign in and vote.
 * `test/browser/web-voter.test.ts` counts it, so that an app that asks for more fails there and not in a hall.
 */
export const NEWCOMER = {
  /** Files of the app, pictures among them. */
  files: 40,
  /** Requests and live connections of the API. */
  api: 20,
  /** Calls of the user pool: a mistyped code and a mistyped password are in it. */
  userPool: 10,
} as const;

/** Requests that one address may make in five minutes, the window of AWS WAF: of that many newcomers together. */
export function requestsPerAddress(
  { peopleBehindOneAddress }: Pick<Settings, 'peopleBehindOneAddress'>,
  of: keyof typeof NEWCOMER,
): number {
  return peopleBehindOneAddress * NEWCOMER[of];
}
