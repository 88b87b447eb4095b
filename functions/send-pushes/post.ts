import type { PushParts } from './send-push';

/** Sends a request once, and follows it nowhere else. What is answered is not read. */
export const post: PushParts['post'] = async (url, { headers, body, limit }) => {
  const answer = await fetch(url, {
    method: 'POST',
    headers,
    body: new Uint8Array(body),
    redirect: 'manual',
    signal: AbortSignal.timeout(limit),
  });
  await answer.body?.cancel();
  return { status: answer.status, retryAfter: answer.headers.get('retry-after') };
};
