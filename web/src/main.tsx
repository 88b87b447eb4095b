import i18next from 'i18next';
import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { configure } from './session/api/configuration';
import { loadConfiguration } from './session/api/load-configuration';
import { App } from './app/app';
import { StartFailure } from './app/start-failure';
import { formatFor } from './ui/i18n/format';
import { startI18n } from './ui/i18n/i18n';
import { watchConnection } from './session/live/connection';
import { applyTheme, theme } from './ui/theme';
import { session, watchSession } from './session/account/session';
import './ui/styles/index.css';
import { adjustClock } from './ui/time/clock';
import { fetchVotingAhead } from './session/cache/fetch-voting';

applyTheme(theme.get());
const root = createRoot(document.getElementById('root')!);

async function start(): Promise<void> {
  const [{ configuration, answeredAt }] = await Promise.all([loadConfiguration(), startI18n()]);
  adjustClock(answeredAt);
  configure(configuration);
  watchConnection();
  watchSession();
  if (session.get().phase === 'out') fetchVotingAhead(location.pathname);
  // A transition lets the browser answer in between.
  startTransition(() => {
    root.render(<App />);
  });
  // The first number that is written makes a browser load how numbers are written: better now than with the votings.
  setTimeout(() => formatFor(i18next.language).number(0));
}

start().catch((error: unknown) => {
  root.render(<StartFailure error={error} />);
});
