// Before anything is painted, so that a chosen appearance does not flash up in the other one.
// `src/ui/theme.ts` keeps the choice under this key.
try {
  const chosen = localStorage.getItem('hustings.theme');
  if (chosen !== null) document.documentElement.dataset.theme = chosen;
} catch {
  // Storage is refused: the device's appearance it is.
}

// Some browsers offer once, early, to install the app; `src/session/account/install-offer.ts` makes it in the profile, not before.
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  globalThis.installOffer = event;
});

// The first number that is written makes a browser load how all languages write numbers, which takes a slow phone some 80 ms:
// better now, while the app is on its way, than with the first votings.
setTimeout(() => new Intl.NumberFormat());

{
  // What is said when the app's own scripts do not come: nothing else is there to say so.
  const words = {
    en: ['Hustings could not be loaded', 'Check your connection and load the page again.', 'Load again'],
    de: [
      'Hustings konnte nicht geladen werden',
      'Prüfen Sie die Verbindung und laden Sie die Seite neu.',
      'Neu laden',
    ],
    fr: ['Hustings n’a pas pu être chargé', 'Vérifiez votre connexion et rechargez la page.', 'Recharger'],
    ar: ['تعذّر تحميل Hustings', 'تحقق من اتصالك وأعد تحميل الصفحة.', 'إعادة التحميل'],
  };

  // What is painted first runs as the language does. `src/ui/i18n/i18n.ts` keeps the choice under this key.
  let chosen;
  try {
    chosen = localStorage.getItem('hustings.language');
  } catch {
    // Storage is refused: it is one of the browser's languages.
  }
  const spoken = [chosen ?? '', ...navigator.languages].map((tag) => tag.slice(0, 2));
  const language = spoken.find((tag) => tag in words) ?? 'en';
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';

  const tell = () => {
    const main = document.querySelector('#root > main.page');
    // What the app has shown is left alone.
    if (main?.querySelector('.first-paint') == null) return;
    const [title, next, reload] = words[language];
    main.className = 'page narrow stack';
    main.replaceChildren(
      ...[
        ['h1', title],
        ['p', next],
        ['button', reload],
      ].map(([name, text]) => Object.assign(document.createElement(name), { textContent: text })),
    );
    const button = main.querySelector('button');
    button.className = 'button primary';
    button.onclick = () => location.reload();
    addEventListener('online', () => location.reload());
  };
  // Errors of scripts do not rise: they are heard on their way down.
  addEventListener('error', ({ target }) => target instanceof HTMLScriptElement && tell(), true);
}
