import type { ReactNode } from 'react';
import { useTranslation } from '../../../ui/i18n/translation';
import { useNow } from '../../../ui/time/clock';
import { Tile } from '../../../ui/voting/tile';
import { statusAt, type Voting } from '../../../ui/voting/voting';
import { toInstant, type Draft } from './draft';

/** The tile as voters will see it. Nothing in it can be used. */
export function TilePreview({ draft }: { draft: Draft }): ReactNode {
  const { t } = useTranslation();
  const now = useNow();
  const window = { opensAt: instantOr(draft.opensAt, now), closesAt: instantOr(draft.closesAt, now) };
  const moment = new Date(now).toISOString();
  const voting: Voting = {
    ...window,
    id: 'preview',
    title: draft.title.trim() || t('editor.untitled'),
    description: draft.description,
    imageUrl: draft.imageUrl === '' ? null : draft.imageUrl,
    access: draft.access,
    creditCost: draft.access === 'PAID' ? 1 : 0,
    status: statusAt(window, now),
    options: draft.options.map(({ key, label }) => ({ id: String(key), label, imageUrl: null })),
    tally: { votingId: 'preview', total: 0, counts: [], version: 0, updatedAt: moment, final: false },
    createdAt: moment,
    updatedAt: moment,
  };
  return (
    <aside className="preview" aria-label={t('editor.preview')}>
      <h2 className="section-title">{t('editor.preview')}</h2>
      <div inert>
        <Tile voting={voting} />
      </div>
    </aside>
  );
}

function instantOr(local: string, now: number): string {
  return local === '' || Number.isNaN(Date.parse(local)) ? new Date(now - 1).toISOString() : toInstant(local);
}
