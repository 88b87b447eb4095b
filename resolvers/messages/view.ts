import type { Message } from '../../model/message';
import type { VotingDefinition } from '../../model/voting';
import type { Message as MessageView } from '../../schema/generated/types';

/** A message as the API gives it. */
export function messageView(
  { id, message, votingId, at, until, text }: Message,
  { title, access }: Pick<VotingDefinition, 'title' | 'access'>,
): MessageView {
  return { id, kind: message, votingId, title, access, at, until, text: text ?? null };
}

/** Whether a message still says what is so: its voting was not moved since. */
export function isTrue({ message, until }: Message, { opensAt, closesAt }: VotingDefinition): boolean {
  if (message === 'UPDATE') return true;
  return until === (message === 'REMINDER' ? opensAt : closesAt);
}
