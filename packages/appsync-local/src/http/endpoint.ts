import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Authenticate } from '../authorization/authenticate';
import { identityOf } from '../authorization/caller';
import { domainNameFinder } from '../authorization/domain-name';
import { type ExecutedOperation, type GraphQLRequest, UnservableRequest } from '../graphql/executor';
import type { OperationRequest } from '../graphql/operation-context';
import type { Ports } from '../ports';
import { AuthenticationFailure } from '../realtime/host';
import { type Timings, measure } from '../timings';
import { requestFromBody, requestFromParameters } from './parse-request';
import { BodyTooLarge, readBody } from './read-body';
import { sourceAddresses, visibleHeaders } from './request-headers';
import { PREFLIGHT_HEADERS, sendJson } from './respond';

/** What the endpoint needs. */
export interface EndpointEnvironment {
  apiId: string;
  authenticate: Authenticate;
  execute: (body: GraphQLRequest, request: OperationRequest) => Promise<ExecutedOperation>;
  /** Custom domain names of the API. */
  domainNames?: string[] | undefined;
  ports: Ports;
  timings: Timings;
}

interface HttpAnswer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
  label: string;
}

/** `/graphql`: one operation by POST or GET, answered as the service does. */
export function createEndpoint({
  apiId,
  authenticate,
  execute,
  domainNames,
  ports,
  timings,
}: EndpointEnvironment) {
  const domainNameOf = domainNameFinder(domainNames);
  const count = metricsOf(apiId, ports);
  const answer = async (request: IncomingMessage, requestId: string): Promise<HttpAnswer> => {
    const body = await readBody(request);
    const path = request.url ?? '/';
    const caller = await measure(timings, 'authentication', () =>
      authenticate({ headers: request.headers, method: request.method ?? 'POST', path, body }),
    );
    const asked =
      request.method === 'GET'
        ? requestFromParameters(new URL(path, 'http://api').searchParams)
        : requestFromBody(body);
    const { label, answer, responseHeaders } = await execute(asked, {
      caller,
      identity: identityOf(caller, sourceAddresses(request)),
      headers: { ...visibleHeaders(request), 'x-amzn-requestid': requestId },
      domainName: domainNameOf(request.headers.host),
    });
    return { status: 200, headers: responseHeaders, body: answer, label };
  };

  return async function handleHttp(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'OPTIONS') {
      response.writeHead(204, PREFLIGHT_HEADERS).end();
      return;
    }
    const start = performance.now();
    const requestId = randomUUID();
    const { status, headers, body, label } = await answer(request, requestId).catch((error: unknown) =>
      isGone(request) ? failure(499, 'ClientClosedRequest', 'The client went away.') : refusal(error, ports),
    );
    await sendJson(
      response,
      request.headers['accept-encoding'],
      status,
      headersWith(headers, requestId),
      body,
    );
    const durationMs = performance.now() - start;
    count(status, durationMs);
    ports.log({
      level: status < 400 ? 'info' : 'error',
      kind: 'operation',
      message: `${label} ${status} ${durationMs.toFixed(1)} ms`,
      durationMs,
    });
  };
}

/** What CloudWatch gets of each request (AppSync developer guide, "Using CloudWatch to monitor and log GraphQL API data"). */
function metricsOf(apiId: string, ports: Ports): (status: number, durationMs: number) => void {
  const put = (name: string, value: number): void =>
    ports.putMetric?.({ namespace: 'AWS/AppSync', name, dimensions: { GraphQLAPIId: apiId }, value });
  return (status, durationMs) => {
    put('Latency', durationMs);
    if (status >= 400) put(status >= 500 ? '5XXError' : '4XXError', 1);
  };
}

/** Whether the client left before it had sent its whole request. */
function isGone(request: IncomingMessage): boolean {
  return request.destroyed && !request.complete;
}

/** Names of the service's own are not for resolver code to set. */
function headersWith(headers: Record<string, string>, requestId: string): Record<string, string> {
  return { ...headers, 'x-amzn-RequestId': requestId, 'x-amzn-appsync-TokensConsumed': '1' };
}

function refusal(error: unknown, ports: Ports): HttpAnswer {
  if (error instanceof AuthenticationFailure)
    return failure(error.errorType === 'BadRequestException' ? 400 : 401, error.errorType, error.message);
  if (error instanceof UnservableRequest) return failure(400, error.errorType, error.message);
  if (error instanceof BodyTooLarge) return failure(413, 'RequestEntityTooLargeException', error.message);
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  ports.log({ level: 'error', kind: 'fault', message });
  return failure(500, 'InternalFailure', 'An internal failure occurred.');
}

function failure(status: number, errorType: string, message: string): HttpAnswer {
  return {
    status,
    headers: status < 500 ? { 'x-amzn-ErrorType': errorType } : {},
    body: { errors: [{ errorType, ...(message && { message }) }] },
    label: errorType,
  };
}
