/** `npm run gallery`: every component in all of its states, without a stack. Not part of what is deployed. */
import { createRoot } from 'react-dom/client';
import { MemoryRouter } from 'react-router';
import { Footer } from '../app/footer';
import { addParts, startI18n } from '../ui/i18n/i18n';
import { organiserTexts } from '../ui/i18n/organiser-texts';
import { TranslationProvider } from '../ui/i18n/translation';
import { showTheme } from '../ui/theme';
import { ControlSpecimens } from './control-specimens';
import { NoticeSpecimens } from './notice-specimens';
import { VotingSpecimens } from './voting-specimens';
import '../ui/styles/index.css';
import './gallery.css';

showTheme();
await startI18n();
addParts(organiserTexts);
// Its texts are added to those that are there.
const { HealthSpecimens } = await import('./health-specimens');
createRoot(document.getElementById('root')!).render(
  <TranslationProvider>
    <MemoryRouter>
      <main className="page stack gallery">
        <h1>Gallery</h1>
        <p className="faint">
          Every component in all of its states. Language and appearance are changed at the bottom.
        </p>
        <ControlSpecimens />
        <NoticeSpecimens />
        <VotingSpecimens />
        <HealthSpecimens />
      </main>
      <Footer />
    </MemoryRouter>
  </TranslationProvider>,
);
