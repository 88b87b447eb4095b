import { randomUUID } from 'node:crypto';
import { auditWrite } from '../../model/audit-trail';
import { ErrorType } from '../../model/errors';
import { closureKey, votingKey } from '../../model/keys';
import { MAX_INVITED_AT_ONCE } from '../../model/limits';
import { invitationWrite, type MailboxItem } from '../../model/people';
import { statusAt, VOTING } from '../../model/voting';
import type { InvitedVoters, InviteVotersInput } from '../../schema/generated/types';
import { getItem, read } from '../lib/dynamodb/items';
import { transactThroughConflicts } from '../lib/dynamodb/transact';
import { CallerError, invalidInput } from '../lib/errors/errors';
import type { Table } from '../lib/people/close-account';
import { NoAddressError } from '../lib/people/mailbox';

/** What inviting works with. */
export interface Inviting {
  table: Table;
  mailboxOf: (address: string) => Promise<MailboxItem>;
  now: () => number;
}

/** Invitations in one transaction, which takes a hundred items with its entry in the audit trail. */
const IN_ONE_TRANSACTION = 99;

/**
 * `Mutation.inviteVoters`: keeps hashes of the mailboxes, and no address, until sixty days after the closing.
 * Repeatable, and to be repeated if the closing is put off by more. The audit trail has an entry for each transaction,
 * with how many were invited.
 * @throws CallerError
 */
export async function inviteVoters(
  { table, mailboxOf, now }: Inviting,
  organiser: string,
  { votingId, addresses }: InviteVotersInput,
): Promise<InvitedVoters> {
  const { client, tableName } = table;
  if (addresses.length > MAX_INVITED_AT_ONCE)
    throw invalidInput('addresses', `At most ${MAX_INVITED_AT_ONCE} addresses can be invited at once.`);
  if ((await getItem(client, tableName, closureKey(organiser)))?.['closed'])
    throw new CallerError(ErrorType.AccountDeleted, 'This account was deleted.');
  const item = await getItem(client, tableName, votingKey(votingId));
  if (!item)
    throw new CallerError(ErrorType.VotingNotFound, 'There is no such voting. It may have been deleted.');
  const { opensAt, closesAt, voters } = read(VOTING, item);
  const status = statusAt(now(), Date.parse(opensAt), Date.parse(closesAt));
  if (status === 'CLOSED')
    throw new CallerError(ErrorType.VotingNotOpen, 'This voting is closed.', { status, opensAt, closesAt });
  if (!voters?.invitedOnly) throw invalidInput('votingId', 'This voting is not for people who are invited.');

  const refused: string[] = [];
  const people = new Set<string>();
  for (const address of addresses)
    try {
      people.add((await mailboxOf(address)).person);
    } catch (error) {
      if (!(error instanceof NoAddressError)) throw error;
      refused.push(address);
    }
  const closing = Math.ceil(Date.parse(closesAt) / 1000);
  const invited = [...people];
  for (let from = 0; from < invited.length; from += IN_ONE_TRANSACTION) {
    const together = invited.slice(from, from + IN_ONE_TRANSACTION);
    await transactThroughConflicts(client, tableName, [
      ...together.map((person) => invitationWrite(votingId, person, closing)),
      auditWrite({
        id: randomUUID(),
        at: new Date(now()).toISOString(),
        by: organiser,
        action: 'INVITE_VOTERS',
        votingId,
        after: { invited: together.length },
      }),
    ]);
  }
  return { votingId, invited: invited.length, refused };
}
