import {
  AddPushDeviceDocument,
  PushKeyDocument,
  RemovePushDeviceDocument,
} from '../../../../schema/generated/operations';
import { everyTab } from '../../ui/storage/browser-storage';
import { run } from '../api/client';
import { PUSHED_VOTER } from './pushed-voter';

/**
 * Messages on this device by its browser's push service: loaded in the profile, and where somebody has asked for them.
 * `needs-install`: browsers of iOS show notifications of installed pages only. `blocked`: the browser was told to show none.
 */
export type DeviceState = 'on' | 'off' | 'blocked' | 'needs-install' | 'unsupported';

/** The browser's push service did not answer. */
export class PushServiceError extends Error {}

/** How this device stands for a voter. */
export async function deviceState(userId: string): Promise<DeviceState> {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window))
    return isUninstalledOnIos() ? 'needs-install' : 'unsupported';
  if (Notification.permission === 'denied') return 'blocked';
  const isOn = everyTab.get(PUSHED_VOTER) === userId && Notification.permission === 'granted';
  return isOn && (await subscription()) ? 'on' : 'off';
}

/**
 * Tells this device of messages. To be called by what somebody pressed: browsers ask for permission then only.
 * @throws ApiError, PushServiceError
 */
export async function turnDeviceOn(userId: string, language: string): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted') return;
  // What was asked for as somebody else goes: its address may be known by that account.
  if (everyTab.get(PUSHED_VOTER) !== userId) await forgetSubscription();
  await addDevice(language);
  everyTab.set(PUSHED_VOTER, userId);
}

/** Tells this device nothing any longer. @throws ApiError: it may still be told until then. */
export async function turnDeviceOff(): Promise<void> {
  const known = await subscription();
  if (known) await run(RemovePushDeviceDocument, { endpoint: known.endpoint }, 'voter');
  await forgetSubscription();
}

/** Milliseconds that leaving may take: nobody waits for a push service to be signed out. */
const LEAVING_MS = 3000;

/**
 * Before a session ends, or after its account was deleted: this device is told nothing any longer, as far as that can be said in
 * a moment. What the API is not told, it hears from the push service, which knows the device no longer.
 */
export async function leaveDevice({ isDeleted }: { isDeleted: boolean }): Promise<void> {
  const steps = isDeleted ? forgetSubscription() : turnDeviceOff().catch(forgetSubscription);
  const enough = new Promise((resolve) => setTimeout(resolve, LEAVING_MS));
  await Promise.race([steps, enough]);
}

/**
 * Says again how this device is told, when a page starts: in the page's language, with the key of the moment, and at the address
 * that the browser has now. Where the browser was told to show nothing, or somebody else is signed in, that ends.
 */
export async function refreshDevice(userId: string, language: string): Promise<void> {
  const isTheirs = everyTab.get(PUSHED_VOTER) === userId;
  if (!isTheirs || Notification.permission !== 'granted') await forgetSubscription();
  else await addDevice(language);
}

/** The endpoint alone says nothing of the voter: it goes to the API with the voter's own token. */
async function addDevice(language: string): Promise<void> {
  const { pushKey } = await run(PushKeyDocument, {}, 'voter');
  const { endpoint, keys } = (await subscribed(pushKey)).toJSON();
  const { p256dh = '', auth = '' } = keys ?? {};
  await run(AddPushDeviceDocument, { input: { endpoint: endpoint ?? '', p256dh, auth, language } }, 'voter');
}

/** @throws PushServiceError */
async function subscribed(pushKey: string): Promise<PushSubscription> {
  try {
    await navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' });
    const { pushManager } = await navigator.serviceWorker.ready;
    const known = await pushManager.getSubscription();
    if (known && keyOf(known) === pushKey) return known;
    await known?.unsubscribe();
    return await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: pushKey });
  } catch (error) {
    throw new PushServiceError(String(error));
  }
}

function keyOf({ options }: PushSubscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

async function subscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration('/');
  return (await registration?.pushManager.getSubscription()) ?? null;
}

async function forgetSubscription(): Promise<void> {
  everyTab.remove(PUSHED_VOTER);
  await (await subscription())?.unsubscribe();
}

/** An iPad calls itself a Mac, and has fingers. */
function isUninstalledOnIos(): boolean {
  const isIos =
    /iPhone|iPad|iPod/.test(navigator.userAgent) ||
    (navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1);
  return isIos && !matchMedia('(display-mode: standalone)').matches;
}
