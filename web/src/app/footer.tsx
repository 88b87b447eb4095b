import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { languages, speak, type Language } from '../ui/i18n/i18n';
import { useTranslation } from '../ui/i18n/translation';
import { useStore } from '../ui/store';
import { applyTheme, theme, type Theme } from '../ui/theme';

/** Language and appearance, for everybody. */
export function Footer(): ReactNode {
  const { t, language } = useTranslation();
  const chosen = useStore(theme);
  return (
    <footer className="footer">
      <p>
        {t('footer.claim')} <Link to="/proof">{t('footer.proof')}</Link>
      </p>
      <div className="footer-choices">
        <label>
          <span>{t('footer.language')}</span>
          <select value={language} onChange={({ target }) => void speak(target.value as Language)}>
            {Object.entries(languages).map(([tag, name]) => (
              <option key={tag} value={tag} lang={tag}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('footer.theme')}</span>
          <select
            value={chosen}
            onChange={({ target }) => {
              applyTheme(target.value as Theme);
            }}
          >
            {(['auto', 'light', 'dark'] as const).map((each) => (
              <option key={each} value={each}>
                {t(`footer.themes.${each}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
    </footer>
  );
}
