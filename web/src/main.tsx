import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { StartFailure } from './app/start-failure';
import { session } from './session/account/session';
import { watchSession } from './session/account/watch-session';
import { configure } from './session/api/configuration';
import { loadConfiguration } from './session/api/load-configuration';
import { fetchVotingAhead } from './session/cache/fetch-voting';
import { forgetVotes, largestCrowd } from './session/cache/known-votings';
import { watchConnection } from './session/live/connection';
import { startI18n } from './ui/i18n/i18n';
import { showTheme } from './ui/theme';
import { adjustClock } from './ui/time/clock';
import './ui/styles/index.css';

showTheme();
const root = createRoot(document.getElementById('root')!);

async function start(): Promise<void> {
  const [{ configuration, answeredAt }] = await Promise.all([loadConfiguration(), startI18n()]);
  adjustClock(answeredAt);
  configure(configuration);
  watchConnection(largestCrowd);
  // What one voter has voted is not for the next one to see.
  session.subscribe(forgetVotes);
  watchSession();
  if (session.get().phase === 'out') fetchVotingAhead(location.pathname);
  // A transition lets the browser answer in between.
  startTransition(() => {
    root.render(<App />);
  });
}

start().catch((error: unknown) => {
  root.render(<StartFailure error={error} />);
});
