import ar from './ar';
import de from './de';
import en from './en';
import fr from './fr';

/** The texts of the page on how results are checked, by language. */
export const proofTexts = { en, de, fr, ar };
