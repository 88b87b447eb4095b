import { useEffect, useRef, type ReactNode } from 'react';
import { Outlet, useLocation } from 'react-router';
import { useLiveVotings } from '../session/cache/use-live-votings';
import { liveness } from '../session/live/connection';
import { ConnectionBanner } from '../ui/connection-banner';
import { useTranslation } from '../ui/i18n/translation';
import { useStore } from '../ui/store';
import { Footer } from './footer';
import { Header } from './header';

/** What surrounds every page but the presenter's. */
export function Frame(): ReactNode {
  const { t } = useTranslation();
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const first = useRef(true);
  useLiveVotings();

  // A new page begins at its top, for eyes and for screen readers alike.
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <>
      <a className="skip-link" href="#content">
        {t('common.skip')}
      </a>
      <Header />
      <LiveBanner />
      <main id="content" ref={main} tabIndex={-1}>
        <Outlet />
      </main>
      <Footer />
    </>
  );
}

/** By itself: what surrounds it stays as it is when the connection changes. */
function LiveBanner(): ReactNode {
  return <ConnectionBanner state={useStore(liveness)} />;
}
