import type { Message } from '../../model/message';
import type { VotingDefinition } from '../../model/voting';
import { LONGEST_PUSH } from '../lib/push/encryption';

/** What a service worker is told (`web/public/service-worker.js`). */
export interface PushText {
  id: string;
  kind: Message['message'];
  votingId: string;
  title: string;
  until: string;
  language: string;
  text?: string;
}

/** A message as it is sent to a device, in JSON. The longest texts in the widest letters fit. */
export function pushText(
  { id, message, votingId, until, text }: Message,
  { title }: Pick<VotingDefinition, 'title'>,
  language: string,
): Buffer {
  const told: PushText = { id, kind: message, votingId, title, until, language, text };
  const json = Buffer.from(JSON.stringify(told));
  return json.length <= LONGEST_PUSH ? json : Buffer.from(JSON.stringify({ ...told, text: undefined }));
}
