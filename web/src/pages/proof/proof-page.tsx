import type { ReactNode } from 'react';
import { addTexts } from '../../ui/i18n/i18n';
import { proofTexts } from '../../ui/i18n/proof/texts';
import { useTranslation } from '../../ui/i18n/translation';
import { usePageTitle } from '../../ui/use-page-title';

addTexts('proof', proofTexts);

/** The parts of the page, and how many points each has. */
const PARTS = { how: 3, proved: 4, notProved: 5, others: 4 } as const;

/** What a published result proves, and what it does not, for everybody. */
export default function ProofPage(): ReactNode {
  const { t } = useTranslation();
  usePageTitle(t('proof.title'));
  return (
    <div className="page narrow">
      <article className="stack">
        <h1>{t('proof.title')}</h1>
        <p>{t('proof.lead')}</p>
        {Object.entries(PARTS).map(([part, points]) => (
          <section key={part} className="stack-tight">
            <h2>{t(`proof.${part as keyof typeof PARTS}.title`)}</h2>
            <ul className="bullets">
              {Array.from({ length: points }, (_, point) => (
                <li key={point}>{t(`proof.${part}.point${point + 1}` as 'proof.how.point1')}</li>
              ))}
            </ul>
          </section>
        ))}
        <p className="faint">{t('proof.strangers')}</p>
      </article>
    </div>
  );
}
