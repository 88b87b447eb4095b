/** Hosts that the web app may talk to besides its own. */
export interface TrustedSources {
  /** Origin of the API. The first thing that a page asks for comes from there. */
  apiOrigin: string;
  /** Other origins to talk to, the API's realtime endpoint and the user pool: `https://…`, `wss://…`. */
  connectSources: string[];
  /** Origin that pictures are uploaded to. They are shown from the app's own host. */
  uploadOrigin: string;
}

/**
 * The Content Security Policy of the web app. Scripts, styles and fonts come from the app's own host only; nothing
 * is inline, so that an injected element cannot run or dress anything.
 * @param framedBy sources whose pages may show it in a frame.
 * @returns the value of `content-security-policy`.
 */
function contentSecurityPolicy(
  { apiOrigin, connectSources, uploadOrigin }: TrustedSources,
  framedBy: readonly string[] = ["'none'"],
): string {
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'font-src': ["'self'"],
    // What is about to be uploaded is shown from the browser's memory.
    'img-src': ["'self'", 'data:', 'blob:'],
    'connect-src': ["'self'", apiOrigin, ...connectSources, uploadOrigin],
    'manifest-src': ["'self'"],
    'worker-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': framedBy,
  };
  return Object.entries(directives)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ');
}

/**
 * Every header that all answers of the web app carry, deployed (CloudFront) and local alike: what keeps it safe, and
 * where browsers may connect to while the scripts are still on their way.
 * @returns header names in lower case with their values.
 */
export function responseHeaders(sources: TrustedSources) {
  return {
    'content-security-policy': contentSecurityPolicy(sources),
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    link: `<${sources.apiOrigin}>; rel=preconnect; crossorigin`,
  } satisfies Record<string, string>;
}

/** What stands below this path may be shown on other sites. */
export const EMBEDDED_FOLDER = 'embed';

/**
 * The same headers for what other sites may show in a frame. `x-frame-options` knows no list of sites ("HTML Standard,
 * The X-Frame-Options header"), so the policy alone says which.
 * @param sites origins, `https://news.example.com`, `https://*.example.com`. None: no site may.
 */
export function embeddedHeaders(sources: TrustedSources, sites: readonly string[]) {
  const { 'x-frame-options': _deny, ...headers } = responseHeaders(sources);
  const framedBy = sites.length > 0 ? sites : undefined;
  return { ...headers, 'content-security-policy': contentSecurityPolicy(sources, framedBy) };
}

/** Headers of published files, pictures and results: whatever is in one, a browser does not run it. */
export const publishedFileHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  // Results are checked by pages of others too.
  'access-control-allow-origin': '*',
} satisfies Record<string, string>;
