import type { ReactNode } from 'react';
import { useTranslation } from '../ui/i18n/translation';
import { Picture } from '../ui/voting/picture';
import { PriceStamp } from '../ui/voting/price-stamp';
import Sparkline from '../ui/voting/sparkline';
import { StandingLine } from '../ui/voting/standing-line';
import { TallyBars } from '../ui/voting/tally-bars';
import { TallyState } from '../ui/voting/tally-state';
import { Tile } from '../ui/voting/tile';
import { TimeLeft } from '../ui/voting/time-left';
import { MINUTES, sampleVoting, TALLIES, TILES } from './sample-votings';
import { Shelf, Specimen } from './specimen';

const closed = sampleVoting({ window: 'CLOSED', votes: { Ada: 5, Bob: 2 }, final: true });
const counting = sampleVoting({ window: 'CLOSED', votes: { Ada: 5, Bob: 2 } });
const open = sampleVoting({ votes: { Ada: 5, Bob: 2 } });
const upcoming = sampleVoting({ window: 'UPCOMING', votes: { Ada: 0, Bob: 0 } });
const WINDOWS = [
  { voting: upcoming, status: 'UPCOMING' },
  { voting: open, status: 'OPEN' },
  { voting: counting, status: 'CLOSED' },
  { voting: closed, status: 'CLOSED' },
] as const;

function Parts(): ReactNode {
  const { t } = useTranslation();
  return (
    <Shelf title="Parts of a voting" file="ui/voting/">
      {[0, 1, 12].map((creditCost) => (
        <Specimen key={creditCost} state={creditCost === 0 ? 'free' : `costs ${creditCost}`}>
          <PriceStamp voting={{ access: creditCost === 0 ? 'FREE' : 'PAID', creditCost }} />
        </Specimen>
      ))}
      {WINDOWS.map(({ voting, status }, index) => (
        <Specimen key={index} state={`${status}${voting.tally.final ? ', confirmed' : ''}`}>
          <TimeLeft voting={voting} />
          <TallyState voting={voting} status={status} />
        </Specimen>
      ))}
      <Specimen state="no picture: a pattern of its own">
        <Picture url={null} seed="one" />
      </Specimen>
      <Specimen state="minutes">
        <div className="sparkline">
          <Sparkline
            minutes={MINUTES}
            slots={MINUTES.length}
            label={t('series.sparkline', { minutes: MINUTES.length, most: '16' })}
          />
        </div>
      </Specimen>
      <Specimen state="minutes of a young voting">
        <div className="sparkline">
          <Sparkline
            minutes={MINUTES.slice(-3)}
            slots={30}
            label={t('series.sparkline', { minutes: 3, most: '16' })}
          />
        </div>
      </Specimen>
    </Shelf>
  );
}

/** How votings are drawn. */
export function VotingSpecimens(): ReactNode {
  return (
    <>
      <Parts />
      <Shelf title="Tallies" file="ui/voting/tally-bars.tsx, ui/voting/standing-line.tsx">
        {Object.entries(TALLIES).map(([state, voting]) => (
          <Specimen key={state} state={state}>
            <StandingLine voting={voting} />
            <TallyBars voting={voting} />
            {voting.tally.hidden && <TallyState voting={voting} status="OPEN" />}
          </Specimen>
        ))}
      </Shelf>
      <Shelf title="Tiles" file="ui/voting/tile.tsx">
        {Object.entries(TILES).map(([state, voting]) => (
          <Specimen key={state} state={state}>
            <Tile voting={voting} />
          </Specimen>
        ))}
      </Shelf>
    </>
  );
}
