import { everyTab } from './storage/browser-storage';
import { frameChoice } from './storage/frame-choice';
import { createStore } from './store';

/** `auto` follows the device. */
export type Theme = 'auto' | 'light' | 'dark';

const KEY = 'hustings.theme';

export const theme = createStore<Theme>(asTheme(everyTab.get(KEY)));

/** Puts the theme on the page: that of the site around it before the one that was chosen here. */
export function showTheme(): void {
  document.documentElement.dataset['theme'] = asTheme(frameChoice('theme') ?? theme.get());
}

/** Chooses a theme and remembers it. */
export function applyTheme(chosen: Theme): void {
  theme.set(chosen);
  showTheme();
  if (chosen === 'auto') everyTab.remove(KEY);
  else everyTab.set(KEY, chosen);
}

function asTheme(text: string | null): Theme {
  return text === 'light' || text === 'dark' ? text : 'auto';
}
