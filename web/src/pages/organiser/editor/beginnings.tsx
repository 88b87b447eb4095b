import { useState, type ReactNode } from 'react';
import { useTranslation } from '../../../ui/i18n/translation';
import { lazyPart } from '../../../ui/lazy-part';
import { serverNow } from '../../../ui/time/clock';
import type { Draft } from './draft';
import { draftFrom, TEMPLATES } from './templates';

const EarlierVotings = lazyPart(() => import('./earlier-votings'));

/** What a new voting can begin with: a template, or a voting of before. What was written before can be brought back. */
export function Beginnings({
  written,
  begin,
}: {
  /** What the form says now. */
  written: () => Draft;
  begin: (draft: Draft) => void;
}): ReactNode {
  const translation = useTranslation();
  const { t } = translation;
  const [put, setPut] = useState<{ draft: Draft; before: Draft }>();
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="stack-tight" aria-labelledby="beginnings">
      <h2 id="beginnings" className="section-title">
        {t('editor.templates.title')}
      </h2>
      <div className="actions">
        {TEMPLATES.map((template) => (
          <button
            key={template}
            type="button"
            className="button small"
            onClick={() => {
              const now = written();
              const draft = draftFrom(template, serverNow(), translation);
              // Who looks at one template after the other gets back what they wrote, not the template before.
              const isUntouched = JSON.stringify(now) === JSON.stringify(put?.draft);
              setPut({ draft, before: put && isUntouched ? put.before : now });
              begin(draft);
            }}
          >
            {t(`editor.templates.names.${template}`)}
          </button>
        ))}
      </div>
      <div role="status">
        {put && (
          <p className="notice actions">
            {t('editor.templates.filled')}
            <button
              type="button"
              className="button small"
              onClick={() => {
                begin(put.before);
                setPut(undefined);
              }}
            >
              {t('editor.templates.undo')}
            </button>
          </p>
        )}
      </div>
      <details
        onToggle={({ currentTarget }) => {
          setOpen(currentTarget.open);
        }}
      >
        <summary>{t('editor.templates.earlier')}</summary>
        {isOpen && <EarlierVotings />}
      </details>
    </section>
  );
}
