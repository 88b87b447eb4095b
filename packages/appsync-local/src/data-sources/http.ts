import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { DataSourceConfiguration } from '../api-configuration';
import { invalidRequest } from '../field-error';
import type { Ports } from '../ports';
import type { DataSource } from './data-source';
import { exchange } from './http-exchange';
import {
  also,
  anything,
  checkRequest,
  mapOf,
  object,
  oneOf,
  scalar,
  text,
  unless,
} from './request-shape/shape';

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

/** Developer guide, "JavaScript resolver function reference for HTTP", and the schema of the mapping templates. */
const httpRequest = object(
  {
    method: oneOf('PUT', 'PATCH', 'POST', 'DELETE', 'GET'),
    resourcePath: also(
      text,
      // Anything else could make another host of the endpoint's.
      unless(
        (value) => (value as string).startsWith('/'),
        (field) => `Value for field '${field}' must start with '/'.`,
      ),
    ),
  },
  {
    version: oneOf('2018-05-29'),
    params: object({}, { query: mapOf(scalar), headers: mapOf(text), body: anything }),
  },
);

/**
 * Calls an HTTP endpoint and answers `{statusCode, headers, body}` whatever the status; only a call without an
 * answer is an error (developer guide, "JavaScript resolver function reference for HTTP").
 */
export function createHttpDataSource(configuration: HttpConfiguration, ports: Ports): DataSource {
  return {
    async call(request) {
      checkRequest(httpRequest, request);
      const { method, resourcePath, params } = request as HttpRequest;
      const url = new URL(configuration.endpoint.replace(/\/$/, '') + resourcePath);
      for (const [name, value] of Object.entries(params?.query ?? {}))
        url.searchParams.append(name, String(value));
      const body = textOf(params?.body);
      const headers = await sign(configuration, ports, method, url, { ...params?.headers }, body);
      try {
        return { result: await exchange(url, { method, headers, body }) };
      } catch (error) {
        return { result: null, error: { message: String(error), type: 'Http:RequestFailed' } };
      }
    },
  };
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
  // Node sets `host` by itself, to the same value.
  return Object.fromEntries(Object.entries(signed.headers).filter(([name]) => name !== 'host'));
}
