import type { TFunction } from 'i18next';
import type { MessageKind } from '../../../../schema/generated/types';
import type { Format } from '../i18n/format';

/** What a message says, in one sentence, beside its voting's question. */
export function messageWords(
  t: TFunction,
  format: Pick<Format, 'time'>,
  { kind, until, text }: { kind: MessageKind; until: string; text: string | null },
): string {
  if (kind === 'UPDATE') return text ?? '';
  return t(`messages.${kind}`, { time: format.time(Date.parse(until)) });
}
