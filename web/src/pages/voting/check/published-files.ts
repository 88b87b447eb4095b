import type { PublishedFiles } from '../../../../../proof/verify';
import { NotPublished } from './not-published';

/** Published files as this page's own host serves them: the host may have moved since they were signed. */
export const publishedFiles: PublishedFiles = {
  text: async (url) => (await get(url)).text(),
  async *pieces(url) {
    const reader = (await get(url)).body?.getReader();
    for (;;) {
      const piece = await reader?.read();
      if (piece === undefined || piece.done) return;
      yield piece.value;
    }
  },
};

async function get(url: string): Promise<Response> {
  const { pathname } = new URL(url, location.origin);
  const response = await fetch(pathname).catch(() => undefined);
  // A host that serves a page for what it does not know answers with that page.
  if (response?.ok !== true || response.headers.get('content-type')?.startsWith('text/html') === true)
    throw new NotPublished(pathname);
  return response;
}
