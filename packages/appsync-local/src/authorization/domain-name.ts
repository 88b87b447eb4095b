/** Finds the custom domain name that a `Host` header means (developer guide, "Configuring custom domain names"). */
export function domainNameFinder(domainNames: string[] = []): (host: unknown) => string | null {
  const names = new Set(domainNames.map((name) => name.toLowerCase()));
  return (host) => {
    if (names.size === 0 || typeof host !== 'string') return null;
    const name = host.toLowerCase().replace(/:\d+$/, '');
    return names.has(name) ? name : null;
  };
}
