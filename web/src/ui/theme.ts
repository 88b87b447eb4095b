import { createStore } from './store';

/** `auto` follows the device. */
export type Theme = 'auto' | 'light' | 'dark';

const KEY = 'hustings.theme';

export const theme = createStore<Theme>(asTheme(localStorage.getItem(KEY)));

/** Puts a theme on the page and remembers it. */
export function applyTheme(chosen: Theme): void {
  theme.set(chosen);
  document.documentElement.dataset['theme'] = chosen;
  if (chosen === 'auto') localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, chosen);
}

function asTheme(text: string | null): Theme {
  return text === 'light' || text === 'dark' ? text : 'auto';
}
