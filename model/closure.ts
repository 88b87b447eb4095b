/** Accounts that are being deleted, or were lately. Pure and APPSYNC_JS-safe. */
import { closureKey } from './keys';
import { check, update, type Expression, type Write } from './writes';

/** Says that an account is closed: `closed` is there once its deletion cannot be stopped, `gone` once it has ended. */
export type ClosureItem = { expiresAt: number; closed?: true; gone?: true };

/** Seconds that tokens can outlive their account: their hour, and another for clocks. */
export const TOKENS_LIVE_SECONDS = 2 * 3600;

/** Sells nothing to a voter until then. @param until seconds since 1970; a later instant stays. */
export function stopSellingWrite(userId: string, until: number): Write {
  return update(
    closureKey(userId),
    { expression: 'SET expiresAt = :until', values: { ':until': until } },
    { expression: 'attribute_not_exists(PK) OR expiresAt < :until', values: { ':until': until } },
  );
}

/**
 * Lets a transaction happen only while the account is not being deleted, and was not lately.
 * @param now seconds since 1970. Expired items may stay for days ("Using time to live (TTL) in DynamoDB"), so that the
 * time is compared as well.
 */
export function openAccountCheck(userId: string, now: number): Write {
  return check(closureKey(userId), {
    expression: 'attribute_not_exists(PK) OR expiresAt < :now',
    values: { ':now': now },
  });
}

/** Holds unless the account is closed: what acts for it later is a token that outlived it. */
export const IF_NOT_CLOSED: Expression = {
  expression: 'attribute_not_exists(#closed)',
  names: { '#closed': 'closed' },
};

/** Closes an account: from now on nothing is sold to it, and its tokens do nothing. @param until seconds since 1970. */
export function closeWrite(userId: string, until: number): Write {
  return update(closureKey(userId), {
    expression: 'SET expiresAt = :until, #closed = :true',
    names: { '#closed': 'closed' },
    values: { ':until': until, ':true': true },
  });
}

/** Notes that the user of a closed account is gone: no token of it is issued any more. */
export function goneWrite(userId: string): Write {
  return update(
    closureKey(userId),
    { expression: 'SET gone = :true', values: { ':true': true } },
    { expression: 'attribute_exists(#closed)', names: { '#closed': 'closed' } },
  );
}
