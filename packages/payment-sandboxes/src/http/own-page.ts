import type { IncomingHttpHeaders } from 'node:http';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/**
 * Whether a request comes from this machine's own pages, or from no page at all: its `Host` is the loopback's (another
 * name that leads here is somebody's DNS rebinding), and a browser does not say that another site's page sent it.
 * Source: Fetch standard, "`Origin` header"; Fetch Metadata Request Headers, "`Sec-Fetch-Site`".
 */
export function isFromOwnPage(headers: IncomingHttpHeaders): boolean {
  const { host, origin } = headers;
  const site = headers['sec-fetch-site'];
  return (
    host !== undefined &&
    LOOPBACK.test(host) &&
    (origin === undefined || origin === `http://${host}`) &&
    (site === undefined || site === 'same-origin' || site === 'none')
  );
}
