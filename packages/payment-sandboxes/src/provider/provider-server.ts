import { answerWithFaults, type CallFaults } from '../control/call-faults';
import type { Reply, Request, Router } from '../http/router';
import { listen, type Listening } from '../http/server';
import { messagePage } from '../page/page';
import { STYLE_PATH, style } from '../page/style';

/** How a sandbox is started. */
export interface SandboxOptions {
  /** Where its state is kept. */
  dataDirectory: string;
  port: number;
  /** Where webhooks go. */
  webhookUrl: string;
  /** By how much the pauses between deliveries are shortened: 1 keeps the provider's own. */
  timeScale: number;
}

/** What a provider's server is made of. */
export interface ProviderServer {
  port: number;
  /** Whether a path belongs to the API; everything else is pages and controls. */
  isCall: (path: string) => boolean;
  /** Answers a call of the API, errors included. */
  call: (request: Request) => Promise<Reply>;
  /** The provider's own words for a failure of its own. */
  failure: (status: number) => Reply;
  /** Headers on every answer of the API. */
  callHeaders: () => Record<string, string>;
  pages: Router;
  faults: CallFaults;
  /** The provider's words for what a page or control threw, or undefined if it is not the provider's to say. */
  explain: (error: unknown) => Reply | undefined;
}

/** Serves a provider: its API with the faults it was told to have, its pages, its controls. */
export function serveProvider(server: ProviderServer): Promise<Listening> {
  server.pages.on(`GET ${STYLE_PATH}`, style);
  return listen(server.port, async (request) =>
    server.isCall(request.path) ? answerCall(server, request) : answerPage(server, request),
  );
}

async function answerCall(server: ProviderServer, request: Request): Promise<Reply | 'hang'> {
  const fault = server.faults.take(request.method, request.path);
  const reply = await answerWithFaults(fault, () => server.call(request), server.failure);
  return reply === 'hang' ? reply : { ...reply, headers: { ...server.callHeaders(), ...reply.headers } };
}

async function answerPage({ pages, explain }: ProviderServer, request: Request): Promise<Reply> {
  const found = pages.find(request.method, request.path);
  if (!found) return messagePage('Not found', 'There is no such page.', 404);
  try {
    return await found.route({ ...request, parameters: found.parameters });
  } catch (error) {
    const reply = explain(error);
    if (reply) return reply;
    throw error;
  }
}
