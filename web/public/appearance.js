// Before anything is painted, so that a chosen appearance does not flash up in the other one.
// `src/preferences/theme.ts` keeps the choice under this key.
try {
  const chosen = localStorage.getItem('hustings.theme');
  if (chosen !== null) document.documentElement.dataset.theme = chosen;
} catch {
  // Storage is refused: the device's appearance it is.
}
