import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Handler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

/** A delivery as it came in, and what it was answered. */
export interface Received {
  path: string;
  headers: Record<string, string>;
  body: string;
  status: number;
}

/** The HTTP API in front of a webhook handler, format 2.0: header names in lower case, the body as base64. */
export async function frontDoor() {
  const received: Received[] = [];
  const door = { handler: undefined as Handler | undefined };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      const event = { rawPath: request.url, headers, body: body.toString('base64'), isBase64Encoded: true };
      void (async () => {
        const answer = door.handler
          ? await door.handler(event as unknown as APIGatewayProxyEventV2)
          : { statusCode: 503 };
        const status = answer.statusCode ?? 200;
        received.push({ path: request.url ?? '', headers, body: body.toString('utf8'), status });
        response.writeHead(status).end();
      })();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    door,
    received,
    baseUrl: `http://localhost:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
