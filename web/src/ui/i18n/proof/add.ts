import i18next from 'i18next';
import ar from './ar';
import de from './de';
import en from './en';
import fr from './fr';

const texts = { en, de, fr, ar };

/**
 * Adds the texts of the page on how results are checked. They come with that page: the first view of all others is so much
 * lighter.
 */
export function addProofTexts(): void {
  for (const [language, proof] of Object.entries(texts))
    i18next.addResourceBundle(language, 'translation', { proof }, true, true);
}
