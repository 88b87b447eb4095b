import type { IncomingMessage, ServerResponse } from 'node:http';
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
}

/** A stage: how much may come in. */
export interface HttpStage {
  name: string;
  bucket?: TokenBucket;
}

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
    { apiId, matcher: { routeKey }, functionArn }: HttpRoute,
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
    const outcome = await this.lambda.invoke(
      functionArn,
      proxyEvent(request, body, route, this.place),
      'RequestResponse',
    );
    if (!outcome.ok) {
      this.log('error', routeKey, outcome.errorMessage);
      refuse(response, 500, 'Internal Server Error');
      return;
    }
    const { status, headers, body: answer } = proxyResponse(outcome.payload);
    response.writeHead(status, headers).end(answer);
  }
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
}
