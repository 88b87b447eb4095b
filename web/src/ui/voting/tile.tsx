import { memo, type CSSProperties, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormat } from '../i18n/format';
import { useTranslation } from '../i18n/translation';
import { Icon } from '../icons';
import { Picture } from './picture';
import { PriceStamp } from './price-stamp';
import { StandingLine } from './standing-line';
import { TimeLeft } from './time-left';
import { useStatus } from './use-status';
import { results, type Voting } from './voting';

/** A voting on the wall. The title's link covers the whole tile. @param first whether it is seen without scrolling. */
export const Tile = memo(function Tile({
  voting,
  first = false,
}: {
  voting: Voting;
  first?: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const status = useStatus(voting);
  const { total, final } = voting.tally;
  const own = voting.options.find(({ id }) => id === voting.myVote?.optionId);
  return (
    <article className="tile" data-status={status} data-voted={own !== undefined || undefined}>
      <div className="tile-picture">
        <Picture url={voting.imageUrl} seed={voting.id} first={first} />
        <PriceStamp voting={voting} />
      </div>
      <div className="tile-body">
        <TimeLeft voting={voting} />
        <h2 className="tile-title" dir="auto">
          <Link to={`/votings/${voting.id}`}>{voting.title}</Link>
        </h2>
        {own !== undefined && (
          <p className="own-vote">
            <Icon name="tick" />
            {t('tile.yourVote', { option: own.label })}
          </p>
        )}
        <ShareStrip voting={voting} />
        {status === 'CLOSED' && <StandingLine voting={voting} />}
        <p className="tile-total">
          {status === 'UPCOMING' ? (
            t('tile.options', { count: voting.options.length })
          ) : (
            <>
              <strong>{format.number(total)}</strong> {t('tile.votesCounted', { count: total })}
            </>
          )}
          {status === 'CLOSED' && (
            <span className="tile-final">{t(final ? 'tile.final' : 'tile.recounting')}</span>
          )}
        </p>
      </div>
    </article>
  );
});

/** All options side by side, as wide as their shares; the page of the voting has the numbers. */
function ShareStrip({ voting }: { voting: Voting }): ReactNode {
  if (voting.tally.total === 0 || voting.tally.hidden)
    return <span className="share-strip" aria-hidden="true" />;
  return (
    <span className="share-strip" aria-hidden="true">
      {results(voting).map(({ id, share, leads }) => (
        <span key={id} data-leads={leads || undefined} style={{ '--share': share } as CSSProperties} />
      ))}
    </span>
  );
}
