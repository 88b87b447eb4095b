import type { ReactNode } from 'react';

/** Shown when the app cannot start. It may be that not even a language could be loaded, so it brings its own words. */
export function StartFailure({ error }: { error: unknown }): ReactNode {
  const german = navigator.language.startsWith('de');
  return (
    <main className="page narrow stack">
      <h1>{german ? 'Hustings ist gerade nicht erreichbar' : 'Hustings cannot be reached right now'}</h1>
      <p>
        {german
          ? 'Prüfen Sie die Verbindung und laden Sie die Seite neu. Abgegebene Stimmen sind nicht betroffen.'
          : 'Check your connection and load the page again. Votes already cast are not affected.'}
      </p>
      <button
        type="button"
        className="button primary"
        onClick={() => {
          location.reload();
        }}
      >
        {german ? 'Neu laden' : 'Load again'}
      </button>
      <p className="faint">{error instanceof Error ? error.message : String(error)}</p>
    </main>
  );
}
