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
