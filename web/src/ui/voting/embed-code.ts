import type { Voting } from './voting';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What a site puts into a page of its own to show a voting: an element of HTML in two lines. */
export function embedCode(voting: Pick<Voting, 'code' | 'title'>): string {
  const address = `${location.origin}/embed/${voting.code}`;
  const title = voting.title.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
  return `<iframe src="${address}" title="${title}"
  style="width: 100%; height: 30rem; border: 0" loading="lazy"></iframe>`;
}
