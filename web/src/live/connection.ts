import type { TypedDocumentString } from '../../../schema/generated/operations';
import type * as Amplify from '../api/amplify';
import { firstAnswer, type Identity } from '../api/client';
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

/** How long subscriptions wait for what is shown first, in milliseconds: a page may show nothing of the API. */
const LONGEST_REST_MS = 2_000;

const followings = new Set<Following>();
let amplify: Promise<typeof Amplify> | undefined;
let retries = 0;
let retryTimer: ReturnType<typeof setTimeout> | undefined;

/**
 * Follows a subscription until the answered function is called. Breaks are healed: Amplify tries again every
 * minute, which is long for somebody who watches a tally, so that this module starts the subscriptions anew sooner.
 */
export function follow<Result, Variables extends object>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  identity: Identity,
  follower: Follower<Result>,
): () => void {
  const operation = new RegExp(`subscription ${operationName(document)}\\b`);
  let stop = (): void => undefined;
  const start = (): void => {
    let stopped = false;
    let subscription: { unsubscribe(): void } | undefined;
    stop = () => {
      stopped = true;
      subscription?.unsubscribe();
    };
    loadAmplify().then(({ messages }) => {
      if (stopped) return;
      subscription = messages(document, variables, identity).subscribe({
        next: ({ data }) => {
          follower.onMessage(data);
        },
        error: scheduleRetry,
      });
    }, scheduleRetry);
  };
  const following: Following = {
    restart() {
      stop();
      start();
    },
    isMeant: (query) => operation.test(query),
    onReady: () => {
      follower.onReady();
    },
  };
  followings.add(following);
  if (liveness.get() === 'idle') liveness.set(navigator.onLine ? 'connecting' : 'offline');
  start();
  return () => {
    followings.delete(following);
    stop();
    if (followings.size === 0) liveness.set('idle');
  };
}

/** Listens to the browser. To be called once. */
export function watchConnection(): void {
  window.addEventListener('offline', () => {
    if (followings.size > 0) liveness.set('offline');
  });
  window.addEventListener('online', restartNow);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && liveness.get() === 'reconnecting') restartNow();
  });
}

/** What is there to be followed is shown first; only then is loaded what follows it. */
function loadAmplify(): Promise<typeof Amplify> {
  amplify ??= rest()
    .then(() => import('../api/amplify'))
    .then((loaded) => {
      loaded.listenToConnection({
        onBroken: scheduleRetry,
        onOffline: () => {
          if (followings.size > 0) liveness.set('offline');
        },
        onAcknowledged: acknowledged,
      });
      return loaded;
    });
  // What could not be loaded is loaded with the next attempt.
  amplify.catch(() => (amplify = undefined));
  return amplify;
}

async function rest(): Promise<void> {
  await Promise.race([
    firstAnswer.promise,
    new Promise((resolve) => {
      setTimeout(resolve, LONGEST_REST_MS);
    }),
  ]);
  await new Promise<void>((resolve) => {
    // Safari has no idle callbacks.
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: LONGEST_REST_MS });
    else setTimeout(resolve, 200);
  });
}

function acknowledged(query: string): void {
  retries = 0;
  liveness.set('live');
  for (const following of [...followings]) if (following.isMeant(query)) following.onReady();
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

function operationName(document: TypedDocumentString<unknown, never>): string {
  return /subscription (\w+)/.exec(document.toString())?.[1] ?? '';
}
