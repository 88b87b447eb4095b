/** `Cache-Control` of every published file: another content has another name. */
export const PUBLISHED_FOR_EVER = 'public, max-age=31536000, immutable';
