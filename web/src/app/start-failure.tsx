import i18next from 'i18next';
import { useEffect, type ReactNode } from 'react';
import { isLanguage, type Language } from '../ui/i18n/i18n';

/** It may be that not even a language could be loaded, so these stand here. */
const words: Record<Language, { title: string; next: string; reload: string }> = {
  en: {
    title: 'Hustings cannot be reached right now',
    next: 'Check your connection and load the page again. Votes already cast are not affected.',
    reload: 'Load again',
  },
  de: {
    title: 'Hustings ist gerade nicht erreichbar',
    next: 'Prüfen Sie die Verbindung und laden Sie die Seite neu. Abgegebene Stimmen sind nicht betroffen.',
    reload: 'Neu laden',
  },
  fr: {
    title: 'Hustings n’est pas joignable en ce moment',
    next: 'Vérifiez votre connexion et rechargez la page. Les votes déjà donnés ne sont pas touchés.',
    reload: 'Recharger',
  },
  ar: {
    title: 'يتعذّر الوصول إلى \u2068Hustings\u2069 الآن',
    next: 'تحقق من اتصالك وأعد تحميل الصفحة. الأصوات التي سُجّلت لم تتأثر.',
    reload: 'إعادة التحميل',
  },
};

const loadAgain = (): void => {
  location.reload();
};

/** Shown when the app cannot start. It is loaded again by itself as soon as there is a network. */
export function StartFailure({ error }: { error: unknown }): ReactNode {
  // What was chosen is there before the app is: `public/appearance.js`.
  const { lang } = document.documentElement;
  const language = isLanguage(lang) ? lang : 'en';
  const { title, next, reload } = words[language];
  useEffect(() => {
    window.addEventListener('online', loadAgain);
    return () => {
      window.removeEventListener('online', loadAgain);
    };
  }, []);
  return (
    <main className="page narrow stack" lang={language} dir={i18next.dir(language)}>
      <h1>{title}</h1>
      <p>{next}</p>
      <button type="button" className="button primary" onClick={loadAgain}>
        {reload}
      </button>
      <p className="faint">
        <bdi lang="en">{error instanceof Error ? error.message : String(error)}</bdi>
      </p>
    </main>
  );
}
