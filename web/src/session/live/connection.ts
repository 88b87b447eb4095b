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
   * The subscription has begun, at first or again after a break. No message will say what happened before: fetch it
   * now.
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

/** How long one subscription waits for the others to begin as well, in milliseconds, before its page catches up. */
const LONGEST_WAIT_FOR_OTHERS_MS = 5_000;

/** How long subscriptions wait for what is shown first, in milliseconds: a page may show nothing of the API. */
const LONGEST_FIRST_VIEW_MS = 2_000;

const followings = new Set<Following>();
let amplify: Promise<typeof Amplify> | undefined;
/** Acknowledged; their pages have not caught up yet. */
const ready = new Set<Following>();
let waitForOthersTimer: ReturnType<typeof setTimeout> | undefined;
let retries = 0;
let retryTimer: ReturnType<typeof setTimeout> | undefined;

/**
 * Follows a subscription until the returned function is called, through breaks: Amplify tries again every minute,
 * which is long for those who watch a tally, so that this module starts the subscriptions again sooner.
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
          restartLater(following);
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
      stopWaitingForOthers();
      liveness.set('idle');
    } else if (liveness.get() === 'reconnecting' && stillToBegin().length === 0) {
      // What was waited for is not followed any longer.
      finishStart();
    }
  };
}

/** Listens to the browser. To be called once. */
export function watchConnection(): void {
  window.addEventListener('offline', goOffline);
  window.addEventListener('online', restartNow);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && liveness.get() === 'reconnecting') restartNow();
  });
}

/** What is followed is shown first; only then is loaded what follows it. */
function loadAmplify(): Promise<typeof Amplify> {
  amplify ??= waitForFirstView()
    .then(() => import('../api/amplify'))
    .then((loaded) => {
      loaded.listenToConnection({
        onBroken() {
          markBroken();
          scheduleRetry();
        },
        onOffline: goOffline,
        onAcknowledged: acknowledge,
      });
      return loaded;
    });
  // What could not be loaded is loaded with the next attempt.
  amplify.catch(() => (amplify = undefined));
  return amplify;
}

async function waitForFirstView(): Promise<void> {
  await Promise.race([
    firstAnswer.promise,
    new Promise((resolve) => {
      setTimeout(resolve, LONGEST_FIRST_VIEW_MS);
    }),
  ]);
  await new Promise<void>((resolve) => {
    // Safari has no idle callbacks.
    if ('requestIdleCallback' in window)
      requestIdleCallback(() => resolve(), { timeout: LONGEST_FIRST_VIEW_MS });
    else setTimeout(resolve, 200);
  });
}

/**
 * Votings are announced by one subscription and counted by another. So that nothing falls between them, pages fetch
 * what they missed once all of them have begun.
 */
function acknowledge(query: string): void {
  for (const following of followings) {
    if (!following.isMeant(query)) continue;
    following.acknowledged = true;
    ready.add(following);
  }
  if (stillToBegin().length === 0) {
    finishStart();
  } else {
    waitForOthersTimer ??= setTimeout(catchUp, LONGEST_WAIT_FOR_OTHERS_MS);
  }
}

function finishStart(): void {
  retries = 0;
  clearTimeout(retryTimer);
  retryTimer = undefined;
  catchUp();
}

function catchUp(): void {
  stopWaitingForOthers();
  if (followings.size > 0) liveness.set('live');
  const begun = [...ready];
  ready.clear();
  // A page that catches up now misses what the late ones would have said until they begin.
  if (stillToBegin().length > 0) for (const each of followings) ready.add(each);
  for (const following of begun) following.onReady();
}

function stopWaitingForOthers(): void {
  clearTimeout(waitForOthersTimer);
  waitForOthersTimer = undefined;
}

function stillToBegin(): Following[] {
  return [...followings].filter((following) => !following.acknowledged);
}

/** One subscription is not served any longer. What it would have said is missed by the pages of the others too. */
function restartLater(following: Following): void {
  following.acknowledged = false;
  for (const each of followings) ready.add(each);
  scheduleRetry();
}

/** No subscription is served any longer. */
function markBroken(): void {
  stopWaitingForOthers();
  ready.clear();
  for (const following of followings) following.acknowledged = false;
}

function goOffline(): void {
  markBroken();
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
  const toRestart = stillToBegin();
  if (toRestart.length === 0) return;
  liveness.set('reconnecting');
  for (const following of toRestart) following.restart();
}

function operationName(document: TypedDocumentString<unknown, never>): string {
  return /subscription (\w+)/.exec(document.toString())?.[1] ?? '';
}
