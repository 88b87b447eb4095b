import { StillThereDocument, type TypedDocumentString } from '../../../../schema/generated/operations';
import type { Liveness } from '../../ui/connection-banner';
import { createStore } from '../../ui/store';
import type * as Amplify from '../api/amplify';
import { firstAnswer } from '../api/client';
import type { Identity } from '../api/identity';
import { readConfigurationAgain } from '../api/renew-key';
import { dropSocket, isSocketOpen, lastHeard } from '../api/socket';
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

/** How long a connection may be silent, in milliseconds, before it is asked for a word, and at most. */
const QUIET_MS = 10_000;
const LONGEST_QUIET_MS = 65_000;

/** How long the answer may take, in milliseconds, and how often it is looked for. */
const ANSWER_MS = 4_000;
const ANSWER_STEP_MS = 250;

/** How long a connection that begins may be silent, in milliseconds, before it is begun again. */
const LONGEST_START_MS = QUIET_MS + ANSWER_MS;

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
    const begin = async (): Promise<void> => {
      const { messages } = await loadAmplify();
      // Each begins in a task of its own: all at once keep a phone from answering.
      await pause(0);
      if (stopped) return;
      subscription = messages(document, variables, identity).subscribe({
        next: ({ data }) => {
          follower.onMessage(data);
        },
        error: () => {
          restartLater(following);
        },
      });
    };
    begin().catch(scheduleRetry);
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
      clearTimeout(retryTimer);
      retryTimer = undefined;
      liveness.set('idle');
    } else if (liveness.get() === 'reconnecting' && stillToBegin().length === 0) {
      // What was waited for is not followed any longer.
      finishStart();
    }
  };
}

/**
 * Listens to the browser, and to silence. To be called once.
 * @param crowd how many votes the largest open voting has that is shown: about so many people look at it.
 */
export function watchConnection(crowd: () => number): void {
  window.addEventListener('offline', goOffline);
  window.addEventListener('online', () => {
    // Whatever was open belongs to the network that is gone.
    dropSocket();
    restartNow();
  });
  followNetwork();
  let hiddenAt: number | undefined;
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible') {
      hiddenAt = Date.now();
      return;
    }
    const hiddenMs = Date.now() - (hiddenAt ?? Date.now());
    hiddenAt = undefined;
    if (liveness.get() === 'reconnecting') restartNow();
    else if (hiddenMs > QUIET_MS) lookAgain();
  });
  let tickedAt = Date.now();
  setInterval(() => {
    const sleptMs = Date.now() - tickedAt;
    tickedAt = Date.now();
    if (document.visibilityState !== 'visible') return;
    const silentMs = performance.now() - lastHeard();
    if (liveness.get() !== 'live') {
      if (isWaitingForSocket() && silentMs > LONGEST_START_MS) {
        dropSocket();
        scheduleRetry();
      }
    } else if (sleptMs > QUIET_MS) lookAgain();
    else if (silentMs > quietMs(crowd())) void askForLife();
  }, 1_000);
}

/**
 * Whether an open socket has still to say that subscriptions have begun. Amplify itself waits without end for a socket
 * that is neither opened nor refused.
 */
function isWaitingForSocket(): boolean {
  return isSocketOpen() && retryTimer === undefined && stillToBegin().length > 0;
}

/**
 * Phones change from one network to another without ever being offline. Browsers tell of every estimate of speed by the
 * same event, which is no reason to ask.
 */
function followNetwork(): void {
  const { connection } = navigator as { connection?: EventTarget & { type?: string } };
  let before = connection?.type;
  connection?.addEventListener('change', () => {
    if (connection.type === before) return;
    before = connection.type;
    void askForLife();
  });
}

/**
 * How long nothing may be heard before it is asked whether the connection is alive: a millisecond for each of a crowd,
 * so that however many look at a quiet voting, they ask a thousand times a second together. Beyond AppSync's own word,
 * once a minute, nobody has to ask.
 */
function quietMs(crowd: number): number {
  return Math.min(LONGEST_QUIET_MS, Math.max(QUIET_MS, crowd));
}

/** Somebody looks again at what may be old: it is fetched at once, and is not live before the connection has answered. */
function lookAgain(): void {
  if (liveness.get() !== 'live') return;
  liveness.set('connecting');
  for (const following of followings) following.onReady();
  void askForLife();
}

let isAsking = false;

/** Begins a subscription and ends it: AppSync answers at once if it hears. Otherwise the connection is begun again. */
async function askForLife(): Promise<void> {
  if (isAsking || followings.size === 0) return;
  isAsking = true;
  try {
    const { messages } = await loadAmplify();
    const askedAt = performance.now();
    const asked = messages(StillThereDocument, {}, 'public').subscribe({ error: () => undefined });
    const isHeard = (): boolean => lastHeard() > askedAt;
    for (let waited = 0; waited < ANSWER_MS && !isHeard(); waited += ANSWER_STEP_MS)
      await pause(ANSWER_STEP_MS);
    asked.unsubscribe();
    if (!isHeard()) dropSocket();
    else if (liveness.get() === 'connecting' && stillToBegin().length === 0) liveness.set('live');
  } catch {
    // What could not be loaded is loaded with the next attempt.
  } finally {
    isAsking = false;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
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
  // What keeps it from beginning may be a key that was replaced: the attempt after this one has the new one.
  if (retries > 1) void readConfigurationAgain();
  for (const following of toRestart) following.restart();
}

function operationName(document: TypedDocumentString<unknown, never>): string {
  return /subscription (\w+)/.exec(document.toString())?.[1] ?? '';
}
