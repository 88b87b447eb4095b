import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { CONNECTION_STATE_CHANGE, ConnectionState } from 'aws-amplify/api';
import { Hub } from 'aws-amplify/utils';
import { messages, type Identity } from '../api/client';
import { retryDelay } from './retry-delay';
import { createStore } from './store';

/** How the live connection stands, as people are told. `idle`: nothing is followed. */
export type Liveness = 'idle' | 'connecting' | 'live' | 'reconnecting' | 'offline';

export const liveness = createStore<Liveness>('idle');

/** What to do with a subscription's messages. */
export interface Follower<Result> {
  onMessage(result: Result): void;
  /**
   * The subscription has begun, at first or again after a break. What happened before is not going to be told:
   * fetch it now.
   */
  onReady(): void;
}

interface Following {
  restart(): void;
  isMeant(query: string): boolean;
  onReady(): void;
}

const followings = new Set<Following>();
let retries = 0;
let retryTimer: ReturnType<typeof setTimeout> | undefined;

/**
 * Follows a subscription until the answered function is called. Breaks are healed: Amplify tries again every
 * minute, which is long for somebody who watches a tally, so that this module starts the subscriptions anew sooner.
 */
export function follow<Result, Variables extends object>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
  identity: Identity,
  follower: Follower<Result>,
): () => void {
  const name = operationName(document);
  let subscription: { unsubscribe(): void } | undefined;
  const start = (): void => {
    subscription = messages(document, variables, identity).subscribe({
      next: ({ data }) => {
        follower.onMessage(data);
      },
      error: scheduleRetry,
    });
  };
  const following: Following = {
    restart() {
      subscription?.unsubscribe();
      start();
    },
    isMeant: (query) => new RegExp(`subscription ${name}\\b`).test(query),
    onReady: () => {
      follower.onReady();
    },
  };
  followings.add(following);
  if (liveness.get() === 'idle') liveness.set(navigator.onLine ? 'connecting' : 'offline');
  start();
  return () => {
    followings.delete(following);
    subscription?.unsubscribe();
    if (followings.size === 0) liveness.set('idle');
  };
}

/** Listens to Amplify and to the browser. To be called once. */
export function watchConnection(): void {
  Hub.listen('api', ({ payload }) => {
    const data = payload.data as { connectionState?: ConnectionState; query?: string } | undefined;
    if (payload.event === CONNECTION_STATE_CHANGE) follows(data?.connectionState);
    // Amplify's word for AppSync's `start_ack`.
    if (payload.event === 'Subscription ack') acknowledged(data?.query ?? '');
  });
  window.addEventListener('offline', () => {
    if (followings.size > 0) liveness.set('offline');
  });
  window.addEventListener('online', restartNow);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && liveness.get() === 'reconnecting') restartNow();
  });
}

function acknowledged(query: string): void {
  retries = 0;
  liveness.set('live');
  for (const following of [...followings]) if (following.isMeant(query)) following.onReady();
}

function follows(state: ConnectionState | undefined): void {
  if (followings.size === 0) return;
  if (state === ConnectionState.ConnectionDisruptedPendingNetwork) liveness.set('offline');
  if (state === ConnectionState.ConnectionDisrupted) scheduleRetry();
}

function scheduleRetry(): void {
  if (followings.size === 0) return;
  liveness.set(navigator.onLine ? 'reconnecting' : 'offline');
  if (retryTimer !== undefined) return;
  retryTimer = setTimeout(restartNow, retryDelay(retries, Math.random()));
  retries += 1;
}

function restartNow(): void {
  clearTimeout(retryTimer);
  retryTimer = undefined;
  if (followings.size === 0 || liveness.get() === 'live') return;
  liveness.set('reconnecting');
  for (const following of [...followings]) following.restart();
}

function operationName(document: TypedDocumentNode<unknown, never>): string {
  const [definition] = document.definitions;
  return definition !== undefined && 'name' in definition ? (definition.name?.value ?? '') : '';
}
