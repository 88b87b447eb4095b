import { useEffect, useState } from 'react';
import { HealthDocument, type HealthQuery } from '../../../../schema/generated/operations';
import { run } from '../api/client';

/** How the system is, as organisers are told. */
export type Health = HealthQuery['health'];

/** What is known of it: undefined while it is asked for, null when it could not be found out. */
export type KnownHealth = Health | null | undefined;

/** How often it is asked for, in milliseconds, while the page is visible. */
const PAUSE_MS = 30_000;

/** Follows how the system is. What was told before the page was hidden is not shown as the present when it comes back. */
export function useHealth(): KnownHealth {
  const [known, setKnown] = useState<KnownHealth>();
  useEffect(() => follow(() => run(HealthDocument, {}, 'voter').then(({ health }) => health), setKnown), []);
  return known;
}

/** @returns what ends it. */
export function follow(ask: () => Promise<Health>, tell: (known: KnownHealth) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAsking = false;
  let isOver = false;
  let toldAt = -Infinity;
  const askAgain = async (): Promise<void> => {
    clearTimeout(timer);
    if (isAsking || document.visibilityState !== 'visible') return;
    isAsking = true;
    const answer = await ask().catch(() => null);
    isAsking = false;
    if (isOver) return;
    toldAt = Date.now();
    tell(answer);
    timer = setTimeout(() => void askAgain(), PAUSE_MS);
  };
  const returned = (): void => {
    if (document.visibilityState !== 'visible') return;
    if (Date.now() - toldAt < PAUSE_MS) return;
    tell(undefined);
    void askAgain();
  };
  document.addEventListener('visibilitychange', returned);
  void askAgain();
  return () => {
    isOver = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', returned);
  };
}
