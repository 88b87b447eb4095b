import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { IamPrincipal, Log } from '../contract';
import { listen, type Listening } from '../endpoint/listen';
import { readBody } from '../endpoint/read-body';
import { ServiceError } from '../endpoint/service-error';
import { verifySignature } from '../endpoint/verify-signature';
import { xmlDocument } from '../endpoint/xml';
import { corsHeaders } from './cors';
import { allow, type Bucket, type Buckets } from './buckets';
import { accessDenied, notImplemented, s3Error } from './errors';
import { listObjects } from './list-objects';
import { readPost } from './post-object';
import { attributesOf, refuseOtherHeaders } from './object-attributes';
import { receive } from './request-body';
import { sendObject } from './send-object';
import { s3SignatureErrors } from './signature-errors';

/** An address with numbers: SDKs then name the bucket in the path, and need no name for each bucket. */
const HOST = '127.0.0.1';

/** A twentieth of what one request may bring on AWS; it is held in memory here. */
const BODY_LIMIT = 256 * 1024 * 1024;
const KEY_LIMIT = 1024;

/** A request for a bucket, or for an object in it. */
interface S3Request {
  request: IncomingMessage;
  response: ServerResponse;
  bucket: Bucket;
  /** Empty: the bucket itself. */
  key: string;
  parameters: URLSearchParams;
  body: Buffer;
  caller: IamPrincipal;
}

/** S3's address, where the SDK's client is answered. */
export class S3Endpoint {
  private server: Listening | undefined;

  constructor(
    private readonly buckets: Buckets,
    private readonly principalOf: (accessKeyId: string) => IamPrincipal | undefined,
    private readonly log: Log,
  ) {}

  /** @returns the base URL. */
  async open(): Promise<string> {
    const handle = (request: IncomingMessage, response: ServerResponse): Promise<void> =>
      this.handle(request, response);
    this.server = await listen({ source: 's3', log: this.log, handle }, 0, HOST);
    return this.url;
  }

  private get url(): string {
    return `http://${HOST}:${this.server?.port}`;
  }

  async close(): Promise<void> {
    await this.server?.close();
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('x-amz-request-id', randomBytes(8).toString('hex').toUpperCase());
    response.setHeader('server', 'AmazonS3');
    try {
      await this.answer(request, response);
    } catch (error) {
      this.answerError(request, response, error);
    }
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', headers } = request;
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const [, name = '', ...rest] = pathname.split('/').map(decodeURIComponent);
    const key = rest.join('/');
    this.allowOrigin(request, response, name);
    const body = await readBody(request, BODY_LIMIT);
    if (method === 'OPTIONS') {
      if (!response.hasHeader('access-control-allow-origin'))
        throw accessDenied('CORSResponse: This CORS request is not allowed.');
      response.writeHead(200).end();
      return;
    }
    if (method === 'POST' && key === '' && searchParams.size === 0) {
      await this.post(request, response, this.buckets.get(name), body);
      return;
    }
    const { principal } = await verifySignature(
      { method, url: request.url ?? '/', headers, body, service: 's3' },
      this.principalOf,
      s3SignatureErrors,
    );
    if (name === '') throw notImplemented('ListBuckets');
    checkKey(key);
    const bucket = this.buckets.get(name);
    const parsed = { request, response, bucket, key, parameters: searchParams, body, caller: principal };
    if (key === '') this.ofBucket(parsed);
    else await this.ofObject(parsed);
  }

  /** Says to browsers what the bucket's rules say, whatever the answer will be. */
  private allowOrigin(request: IncomingMessage, response: ServerResponse, name: string): void {
    const isPreflight = request.method === 'OPTIONS';
    const method = isPreflight ? request.headers['access-control-request-method'] : request.method;
    const rules = this.buckets.has(name) ? this.buckets.get(name).cors : [];
    const headers = corsHeaders(rules, method ?? '', request.headers) ?? {};
    for (const [header, value] of Object.entries(headers)) response.setHeader(header, value);
  }

