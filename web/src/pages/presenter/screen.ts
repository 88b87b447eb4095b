import { useEffect, useEffectEvent, useState } from 'react';

/** Keeps the screen from going dark for as long as the page is seen. Browsers that cannot leave it to the system. */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let over = false;
    const isOver = (): boolean => over;
    // Browsers give the lock up whenever the page is not seen.
    const ask = async (): Promise<void> => {
      if (isOver() || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
      lock = await navigator.wakeLock.request('screen');
      // The page may have been left while the browser was asked.
      if (isOver()) await lock.release();
    };
    const tryToAsk = (): void => {
      // Refused, for example because of a low battery: nothing that can be done here.
      ask().catch(() => undefined);
    };
    tryToAsk();
    document.addEventListener('visibilitychange', tryToAsk);
    return () => {
      over = true;
      document.removeEventListener('visibilitychange', tryToAsk);
      lock?.release().catch(() => undefined);
    };
  }, []);
}

/** Whether the page fills the screen, and the switch for that; undefined where a browser does not allow it. */
export function useFullScreen(): { full: boolean; toggle: (() => void) | undefined } {
  const [full, setFull] = useState(document.fullscreenElement !== null);
  useEffect(() => {
    const follow = (): void => {
      setFull(document.fullscreenElement !== null);
    };
    document.addEventListener('fullscreenchange', follow);
    return () => {
      document.removeEventListener('fullscreenchange', follow);
    };
  }, []);
  const toggle = (): void => {
    const asked = document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen();
    asked.catch(() => undefined);
  };
  return { full, toggle: document.fullscreenEnabled ? toggle : undefined };
}

/** Calls what belongs to a key. Keys with modifiers, and those pressed in a field, stay the browser's. */
export function useKeys(actions: Record<string, (() => void) | undefined>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.target instanceof Element && event.target.closest('input, select, textarea')) return;
    const action = actions[event.key.toLowerCase()];
    if (!action) return;
    // A button that has the focus is pressed by the space bar itself.
    if (event.key === ' ' && event.target instanceof Element && event.target.closest('button, a')) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      press(event);
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, []);
}
