import type { TypedDocumentString } from '../../../../schema/generated/operations';
import type { Liveness } from '../../ui/connection-banner';
import { createStore } from '../../ui/store';
import type * as Amplify from '../api/amplify';
import { firstAnswer } from '../api/client';
import type { Identity } from '../api/identity';
import { retryDelay } from './retry-delay';

/** How the live connection stands. */
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
  /** Whether AppSync has acknowledged the subscription since it was last started. */
  acknowledged: boolean;
  restart(): void;
  isMeant(query: string): boolean;
  onReady(): void;
}

/** How long one subscription waits for the others to begin as well, in milliseconds, until its page is told. */
const LONGEST_GATHERING_MS = 5_000;

/** How long subscriptions wait for what is shown first, in milliseconds: a page may show nothing of the API. */
const LONGEST_REST_MS = 2_000;

const followings = new Set<Following>();
let amplify: Promise<typeof Amplify> | undefined;
/** Acknowledged, and to be told. */
const ready = new Set<Following>();
let gatheringTimer: ReturnType<typeof setTimeout> | undefined;
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
        error: () => {
          failed(following);
        },
      });
    }, scheduleRetry);
  };
  const following: Following = {
    acknowledged: false,
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
    ready.delete(following);
    stop();
    if (followings.size === 0) {
      stopGathering();
      liveness.set('idle');
    } else if (liveness.get() === 'reconnecting' && unacknowledged().length === 0) {
      // What was waited for is not followed any longer.
      allBegan();
    }
  };
}

/** Listens to the browser. To be called once. */
export function watchConnection(): void {
  window.addEventListener('offline', wentOffline);
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
        onBroken() {
          broken();
          scheduleRetry();
        },
        onOffline: wentOffline,
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

/**
 * What one subscription does not tell another one may: votings are announced by one and counted by the next. So that
 * nothing falls between them, pages fetch what they missed once all of them have begun.
 */
function acknowledged(query: string): void {
  for (const following of followings) {
    if (!following.isMeant(query)) continue;
    following.acknowledged = true;
    ready.add(following);
  }
  if (unacknowledged().length === 0) {
    allBegan();
  } else {
    gatheringTimer ??= setTimeout(tellReady, LONGEST_GATHERING_MS);
  }
}

function allBegan(): void {
  retries = 0;
  clearTimeout(retryTimer);
  retryTimer = undefined;
  tellReady();
}

function tellReady(): void {
  stopGathering();
  if (followings.size > 0) liveness.set('live');
  const told = [...ready];
  ready.clear();
  // Whoever is told now misses what the late ones would have said until they begin.
  if (unacknowledged().length > 0) for (const each of followings) ready.add(each);
  for (const following of told) following.onReady();
}

function stopGathering(): void {
  clearTimeout(gatheringTimer);
  gatheringTimer = undefined;
}

function unacknowledged(): Following[] {
  return [...followings].filter((following) => !following.acknowledged);
}

/** One subscription is not served any longer. What it would have told is missed by the pages of the others too. */
function failed(following: Following): void {
  following.acknowledged = false;
  for (const each of followings) ready.add(each);
  scheduleRetry();
}

/** No subscription is served any longer. */
function broken(): void {
  stopGathering();
  ready.clear();
  for (const following of followings) following.acknowledged = false;
}

function wentOffline(): void {
  broken();
  if (followings.size > 0) liveness.set('offline');
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
  const toRestart = unacknowledged();
  if (toRestart.length === 0) return;
  liveness.set('reconnecting');
  for (const following of toRestart) following.restart();
}

function operationName(document: TypedDocumentString<unknown, never>): string {
  return /subscription (\w+)/.exec(document.toString())?.[1] ?? '';
}
