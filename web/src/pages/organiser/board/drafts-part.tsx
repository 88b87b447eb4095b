import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { SavedDraft } from '../../../session/cache/drafts';
import type { Paged } from '../../../session/cache/use-paged';
import { useFormat } from '../../../ui/i18n/format';
import { useTranslation } from '../../../ui/i18n/translation';
import { Empty } from '../../../ui/notices';
import { PagedList } from '../../../ui/paged-list';
import { PriceStamp } from '../../../ui/voting/price-stamp';
import { DraftActions } from '../draft-actions';

/** What is being written, the newest first. Organisers alone see it. */
export function DraftsPart({ list, isSearch }: { list: Paged<SavedDraft>; isSearch: boolean }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { items, more } = list;
  return (
    <section className="stack-tight" aria-labelledby="board-DRAFT">
      <h2 id="board-DRAFT" className="section-title">
        {t('drafts.title')}
        <span className="tally-total">{`${format.number(items.length)}${more ? '+' : ''}`}</span>
      </h2>
      <PagedList
        list={list}
        empty={
          isSearch ? (
            <p className="faint">{t('wall.search.nothingOnBoard')}</p>
          ) : (
            <Empty title={t('drafts.none')} next={t('drafts.noneNext')} />
          )
        }
      >
        <ul className="board">
          {items.map((draft) => (
            <DraftRow key={draft.id} draft={draft} deleted={list.refresh} />
          ))}
        </ul>
      </PagedList>
    </section>
  );
}

function DraftRow({ draft, deleted }: { draft: SavedDraft; deleted: () => void }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const page = `/organiser/drafts/${draft.id}`;
  return (
    <li className="board-row card">
      <div className="stack-tight">
        <p className="board-state">
          <PriceStamp voting={draft} />
          <span className="faint">{t('drafts.changed', { moment: format.moment(draft.updatedAt) })}</span>
        </p>
        <h3 dir="auto">
          <Link to={page}>{draft.title || t('drafts.untitled')}</Link>
        </h3>
        <p className="faint">{t('tile.options', { count: draft.options.length })}</p>
      </div>
      <DraftActions draft={draft} deleted={deleted}>
        <Link className="button small" to={page}>
          {t('organiser.edit')}
        </Link>
      </DraftActions>
    </li>
  );
}
