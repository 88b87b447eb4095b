import type { IncomingMessage, ServerResponse } from 'node:http';
import { CognitoError } from 'cognito-local/lib/errors';
import { readBody } from '../endpoint/read-body';
import { readObject } from '../endpoint/service-endpoint';
import { denialText, ServiceError } from '../endpoint/service-error';
import { verifySignature } from '../endpoint/verify-signature';
import type { IamPrincipal, Log } from '../contract';
import { maskDestinations } from './mask';
import { text, type Input } from './targets/target';
import type { Targets } from './targets';

/** What the HTTP API needs. */
export interface CognitoApiOptions {
  targets: Targets;
  /** Public keys, by the path that serves them. */
  keySet: object;
  hasUserPool(userPoolId: string): boolean;
  issuerOf(userPoolId: string): string;
  userPoolArn(userPoolId: string): string;
  principalOf(accessKeyId: string): IamPrincipal | undefined;
  log: Log;
}

const BODY_LIMIT = 1_000_000;
const WELL_KNOWN = /^\/([^/]+)\/\.well-known\/(jwks\.json|openid-configuration)$/;

/** The user pools API (AWS JSON 1.1) and the pools' key sets, open to browsers of any origin. */
export function createCognitoApi(options: CognitoApiOptions) {
  return async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    allowBrowsers(request, response);
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    const wellKnown = request.method === 'GET' ? WELL_KNOWN.exec(request.url ?? '') : null;
    if (wellKnown !== null) {
      answerWellKnown(options, response, wellKnown[1] ?? '', wellKnown[2] ?? '');
      return;
    }
    try {
      const output = await call(options, request);
      send(response, 200, JSON.stringify(maskDestinations(output), datesAsSeconds));
    } catch (error) {
      answerError(options.log, response, error);
    }
  };
}

async function call(options: CognitoApiOptions, request: IncomingMessage): Promise<object> {
  const [, action = ''] = String(request.headers['x-amz-target'] ?? '').split('.');
  const body = (await readBody(request, BODY_LIMIT)).toString();
  if (request.method !== 'POST' || action === '')
    throw new ServiceError('UnknownOperationException', 'POST an action, named in X-Amz-Target.');
  const input: Input = readObject(body);
  if (Object.hasOwn(options.targets.open, action)) return options.targets.open[action]!(input);
  if (!Object.hasOwn(options.targets.signed, action))
    throw new ServiceError('UnknownOperationException', `${action} is not served locally.`);
  const { principal } = await verifySignature(
    { method: 'POST', url: request.url ?? '/', headers: request.headers, body },
    (accessKeyId) => options.principalOf(accessKeyId),
  );
  const arn = options.userPoolArn(text(input, 'UserPoolId'));
  if (!principal.allows(`cognito-idp:${action}`, arn))
    throw new ServiceError(
      'AccessDeniedException',
      denialText(principal.userArn, `cognito-idp:${action}`, arn),
    );
  return options.targets.signed[action]!(input);
}

function answerWellKnown(
  options: CognitoApiOptions,
  response: ServerResponse,
  userPoolId: string,
  document: string,
): void {
  if (!options.hasUserPool(userPoolId)) {
    send(response, 404, JSON.stringify({ message: `User pool ${userPoolId} does not exist.` }));
    return;
  }
  const issuer = options.issuerOf(userPoolId);
  const discovery = {
    issuer,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    id_token_signing_alg_values_supported: ['RS256'],
    subject_types_supported: ['public'],
  };
  send(
    response,
    200,
    JSON.stringify(document === 'jwks.json' ? options.keySet : discovery),
    'application/json',
  );
}

function answerError(log: Log, response: ServerResponse, error: unknown): void {
  const known = error instanceof CognitoError || error instanceof ServiceError;
  if (!known && !(error instanceof SyntaxError)) log('error', 'cognito', String(error));
  const code = known
    ? error.code
    : error instanceof SyntaxError
      ? 'SerializationException'
      : 'InternalErrorException';
  const status = error instanceof ServiceError ? error.status : code === 'InternalErrorException' ? 500 : 400;
  response.setHeader('x-amzn-errortype', code);
  send(response, status, JSON.stringify({ __type: code, message: known ? error.message : code }));
}

function allowBrowsers(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-methods', 'GET, POST, OPTIONS');
  response.setHeader(
    'access-control-allow-headers',
    request.headers['access-control-request-headers'] ?? '*',
  );
  response.setHeader('access-control-expose-headers', 'x-amzn-errortype');
  response.setHeader('access-control-max-age', '600');
}

function send(
  response: ServerResponse,
  status: number,
  body: string,
  type = 'application/x-amz-json-1.1',
): void {
  response.writeHead(status, { 'content-type': type }).end(body);
}

/** The protocol writes instants as seconds since the epoch. */
function datesAsSeconds(this: unknown, key: string, value: unknown): unknown {
  const original = (this as Record<string, unknown>)[key];
  return original instanceof Date ? Math.floor(original.getTime() / 1000) : value;
}
