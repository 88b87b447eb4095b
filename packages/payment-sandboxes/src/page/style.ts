import type { Reply } from '../http/router';

/** Where hosted pages find their style sheet. */
export const STYLE_PATH = '/sandbox.css';

const css = `
:root { color-scheme: light dark; --ink: #1b2330; --paper: #ffffff; --ground: #eef1f6; --accent: #3b45c4; --alarm: #a3162a; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8ecf4; --paper: #1c222d; --ground: #11151c; --accent: #aab2ff; --alarm: #ff9aa7; }
}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--ground);
  color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { width: min(26rem, 100% - 2rem); padding: 2rem; border-radius: 0.75rem; background: var(--paper); }
h1 { margin: 0; font-size: 1.25rem; }
.provider, .small { margin: 0 0 0.5rem; font-size: 0.875rem; }
.small { margin: 1rem 0 0; overflow-wrap: anywhere; }
main.wide { width: min(48rem, 100% - 2rem); }
h2 { margin: 2rem 0 0; font-size: 1.0625rem; }
.wide form { display: flex; flex-wrap: wrap; align-items: end; margin-top: 0.75rem; }
.wide button { padding: 0.375rem 0.75rem; }
label { flex-basis: 100%; }
input { font: inherit; padding: 0.25rem 0.5rem; width: 6rem; border: 1px solid var(--ink); border-radius: 0.375rem;
  background: none; color: inherit; }
a { color: var(--accent); }
.price { margin: 0.25rem 0 1.5rem; font-size: 2rem; font-weight: 600; }
.notice { padding: 0.75rem; border: 1px solid var(--alarm); border-radius: 0.5rem; color: var(--alarm); }
form { display: grid; gap: 0.75rem; }
button { padding: 0.75rem 1rem; border: 1px solid var(--ink); border-radius: 0.5rem; background: none;
  color: inherit; font: inherit; cursor: pointer; }
button.primary { border-color: var(--accent); background: var(--accent); color: var(--paper); font-weight: 600; }
button.quiet { border-color: transparent; text-decoration: underline; }
button:focus-visible, input:focus-visible, a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;

/** The style sheet of hosted pages. */
export const style = (): Reply => ({
  status: 200,
  headers: { 'content-type': 'text/css; charset=utf-8', 'x-content-type-options': 'nosniff' },
  body: css.trimStart(),
});
