import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { TypedDocumentString } from '../../../schema/generated/operations';
import { retry } from '../retry';

/** Where the API is, and who calls it. */
export interface AppSyncAccess {
  endpoint: string;
  region: string;
  /** The credential provider of any client of the AWS SDK. */
  credentials: ConstructorParameters<typeof SignatureV4>[0]['credentials'];
}

/** How long and how often a call is tried. */
export interface CallPatience {
  /** Milliseconds for one try, 5,000 if nothing is said. */
  limit?: number;
  /** Tries, when the call does not get through: 3 if nothing is said. */
  attempts?: number;
}

/** Runs one GraphQL operation as the system. */
export type CallAppSync = <Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  patience?: CallPatience,
) => Promise<void>;

/** A call that AppSync refused, as opposed to one that did not get through. */
class AppSyncRefusal extends Error {
  override readonly name = 'AppSyncRefusal';
}

/**
 * Calls AppSync, signed with SigV4. A call that does not get through is tried again.
 * @throws when it did not get through at all, when it was refused (a status of 4xx), or when the answer holds errors.
 */
export function createAppSyncCaller({ endpoint, region, credentials }: AppSyncAccess): CallAppSync {
  const signer = new SignatureV4({ service: 'appsync', region, credentials, sha256: Sha256 });

  async function callOnce(body: string, limit: number): Promise<void> {
    const { protocol, host, hostname, port, pathname } = new URL(endpoint);
    const signed = await signer.sign({
      method: 'POST',
      protocol,
      hostname,
      ...(port ? { port: Number(port) } : {}),
      path: pathname,
      query: {},
      headers: { host, 'content-type': 'application/json' },
      body,
    });
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: signed.headers,
      body,
      signal: AbortSignal.timeout(limit),
    });
    const text = await response.text();
    if (response.status === 429 || response.status >= 500)
      throw new Error(`AppSync answered ${response.status}: ${text.slice(0, 500)}`);
    if (!response.ok)
      throw new AppSyncRefusal(`AppSync refused with ${response.status}: ${text.slice(0, 500)}`);
    const { errors } = JSON.parse(text) as { errors?: { message: string }[] };
    if (errors && errors.length > 0)
      throw new AppSyncRefusal(`AppSync refused: ${errors.map(({ message }) => message).join('; ')}`);
  }

  return async (query, variables, { limit = 5000, attempts = 3 } = {}) => {
    const body = JSON.stringify({ query, variables });
    await retry(() => callOnce(body, limit).then(() => true), {
      attempts,
      firstPause: 200,
      jitter: false,
      mayPass: (error) => !(error instanceof AppSyncRefusal),
    });
  };
}
