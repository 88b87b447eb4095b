import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { Amplify } from 'aws-amplify';
import { generateClient } from 'aws-amplify/api';
import type { Observable } from 'rxjs';
import { ApiError, toApiError } from './api-error';
import type { Configuration } from './configuration';

/** As whom an operation runs: the public with the API key, or whoever is signed in. */
export type Identity = 'public' | 'voter';

/** How long an answer may take before it counts as none, in milliseconds. AppSync itself gives up after 30 s. */
const ANSWER_TIMEOUT_MS = 32_000;

const client = generateClient();

/** Tells Amplify where everything is. To be called once, before anything else here. */
export function configureClient(configuration: Configuration): void {
  Amplify.configure(configuration);
}

/**
 * Runs a query or a mutation.
 * @throws ApiError
 */
export async function run<Result, Variables extends object>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
  identity: Identity,
): Promise<Result> {
  const request = send(document, variables, identity) as Promise<{ data: Result }>;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new ApiError('Network', `No answer within ${ANSWER_TIMEOUT_MS} ms.`));
    }, ANSWER_TIMEOUT_MS);
  });
  try {
    return (await Promise.race([request, timeout])).data;
  } catch (thrown) {
    throw toApiError(thrown);
  } finally {
    clearTimeout(timer);
  }
}

/** The messages of a subscription, for as long as somebody subscribes to the answer. */
export function messages<Result, Variables extends object>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
  identity: Identity,
): Observable<{ data: Result }> {
  return send(document, variables, identity) as Observable<{ data: Result }>;
}

/**
 * Amplify types operations by documents that its own tool wrote, and syntax trees by a `graphql` of its own; ours
 * are typed by `document`, and the trees are the same.
 */
function send(document: TypedDocumentNode<unknown, never>, variables: object, identity: Identity): unknown {
  return client.graphql({
    query: document as unknown as string,
    variables: variables as Record<string, never>,
    authMode: identity === 'voter' ? 'userPool' : 'apiKey',
  });
}
