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
 * @returns the value of `content-security-policy`.
 */
function contentSecurityPolicy({ apiOrigin, connectSources, uploadOrigin }: TrustedSources): string {
  const directives: Record<string, string[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'font-src': ["'self'"],
    // What is about to be uploaded is shown from the browser's memory.
    'img-src': ["'self'", 'data:', 'blob:'],
    'connect-src': ["'self'", apiOrigin, ...connectSources, uploadOrigin],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
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
