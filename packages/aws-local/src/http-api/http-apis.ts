import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { LambdaService, Log, Place } from '../contract';
import { readBody } from '../endpoint/read-body';
import { ServiceError } from '../endpoint/service-error';
import { proxyEvent, proxyResponse, type MatchedRoute } from './proxy-event';
import type { RouteMatcher } from './route-key';
import type { TokenBucket } from './token-bucket';

/** A route with the function behind it. */
export interface HttpRoute {
  apiId: string;
  matcher: RouteMatcher;
  functionArn: string;
  /** Milliseconds that the function has to answer. */
  timeout: number;
}

/** A stage: how much may come in. */
export interface HttpStage {
  name: string;
  bucket?: TokenBucket;
}

/** Bytes of the request line and the headers ("Quotas for configuring and running an HTTP API"). */
const HEADERS_LIMIT = 10_240;
/** The payload quota of API Gateway. */
const BODY_LIMIT = 10_000_000;

/** API Gateway HTTP APIs, behind the front door. */
export class HttpApis {
  private readonly routes: HttpRoute[] = [];
  private readonly stages = new Map<string, HttpStage>();

  constructor(
    private readonly lambda: Pick<LambdaService, 'invoke'>,
    private readonly place: Place,
    private readonly log: Log,
  ) {}

  addRoute(route: HttpRoute): void {
    this.routes.push(route);
    this.routes.sort((left, right) => right.matcher.specificity - left.matcher.specificity);
  }

  setStage(apiId: string, stage: HttpStage): void {
    this.stages.set(apiId, stage);
  }

  /** Answers a request if one of the routes is for it; false otherwise. Behind a guard that answers a rejection. */
  handle(request: IncomingMessage, response: ServerResponse): false | Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    for (const route of this.routes) {
      const pathParameters = route.matcher.match(request.method ?? 'GET', pathname);
      if (pathParameters === undefined) continue;
      return this.answer(route, pathParameters, request, response);
    }
    return false;
  }

  private async answer(
    { apiId, matcher: { routeKey }, functionArn, timeout }: HttpRoute,
    pathParameters: Record<string, string>,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const stage = this.stages.get(apiId);
    if (stage?.bucket?.take() === false) {
      refuse(response, 429, 'Too Many Requests');
      return;
    }
    let body: Buffer;
    try {
      body = await readBody(request, BODY_LIMIT);
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      refuse(response, 413, 'Request Entity Too Large');
      return;
    }
    const route: MatchedRoute = { apiId, routeKey, stage: stage?.name ?? '$default', pathParameters };
    const size = request.rawHeaders.reduce((sum, text) => sum + text.length, request.url?.length ?? 0);
    if (size > HEADERS_LIMIT) {
      refuse(response, 431, 'Request Header Fields Too Large');
      return;
    }
    const late = new AbortController();
    const invocation = this.lambda.invoke(
      functionArn,
      proxyEvent(request, request.url ?? '/', body, route, this.place),
      'RequestResponse',
    );
    const outcome = await Promise.race([
      invocation,
      pause(timeout, undefined, { signal: late.signal, ref: false }),
    ]);
    late.abort();
    if (outcome === undefined) {
      // The function goes on; nobody hears what it answers.
      refuse(response, 503, 'Service Unavailable');
      return;
    }
    if (!outcome.ok) {
      this.log('error', routeKey, outcome.errorMessage);
      refuse(response, 500, 'Internal Server Error');
      return;
    }
    const { status, headers, body: answer } = proxyResponse(outcome.payload);
    try {
      response.writeHead(status, headers);
    } catch (error) {
      // No status, or a header that cannot be sent: a malformed answer of the function.
      this.log('error', routeKey, String(error));
      refuse(response, 500, 'Internal Server Error');
      return;
    }
    response.end(answer);
  }
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
}
