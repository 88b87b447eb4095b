import type { Voting } from './voting';

/** Letters without case and without what they carry. The server decides; this is for what arrives while one looks. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '');
}

/** Whether each word that is searched for is in a voting's question or options. */
export function hasWords({ title, options }: Voting, search: string): boolean {
  if (search.trim() === '') return true;
  const text = folded([title, ...options.map(({ label }) => label)].join(' '));
  return folded(search)
    .split(/\s+/)
    .every((word) => text.includes(word));
}
