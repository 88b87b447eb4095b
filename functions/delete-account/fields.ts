import type { ErrorAnswer } from '../lib/errors/answer';

/** What the resolver of `Mutation.deleteAccount` sends. */
export interface DeleteAccountCall {
  /** The caller. */
  identity: { sub: string };
}

/** The type `DeletedAccount` of the schema. */
export interface DeletedAccount {
  /** The user id that was. */
  id: string;
  /** Credits that this call took away; below zero if the account owed some. */
  credits: number;
}

/** What the resolver gets back: exactly one of the two. */
export type DeleteAccountAnswer = { account: DeletedAccount } | { error: ErrorAnswer };
