import { lazy, useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { useTranslation } from './i18n/translation';
import { Failure } from './notices';

/** Loads the module of a part: its default export is what is shown. */
export type Load<Props> = () => Promise<{ default: ComponentType<Props> }>;

/**
 * A part of the app that is loaded when it is shown first. If it does not come, the part says so where it would stand,
 * and is loaded again as soon as there is a network, or when somebody asks for it.
 */
export function lazyPart<Props extends object>(load: Load<Props>, isPage = false): ComponentType<Props> {
  return lazy<ComponentType<Props>>(() =>
    load().catch(() => ({
      default: (props: Props) => <LatePart load={load} props={props} isPage={isPage} />,
    })),
  );
}

/** {@link lazyPart} for a whole page. */
export function lazyPage<Props extends object>(load: Load<Props>): ComponentType<Props> {
  return lazyPart(load, true);
}

function LatePart<Props extends object>({
  load,
  props,
  isPage,
}: {
  load: Load<Props>;
  props: Props;
  isPage: boolean;
}): ReactNode {
  const { t } = useTranslation();
  // React takes a bare function for a change of state.
  const [loaded, setLoaded] = useState<{ default: ComponentType<Props> }>();
  const [isBusy, setBusy] = useState(false);
  const attempt = async (): Promise<void> => {
    setBusy(true);
    const arrived = await load().catch(() => undefined);
    setBusy(false);
    if (arrived === undefined) await replaceOldRelease();
    else setLoaded(arrived);
  };
  useEffect(() => {
    const again = (): void => void load().then(setLoaded, () => undefined);
    window.addEventListener('online', again);
    return () => {
      window.removeEventListener('online', again);
    };
  }, [load]);
  if (loaded !== undefined) return <loaded.default {...props} />;
  return (
    <div className="page narrow stack">
      <Failure title={t('missingPart.title')} next={t('missingPart.next')} whole={isPage}>
        <button type="button" className="button" disabled={isBusy} onClick={() => void attempt()}>
          {t(isBusy ? 'common.wait' : 'common.retry')}
        </button>
      </Failure>
    </div>
  );
}

/**
 * With a network, what cannot be loaded is gone: a newer release of the app has taken its place. Some browsers also keep
 * a failed script for as long as the page is open. Either way the page helps that is loaded now.
 */
async function replaceOldRelease(): Promise<void> {
  const answer = await fetch('/config.json', { cache: 'no-store' }).catch(() => undefined);
  if (answer?.ok) location.reload();
}
