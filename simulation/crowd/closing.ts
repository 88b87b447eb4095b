import { PRICES } from '../prices/list';
import type { Program } from '../voting/load';
import { runScenario, type Run, type RunOptions } from '../voting/run';
import { NO_FAULTS, type PlannedVote, type PlannedVoting, type Scenario } from '../voting/scenario';

/** How much there is to recount, and how much lies beside it. */
export interface ClosingSize {
  /** Votings that close at one instant, and the votes in each. */
  closing: number;
  votes: number;
  /** Votes that the table holds besides. */
  stored: number;
  /** Votes a second of a voting that goes on beside them. */
  rate: number;
}

/** What is to be seen: recounts cost what their votings cost, whatever the table holds. */
export const CLOSING: ClosingSize = { closing: 16, votes: 1000, stored: 100_000_000, rate: 100 };

/** Bytes of a stored vote. */
const BYTES = 400;

/**
 * The instant of closing, seconds from the beginning, and how long the other voting goes on: the recounts are over by then.
 */
const CLOSES_AT = 40;
const GOES_ON_UNTIL = 140;

/** What closing together cost, and whom it disturbed. */
export interface ClosingFigures extends ClosingSize {
  /** Votings of which the recount was over when the open one closed. */
  recounted: number;
  /** Read units of the table and its index for one of these recounts, on average. */
  recountUnits: number;
  /** What those units cost, USD. */
  recountUsd: number;
  /** Reads and writes that were turned away until then: gates are read strongly consistently by every vote. */
  refused: number;
  /** Votes of the open voting, and the presses that came to nothing. */
  accepted: number;
  tryAgain: number;
  finalCorrect: boolean;
}

/** The functions of a recount. */
const RECOUNTERS = ['prepare-recount', 'recount-segment', 'compare-recount'];

type Sizes = Pick<Run, 'simulation' | 'world'>;

/** Votings that close together over many stored votes, while another goes on. */
export async function closingTogether(
  program: Program,
  size: ClosingSize,
  seed: number,
  begun?: RunOptions['begun'],
): Promise<ClosingFigures> {
  let figures: Pick<ClosingFigures, 'recounted' | 'recountUnits' | 'recountUsd' | 'refused'> | undefined;
  const run = await runScenario(program, scenarioOf(size), seed, {
    isCrowd: true,
    begun: (sizes) => {
      // Before the recount of the one that goes on.
      sizes.simulation.after(GOES_ON_UNTIL * 1000, () => {
        figures = figuresAt(sizes);
      });
      begun?.(sizes);
    },
  });
  const { told } = run.people;
  return {
    ...size,
    ...figures!,
    accepted: told.accepted - size.closing * size.votes,
    tryAgain: told.tryAgain + told.unanswered,
    finalCorrect: run.broken === undefined && run.invariants.isQuiet,
  };
}

function figuresAt({ simulation, world }: Sizes) {
  const units = [...world.dynamodb.units].filter(([caller]) => RECOUNTERS.includes(caller));
  const read = units.reduce((sum, [, of]) => sum + of.read, 0);
  const marks = [...simulation.marks].filter(([mark]) => mark.includes('throttled'));
  const recounted = [...world.stateMachine.executions.values()].filter(
    ({ status }) => status === 'SUCCEEDED',
  ).length;
  const each = read / Math.max(1, recounted);
  return {
    recounted,
    recountUnits: Math.round(each),
    recountUsd: Number((each * PRICES.read.usd).toFixed(6)),
    refused: marks.reduce((sum, [, times]) => sum + times, 0),
  };
}

function scenarioOf({ closing, votes, stored, rate }: ClosingSize): Scenario {
  const voting = { access: 'FREE' as const, createdAt: 1, opensAt: 1, options: 3 };
  const votings: PlannedVoting[] = Array.from({ length: closing }, () => ({
    ...voting,
    closesAt: CLOSES_AT,
  }));
  votings.push({ ...voting, closesAt: GOES_ON_UNTIL });
  return {
    votings,
    votes: presses(closing, votes, rate),
    voters: votes * closing + rate * GOES_ON_UNTIL,
    credits: 0,
    limit: closing + 1,
    faults: NO_FAULTS,
    faultsEnd: 0,
    isNumbered: true,
    // As few partitions as such a table may have: what one of them gives is all the more easily used up.
    capacity: { storedBytes: stored * BYTES },
  };
}

function* presses(closing: number, votes: number, rate: number): Generator<PlannedVote> {
  const early = closing * votes;
  for (let voter = 0; voter < early; voter += 1)
    yield { voter, voting: voter % closing, option: voter % 3, at: 10 + (voter / early) * 28, patience: 0 };
  const late = rate * (GOES_ON_UNTIL - CLOSES_AT - 2);
  for (let voter = 0; voter < late; voter += 1)
    yield {
      voter: early + voter,
      voting: closing,
      option: voter % 3,
      at: CLOSES_AT + voter / rate,
      patience: 0,
    };
}
