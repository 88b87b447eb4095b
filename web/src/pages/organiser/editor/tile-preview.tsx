import type { ReactNode } from 'react';
import { useTranslation } from '../../../ui/i18n/translation';
import { useNow } from '../../../ui/time/clock';
import { MINUTE_MS } from '../../../ui/voting/minutes';
import { Tile } from '../../../ui/voting/tile';
import { statusAt, type Voting } from '../../../ui/voting/voting';
import { toInstant, type Draft } from './draft';

const DAY_MS = 24 * 60 * MINUTE_MS;

/** The tile as voters will see it. Nothing in it can be used. */
export function TilePreview({ draft }: { draft: Draft }): ReactNode {
  const { t } = useTranslation();
  const now = useNow();
  const opensAt = instantOr(draft.opensAt, now - 1);
  // Without a closing yet, it looks as it does on its first day.
  const window = {
    opensAt,
    closesAt: instantOr(draft.closesAt, Math.max(now, Date.parse(opensAt)) + DAY_MS),
  };
  const moment = new Date(now).toISOString();
  const voting: Voting = {
    ...window,
    id: 'preview',
    title: draft.title.trim() || t('editor.untitled'),
    description: draft.description,
    imageUrl: draft.imageUrl === '' ? null : draft.imageUrl,
    access: draft.access,
    creditCost: draft.access === 'PAID' ? 1 : 0,
    code: '',
    status: statusAt(window, now),
    options: draft.options.map(({ key, label }) => ({ id: String(key), label, imageUrl: null })),
    results: draft.results ?? 'ALWAYS',
    tally: {
      votingId: 'preview',
      total: 0,
      counts: [],
      version: 0,
      updatedAt: moment,
      final: false,
      hidden: false,
    },
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

function instantOr(local: string, otherwise: number): string {
  return local === '' || Number.isNaN(Date.parse(local))
    ? new Date(otherwise).toISOString()
    : toInstant(local);
}
