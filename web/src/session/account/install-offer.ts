import { useEffect, useState } from 'react';

/**
 * A browser's offer to install the app (MDN, "BeforeInstallPromptEvent"). It is taken once, and only where somebody has pressed
 * something.
 */
export interface InstallOffer extends Event {
  prompt: () => Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

declare global {
  /** What `public/appearance.js` has kept: the offer comes before what makes it. */
  var installOffer: InstallOffer | undefined;
}

/** Whether the browser offers to install the app, and what takes it up. Browsers that do not offer it have their own ways. */
export function useInstallOffer(): (() => Promise<void>) | undefined {
  const [offer, setOffer] = useState(globalThis.installOffer);
  useEffect(() => {
    const look = (): void => {
      setOffer(globalThis.installOffer);
    };
    const forget = (): void => {
      globalThis.installOffer = undefined;
      look();
    };
    // Kept by the listener that was there first.
    window.addEventListener('beforeinstallprompt', look);
    window.addEventListener('appinstalled', forget);
    return () => {
      window.removeEventListener('beforeinstallprompt', look);
      window.removeEventListener('appinstalled', forget);
    };
  }, []);
  return (
    offer &&
    (async () => {
      globalThis.installOffer = undefined;
      setOffer(undefined);
      await offer.prompt();
    })
  );
}
