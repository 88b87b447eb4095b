import { createHash } from 'node:crypto';

/** The same short text for the same words at every start, as long as AppSync's own ids are. */
export function stableId(length: number, ...words: string[]): string {
  const digest = createHash('sha256').update(words.join('\n')).digest();
  let text = '';
  for (let index = 0; index < length; index += 1)
    text += 'abcdefghijklmnopqrstuvwxyz234567'.charAt((digest[index % digest.length] ?? 0) % 32);
  return text;
}
