import type { Program } from '../voting/load';
import { runScenario } from '../voting/run';
import { NO_FAULTS, type PlannedVote, type PlannedVoting, type Scenario } from '../voting/scenario';

/** Votings that close at one instant, and the votes in each. */
const CLOSING = 16;
const VOTES = 1000;

/** Votes that the table holds besides, and the bytes of one. */
const STORED = 100_000_000;
const BYTES = 400;

/** The instant, seconds from the beginning; a voting goes on beside them, at so many votes a second. */
const CLOSES_AT = 40;
const GOES_ON_UNTIL = 140;
const RATE = 100;

/** What closing together cost, and whom it disturbed. */
export interface ClosingFigures {
  /** Read units of one voting's recount. */
  recountUnits: number;
  /** Reads and writes of the open voting that were turned away. */
  refused: number;
  tryAgain: number;
  finalCorrect: boolean;
}

/** Sixteen votings of a thousand votes close together, over a hundred million stored votes, while another goes on. */
export async function closingTogether(program: Program, seed: number): Promise<ClosingFigures> {
  const run = await runScenario(program, scenario(), seed, { isCrowd: true });
  const recounting = [...run.world.dynamodb.units].filter(([caller]) => caller.includes('recount'));
  const marks = [...run.simulation.marks].filter(([mark]) => mark.includes('throttled'));
  return {
    recountUnits: Math.round(recounting.reduce((sum, [, { read }]) => sum + read, 0) / (CLOSING + 1)),
    refused: marks.reduce((sum, [, times]) => sum + times, 0),
    tryAgain: run.people.told.tryAgain + run.people.told.unanswered,
    finalCorrect: run.broken === undefined && run.invariants.isQuiet,
  };
}

function scenario(): Scenario {
  const voting = { access: 'FREE' as const, createdAt: 1, opensAt: 1, options: 3 };
  const votings: PlannedVoting[] = Array.from({ length: CLOSING }, () => ({
    ...voting,
    closesAt: CLOSES_AT,
  }));
  votings.push({ ...voting, closesAt: GOES_ON_UNTIL });
  return {
    votings,
    votes: votes(),
    voters: VOTES * CLOSING + RATE * GOES_ON_UNTIL,
    credits: 0,
    limit: CLOSING + 1,
    faults: NO_FAULTS,
    faultsEnd: 0,
    // As few partitions as such a table may have: what one of them gives is all the more easily used up.
    capacity: { storedBytes: STORED * BYTES },
  };
}

function* votes(): Generator<PlannedVote> {
  const early = CLOSING * VOTES;
  for (let voter = 0; voter < early; voter += 1)
    yield { voter, voting: voter % CLOSING, option: voter % 3, at: 10 + (voter / early) * 28, patience: 0 };
  const late = RATE * (GOES_ON_UNTIL - CLOSES_AT - 2);
  for (let voter = 0; voter < late; voter += 1)
    yield {
      voter: early + voter,
      voting: CLOSING,
      option: voter % 3,
      at: CLOSES_AT + voter / RATE,
      patience: 0,
    };
}
