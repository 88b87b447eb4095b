/**
 * Whether this page is in a frame, or has an address that other sites may put into one: it does nothing then for the
 * person who is signed in. An address may be written so that only the server takes it for such a one (`/%65mbed/`).
 */
export function isEmbedded(): boolean {
  return window.parent !== window || location.pathname.startsWith('/embed/');
}

/** What a site chooses for the frame in which it shows this page: `/embed/ABC234?lang=de&theme=dark`. Null: nothing. */
export function frameChoice(name: 'lang' | 'theme'): string | null {
  return isEmbedded() ? new URLSearchParams(location.search).get(name) : null;
}
