/** `http://host/path`, which a client may write to an origin too (RFC 9112, section 3.2.2). */
const ABSOLUTE = /^https?:\/\/[^/?#]+/i;

/**
 * A request's target as path and query, in the form in which everybody behind the guard may read it: `new URL(it, base)`
 * never fails and never leaves the base's host. Undefined for what is no such target: another form, an empty first
 * segment (`//` would name a host), a backslash, a broken percent escape, a NUL.
 */
export function originForm(target: string): string | undefined {
  const written = target.replace(ABSOLUTE, '');
  const rest = written !== target && !written.startsWith('/') ? `/${written}` : written;
  if (!rest.startsWith('/') || rest.includes('\\')) return undefined;
  const { pathname, search } = new URL(`http://localhost${rest}`);
  return pathname.startsWith('//') || !isReadable(pathname) ? undefined : pathname + search;
}

function isReadable(pathname: string): boolean {
  try {
    return !decodeURIComponent(pathname).includes('\0');
  } catch {
    return false;
  }
}
