import type { IncomingMessage, ServerResponse } from 'node:http';
import type { IamPrincipal, Log } from '../contract';
import { listen, type Listening } from './listen';
import { readBody } from './read-body';
import { denialText, ServiceError } from './service-error';
import { verifySignature } from './verify-signature';
import { xmlDocument, type XmlContent } from './xml';

/** Parameters of an API call, unchecked. */
export type Input = Record<string, unknown>;

/** One action of a service's API. */
export interface Action {
  /** ARN that the caller's policies are asked about. */
  resource(input: Input): string;
  run(input: Input): Promise<object>;
}

/** The API of one service, as far as it is served. */
export interface ServiceApi {
  /** Service name in signatures, and prefix of its IAM actions. */
  service: string;
  /** The prefix of its IAM actions, where it is another one. */
  iamPrefix?: string;
  /** Of an API of protocol `rest`, the answers of its actions are {@link RestAnswer}s. */
  actions: Record<string, Action>;
  /** `json`: AWS JSON with the action in `X-Amz-Target`. `query`: a form in, XML out. `rest`: see `route`. */
  protocol: 'json' | 'query' | 'rest';
  /** Which action a request of an API of protocol `rest` means. @throws ServiceError for none that is served. */
  route?(
    method: string,
    path: string,
    headers: IncomingMessage['headers'],
    body: string,
  ): { name: string; input: Input };
}

/** What an action of an API of protocol `rest` answers. */
export interface RestAnswer {
  status: number;
  headers?: Record<string, string>;
  /** Sent as JSON; absent: nothing is. */
  body?: unknown;
}

const BODY_LIMIT = 2_000_000;

/**
 * One HTTP address where the SDK clients of several services are answered; what a call is signed for says which one
 * it is for. Every call needs a valid signature of a principal whose policies allow it.
 */
export class ServiceEndpoint {
  private readonly apis = new Map<string, ServiceApi>();
  private server: Listening | undefined;

  constructor(
    private readonly principalOf: (accessKeyId: string) => IamPrincipal | undefined,
    private readonly log: Log,
  ) {}

  add(api: ServiceApi): void {
    this.apis.set(api.service, api);
  }

  /** @returns the base URL. */
  async open(port = 0): Promise<string> {
    const handle = (request: IncomingMessage, response: ServerResponse): Promise<void> =>
      this.handle(request, response);
    this.server = await listen({ source: 'endpoint', log: this.log, handle }, port);
    return `http://localhost:${this.server.port}`;
  }

  async close(): Promise<void> {
    await this.server?.close();
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let api: ServiceApi | undefined;
    try {
      const body = (await readBody(request, BODY_LIMIT)).toString();
      const { principal, service } = await verifySignature(
        { method: request.method ?? 'POST', url: request.url ?? '/', headers: request.headers, body },
        this.principalOf,
      );
      api = this.apis.get(service);
      if (api === undefined)
        throw new ServiceError('UnknownOperationException', `${service} is not served here.`);
      const { name, input } = parse(api, request, body);
      const output = await this.run(api, name, input, principal);
      if (api.protocol === 'rest') {
        const { status, headers, body: answer } = output as RestAnswer;
        const text = answer === undefined ? undefined : JSON.stringify(answer);
        response.writeHead(status, { ...headers, 'content-type': 'application/json' }).end(text);
        return;
      }
      send(
        response,
        200,
        api.protocol === 'query'
          ? xmlDocument(`${name}Response`, { [`${name}Result`]: output as XmlContent })
          : JSON.stringify(output),
        api.protocol,
      );
    } catch (error) {
      this.answerError(response, api?.protocol ?? 'json', error);
    }
  }

  private run(api: ServiceApi, name: string, input: Input, principal: IamPrincipal): Promise<object> {
    if (!Object.hasOwn(api.actions, name))
      throw new ServiceError(
        api.protocol === 'query' ? 'InvalidAction' : 'UnknownOperationException',
        `${api.service}:${name} is not served locally.`,
      );
    const action = api.actions[name]!;
    const resource = action.resource(input);
    const permission = `${api.iamPrefix ?? api.service}:${name}`;
    if (!principal.allows(permission, resource))
      throw new ServiceError(
        'AccessDeniedException',
        denialText(principal.userArn, permission, resource),
        api.protocol === 'json' ? 400 : 403,
      );
    return action.run(input);
  }

  private answerError(response: ServerResponse, protocol: ServiceApi['protocol'], error: unknown): void {
    const known = error instanceof ServiceError ? error : undefined;
    if (known === undefined) this.log('error', 'endpoint', String(error));
    const code = known?.code ?? 'InternalFailure';
    const message = known?.message ?? 'An internal error happened.';
    response.setHeader('x-amzn-errortype', code);
    const status = known?.status ?? 500;
    if (protocol !== 'query') send(response, status, JSON.stringify({ __type: code, message }), protocol);
    else
      send(
        response,
        status,
        xmlDocument('ErrorResponse', { Error: { Type: 'Sender', Code: code, Message: message } }),
        protocol,
      );
  }
}

function parse(api: ServiceApi, request: IncomingMessage, body: string): { name: string; input: Input } {
  if (api.protocol === 'query') {
    const { Action: name = '', ...input } = Object.fromEntries(new URLSearchParams(body));
    return { name, input };
  }
  if (api.route) {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    return api.route(request.method ?? '', pathname, request.headers, body);
  }
  const [, name = ''] = String(request.headers['x-amz-target'] ?? '').split('.');
  return { name, input: readObject(body) };
}

/** @throws ServiceError `SerializationException` */
export function readObject(body: string): Input {
  let input: unknown;
  try {
    input = JSON.parse(body === '' ? '{}' : body);
  } catch {
    throw new ServiceError('SerializationException', 'The body is no JSON.');
  }
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw new ServiceError('SerializationException', 'The body is no JSON object.');
  return input as Input;
}

function send(
  response: ServerResponse,
  status: number,
  body: string,
  protocol: ServiceApi['protocol'],
): void {
  response
    .writeHead(status, { 'content-type': protocol === 'query' ? 'text/xml' : 'application/x-amz-json-1.0' })
    .end(body);
}

/** A string parameter. @throws ServiceError `ValidationException` */
export function requiredText(input: Input, name: string): string {
  const value = input[name];
  if (typeof value !== 'string' || value === '')
    throw new ServiceError('ValidationException', `${name} must be a non-empty string.`);
  return value;
}
