// Before anything is painted, so that a chosen appearance does not flash up in the other one.
// `src/preferences/theme.ts` keeps the choice under this key.
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

// When the app's own scripts do not come, nothing else is there to say so.
{
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
  const tell = () => {
    const main = document.querySelector('#root > main.page');
    // What the app has shown is left alone.
    if (main?.querySelector('.first-paint') == null) return;
    const language = navigator.language.slice(0, 2);
    const [title, next, reload] = words[language] ?? words.en;
    main.lang = language in words ? language : 'en';
    main.dir = main.lang === 'ar' ? 'rtl' : 'ltr';
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