  /** A form of a browser, in which everything that it may do is signed. */
  private async post(
    { headers }: IncomingMessage,
    response: ServerResponse,
    bucket: Bucket,
    body: Buffer,
  ): Promise<void> {
    const { key, content, attributes, caller, status } = await readPost(
      bucket.name,
      headers,
      body,
      this.principalOf,
    );
    checkKey(key);
    allow(caller, bucket, 's3:PutObject', key);
    const object = await bucket.objects.put(key, content, attributes);
    bucket.notify('ObjectCreated:Post', object);
    const { etag } = object;
    const location = `${this.url}/${bucket.name}/${encodeURIComponent(key)}`;
    response.writeHead(status, {
      etag,
      location,
      ...(status === 201 && { 'content-type': 'application/xml' }),
    });
    const told = { Location: location, Bucket: bucket.name, Key: key, ETag: etag };
    response.end(status === 201 ? xmlDocument('PostResponse', told) : undefined);
  }

  private ofBucket({ request, response, bucket, parameters, caller }: S3Request): void {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw notImplemented(`${request.method} of a bucket`);
    allow(caller, bucket, 's3:ListBucket');
    if (request.method === 'HEAD') response.writeHead(200).end();
    else
      response
        .writeHead(200, { 'content-type': 'application/xml' })
        .end(listObjects(bucket.name, bucket.objects, parameters));
  }

  private async ofObject(parsed: S3Request): Promise<void> {
    const { request, response, bucket, key, parameters, caller } = parsed;
    for (const name of parameters.keys()) if (name !== 'x-id') throw notImplemented(`The parameter ${name}`);
    switch (request.method) {
      case 'PUT':
        return this.put(parsed);
      case 'GET':
      case 'HEAD':
        return sendObject(request, response, bucket.objects, this.buckets.find(caller, bucket, key));
      case 'DELETE':
        allow(caller, bucket, 's3:DeleteObject', key);
        bucket.objects.delete(key);
        response.writeHead(204).end();
        return;
      default:
        throw s3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.');
    }
  }

  private async put({ request, response, bucket, key, body, caller }: S3Request): Promise<void> {
    const { headers } = request;
    allow(caller, bucket, 's3:PutObject', key);
    refuseOtherHeaders(headers);
    const { content, checksums } = receive(headers, body);
    const object = await bucket.objects.put(
      key,
      content,
      { ...attributesOf(headers), checksums },
      (current) => {
        // "Conditional writes": `If-None-Match` takes the asterisk only.
        const { 'if-none-match': ifNoneMatch, 'if-match': ifMatch } = headers;
        if (ifNoneMatch !== undefined && ifNoneMatch !== '*')
          throw notImplemented('If-None-Match with a tag');
        if (ifMatch !== undefined && current === undefined)
          throw s3Error('NoSuchKey', 'The specified key does not exist.');
        if (
          (ifNoneMatch === '*' && current !== undefined) ||
          (ifMatch !== undefined && ifMatch !== current?.etag)
        )
          throw s3Error(
            'PreconditionFailed',
            'At least one of the pre-conditions you specified did not hold',
          );
      },
    );
    bucket.notify('ObjectCreated:Put', object);
    response
      .writeHead(200, { etag: object.etag, ...checksums, 'x-amz-server-side-encryption': 'AES256' })
      .end();
  }

  private answerError(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    const known = error instanceof ServiceError ? named(error) : undefined;
    if (known === undefined)
      this.log('error', 's3', error instanceof Error ? String(error.stack) : String(error));
    const { code, message, status } = known ?? {
      code: 'InternalError',
      message: 'We encountered an internal error. Please try again.',
      status: 500,
    };
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const requestId = String(response.getHeader('x-amz-request-id'));
    const text = xmlDocument('Error', {
      Code: code,
      Message: message,
      RequestId: requestId,
      HostId: 'local',
    });
    response.writeHead(status, { 'content-type': 'application/xml' });
    response.end(request.method === 'HEAD' ? undefined : text);
  }
}

function checkKey(key: string): void {
  if (Buffer.byteLength(key) > KEY_LIMIT) throw s3Error('KeyTooLongError', 'Your key is too long');
}

/** What all services share has another name here. */
function named(error: ServiceError): ServiceError {
  if (error.code === 'RequestEntityTooLargeException')
    return s3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');
  return error;
}
