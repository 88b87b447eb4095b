import type { IncomingHttpHeaders } from 'node:http';

/** A request that a route takes. */
export interface Request {
  method: string;
  path: string;
  parameters: Record<string, string>;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** As it came. */
  body: string;
}

/** What a route answers. `body` is sent as it is; objects go through {@link json}. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Answers one kind of request. */
export type Route = (request: Request) => Reply | Promise<Reply>;

/** A JSON reply. */
export function json(status: number, value: unknown, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: value === undefined ? '' : JSON.stringify(value),
  };
}

/** Finds the route of a request. Patterns read `POST /v1/refunds/:id`. */
export class Router {
  private readonly routes: { method: string; segments: string[]; route: Route }[] = [];

  on(pattern: string, route: Route): this {
    const [method = '', path = ''] = pattern.split(' ');
    this.routes.push({ method, segments: path.split('/'), route });
    return this;
  }

  /** @returns the route and the parameters in the path, or undefined. */
  find(method: string, path: string): { route: Route; parameters: Record<string, string> } | undefined {
    const actual = path.split('/');
    for (const { method: expected, segments, route } of this.routes) {
      const parameters = expected === method ? match(segments, actual) : undefined;
      if (parameters) return { route, parameters };
    }
    return undefined;
  }
}

function match(segments: string[], actual: string[]): Record<string, string> | undefined {
  if (segments.length !== actual.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const value = actual[index] ?? '';
    if (segment.startsWith(':')) parameters[segment.slice(1)] = decodeURIComponent(value);
    else if (segment !== value) return undefined;
  }
  return parameters;
}
