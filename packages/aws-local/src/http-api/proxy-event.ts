import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Place } from '../contract';

/** Which route a request is for. */
export interface MatchedRoute {
  apiId: string;
  routeKey: string;
  stage: string;
  pathParameters: Record<string, string>;
}

const TEXT = /^(text\/|application\/(json|xml|javascript|x-www-form-urlencoded|.*\+json|.*\+xml))/;

/**
 * The event of a Lambda proxy integration, payload format 2.0.
 * @param target path and query that the function sees.
 * Source: API Gateway developer guide, "Create AWS Lambda proxy integrations for HTTP APIs".
 */
export function proxyEvent(
  request: IncomingMessage,
  target: string,
  body: Buffer,
  route: MatchedRoute,
  { accountId }: Place,
): APIGatewayProxyEventV2 {
  const url = new URL(target, 'http://localhost');
  const { cookie, ...headers } = joinedHeaders(request);
  const isText = TEXT.test(headers['content-type'] ?? 'text/plain');
  const now = new Date();
  return {
    version: '2.0',
    routeKey: route.routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookie === undefined ? {} : { cookies: cookie.split(/;\s*/) }),
    headers,
    ...(url.search === '' ? {} : { queryStringParameters: joinedQuery(url.searchParams) }),
    requestContext: {
      accountId,
      apiId: route.apiId,
      domainName: request.headers.host ?? 'localhost',
      domainPrefix: route.apiId,
      http: {
        method: request.method ?? 'GET',
        path: url.pathname,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: route.routeKey,
      stage: route.stage,
      time: `${now.toUTCString().slice(5, 25).replace(' ', '/').replace(' ', '/').replace(' ', ':')} +0000`,
      timeEpoch: now.getTime(),
    },
    ...(Object.keys(route.pathParameters).length === 0 ? {} : { pathParameters: route.pathParameters }),
    ...(body.length === 0 ? {} : { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

/** What a function's answer means: a response, or a plain value that becomes the body of one. */
export function proxyResponse(payload: unknown): {
  status: number;
  headers: Record<string, string | string[]>;
  body: Buffer;
} {
  const structured = payload as APIGatewayProxyStructuredResultV2 | null;
  if (typeof structured !== 'object' || structured?.statusCode === undefined)
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload ?? null)),
    };
  const { statusCode, headers = {}, body = '', isBase64Encoded, cookies } = structured;
  return {
    status: statusCode,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      ...Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
      ),
      ...(cookies === undefined ? {} : { 'set-cookie': cookies }),
    },
    body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
  };
}

function joinedHeaders({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : value]],
    ),
  );
}

function joinedQuery(parameters: URLSearchParams): Record<string, string> {
  return Object.fromEntries(
    [...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name).join(',')]),
  );
}
