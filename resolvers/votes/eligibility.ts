/** Whether somebody may vote at all, where the gate alone does not say so. */
import type { Context, DynamoDBBatchGetItemRequest, Identity } from '@aws-appsync/utils';
import type { ClosureItem } from '../../model/closure';
import { closureKey, mailboxKey } from '../../model/keys';
import type { MailboxItem } from '../../model/people';
import type { Gate } from '../../model/voting';
import type { MutationCastVoteArgs } from '../../schema/generated/types';
import { voterId } from '../lib/caller';
import { accountDeleted, notEligible as refuseStranger } from '../lib/refusals';
import { tableName } from '../lib/settings';
import { typed } from '../lib/table';
import { fromInstant } from '../lib/time';
import { countRefusal } from './refused';
import type { CastVoteStash } from './stash';

/** What comes of {@link readAccount}. */
export type AccountAnswer = {
  data?: Record<string, [ClosureItem | null, MailboxItem | null]>;
  unprocessedKeys?: Record<string, object[] | null>;
};

type Ctx = Context<MutationCastVoteArgs, CastVoteStash, undefined, undefined, AccountAnswer | null>;

/**
 * Whether the caller's token is from before an account was closed ahead of this voting: then only that account's own
 * closure tells whether it is this one. Votings that were planned when an account was closed have a bar for it.
 */
export function mayHaveOutlived(identity: Identity, { departedAt }: Pick<Gate, 'departedAt'>): boolean {
  if (!departedAt) return false;
  const { claims } = identity as { claims?: { iat?: number } };
  // Tokens say whole seconds.
  return !(((claims?.iat ?? 0) - 1) * 1000 > fromInstant(departedAt));
}

/** Reads whether the account is closed, and its mailbox. */
export function readAccount(ctx: Ctx): DynamoDBBatchGetItemRequest {
  const voter = voterId(ctx.identity);
  const keys = [typed(closureKey(voter)), typed(mailboxKey(voter))];
  return { operation: 'BatchGetItem', tables: { [tableName(ctx.env)]: { keys, consistentRead: true } } };
}

/** Takes note of the account, and ends the field if it may not vote here. What was left unread is read again. */
export function noteAccount({ env, result, stash }: Ctx): void {
  const table = tableName(env);
  const unread = result?.unprocessedKeys?.[table] ?? [];
  if (unread.length > 0) return;
  const [closure, mailbox] = result?.data?.[table] ?? [null, null];
  if (closure?.closed) {
    countRefusal('OTHER');
    accountDeleted();
  }
  delete stash.due;
  const { voters } = stash;
  if (!voters) return;
  if (!mailbox) notEligible('Please sign out and in again: this voting asks for your verified address.');
  const domains = voters.domains ?? [];
  if (domains.indexOf(mailbox.domain) >= 0) return;
  if (!voters.invitedOnly) notEligible(`This voting is for people with an address of ${domains.join(', ')}.`);
  stash.person = mailbox.person;
  stash.due = 'INVITATION';
}

/** Takes note of the invitation, and ends the field if there is none. */
export function noteInvitation(stash: CastVoteStash, invitation: object | null): void {
  if (!invitation)
    notEligible('This voting is for people who were invited, and your address is not on the list.');
  delete stash.due;
}

/** Ends the field: the voting is for others. */
function notEligible(message: string): never {
  countRefusal('OTHER');
  refuseStranger(message);
}
