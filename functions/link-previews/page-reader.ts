import type { Log } from '../lib/log';

/** What the page is read with. */
export interface PageReaderParts {
  /** Of the web app. */
  origin: string;
  fetch: (url: string, options: { signal: AbortSignal }) => Promise<Pick<Response, 'ok' | 'status' | 'text'>>;
  log: Log;
  /** Milliseconds. */
  now: () => number;
}

/** A new deployment of the web app is shown after so many milliseconds; the files that an older page names stay. */
const KEPT = 60_000;
/** Messengers wait for a few seconds in all. */
const LONGEST = 2000;

/** Reads the web app’s page from its own host, once a minute. Undefined when it cannot be had. */
export function pageReader({ origin, fetch, log, now }: PageReaderParts): () => Promise<string | undefined> {
  let known: { page: string; at: number } | undefined;
  return async () => {
    if (known && now() - known.at < KEPT) return known.page;
    try {
      const answer = await fetch(`${origin}/index.html`, { signal: AbortSignal.timeout(LONGEST) });
      if (!answer.ok) throw new Error(`The web app answered ${answer.status}.`);
      known = { page: await answer.text(), at: now() };
    } catch (error) {
      log('error', 'PageNotRead', { reason: String(error) });
    }
    return known?.page;
  };
}
