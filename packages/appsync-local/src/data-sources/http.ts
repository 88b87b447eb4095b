import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { DataSourceConfiguration } from '../api-configuration';
import { invalidRequest } from '../field-error';
import type { Ports } from '../ports';
import type { DataSource } from './data-source';

type HttpConfiguration = Extract<DataSourceConfiguration, { type: 'HTTP' }>;

interface HttpRequest {
  method: string;
  resourcePath: string;
  params?: null | {
    headers?: Record<string, string>;
    query?: Record<string, unknown>;
    body?: unknown;
  };
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/**
 * Calls an HTTP endpoint and answers `{statusCode, headers, body}` whatever the status; only a call without an
 * answer is an error (developer guide, "JavaScript resolver function reference for HTTP").
 */
export function createHttpDataSource(configuration: HttpConfiguration, ports: Ports): DataSource {
  return {
    async call(request) {
      const { method, resourcePath, params } = checkRequest(request);
      const url = new URL(configuration.endpoint.replace(/\/$/, '') + resourcePath);
      for (const [name, value] of Object.entries(params?.query ?? {}))
        url.searchParams.append(name, String(value));
      const body = textOf(params?.body);
      const headers = await sign(configuration, ports, method, url, { ...params?.headers }, body);
      try {
        const response = await fetch(url, { method, headers, body, signal: AbortSignal.timeout(30_000) });
        return {
          result: {
            statusCode: response.status,
            headers: Object.fromEntries(response.headers),
            body: await response.text(),
          },
        };
      } catch (error) {
        const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
        return { result: null, error: { message: String(cause), type: 'Http:RequestFailed' } };
      }
    },
  };
}

function checkRequest(request: unknown): HttpRequest {
  const { method, resourcePath } = (request ?? {}) as Partial<HttpRequest>;
  if (method === undefined) throw invalidRequest("Value for field '$[method]' not found.");
  if (!METHODS.includes(method)) throw invalidRequest(`Unsupported HTTP method '${method}'.`);
  if (typeof resourcePath !== 'string') throw invalidRequest("Value for field '$[resourcePath]' not found.");
  // Anything else could make another host of the endpoint's.
  if (!resourcePath.startsWith('/'))
    throw invalidRequest("Value for field '$[resourcePath]' must start with '/'.");
  return request as HttpRequest;
}

function textOf(body: unknown): string | undefined {
  if (body === undefined || body === null) return undefined;
  return typeof body === 'string' ? body : JSON.stringify(body);
}

async function sign(
  { signing, roleArn }: HttpConfiguration,
  ports: Ports,
  method: string,
  url: URL,
  headers: Record<string, string>,
  body: string | undefined,
): Promise<Record<string, string>> {
  if (!signing) return headers;
  if (!roleArn) throw invalidRequest('A data source that signs its requests needs a service role.');
  const signer = new SignatureV4({ ...signing, credentials: ports.roleCredentials(roleArn), sha256: Sha256 });
  const signed = await signer.sign({
    method,
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: { ...headers, host: url.host },
    body,
  });
  // fetch sets `host` by itself, to the same value.
  return Object.fromEntries(Object.entries(signed.headers).filter(([name]) => name !== 'host'));
}
