/** A route of an HTTP API: a method and a path, or everything. */
export interface RouteMatcher {
  routeKey: string;
  /** Path parameters, or undefined when the request is not for this route. */
  match(method: string, path: string): Record<string, string> | undefined;
  /** Of two routes that match, the more specific one wins. */
  specificity: number;
}

/**
 * Compiles `POST /webhooks/{provider}`, `ANY /files/{proxy+}` or `$default`.
 * Source: API Gateway developer guide, "Create routes for HTTP APIs": a full match wins over a greedy one, that over
 * `$default`.
 */
export function compileRouteKey(routeKey: string): RouteMatcher {
  if (routeKey === '$default') return { routeKey, match: () => ({}), specificity: -1 };
  const [, method, path] = /^([A-Z]+) (\/\S*)$/.exec(routeKey) ?? [];
  if (method === undefined || path === undefined)
    throw new Error(`the route key ${routeKey} is not understood.`);
  const names: string[] = [];
  const pattern = path.replace(
    /\{(\w+)(\+?)\}|[.*+?^$()|[\]\\]/g,
    (text, name: string | undefined, greedy: string) => {
      if (name === undefined) return `\\${text}`;
      names.push(name);
      return greedy === '+' ? '(.+)' : '([^/]+)';
    },
  );
  const expression = new RegExp(`^${pattern}$`);
  return {
    routeKey,
    specificity:
      3 * path.length - (path.includes('+}') ? 2000 : 0) - 100 * names.length + (method === 'ANY' ? 0 : 1),
    match(requestMethod, requestPath) {
      if (method !== 'ANY' && method !== requestMethod) return undefined;
      const found = expression.exec(requestPath);
      if (found === null) return undefined;
      return Object.fromEntries(
        names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? '')]),
      );
    },
  };
}
