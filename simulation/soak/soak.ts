import { BEGINNING } from '../core/simulation';
import type { Program } from '../voting/load';
import { runScenario, type Run } from '../voting/run';
import { followKeys } from './keys';
import { countKinds, KEPT } from './kinds';
import { askAboutPurchases, type PurchaseFigures } from './purchases';
import { yearScenario, type YearSize } from './year';

/** What a soak showed. */
export interface SoakFigures {
  /** Items by kind at the end of each month. */
  months: Record<string, number>[];
  purchases: PurchaseFigures;
  votes: number;
  votings: number;
  /** What is wrong; empty: nothing. */
  problems: string[];
}

const DAY = 86_400_000;
const MONTH = 30 * DAY;

/** Lines of logs that are counted for alarms, and marks of the simulation that ring one. */
const RINGING =
  /^(TalliesUntold|FinalTallyUntold|RecountCompared.*DISAGREES|AccountNotGuarded|VoteNotCounted|.* given up)$/;

/** Items of a kind that may be there beyond those of the first month: a few more votings may be open at the moment. */
const TOLERATED = 20;

/** Lets time pass, and looks at what is left of it. */
export async function soak(
  program: Program,
  size: YearSize & { purchasesADay: number },
  seed: number,
  tell: (month: number) => void = () => undefined,
): Promise<SoakFigures> {
  const months: Record<string, number>[] = [];
  const scenario = yearScenario(size, seed);
  const run = await runScenario(unhurried(program), scenario, seed, {
    isCrowd: true,
    begun: ({ simulation, world }) => {
      const look = (): void => {
        months.push(Object.fromEntries(countKinds(world)));
        tell(months.length);
        if ((months.length + 1) * MONTH < size.days * DAY) simulation.after(MONTH, look);
      };
      simulation.after(MONTH, look);
    },
  });
  // What is there once all is over is as good as the end of a month.
  months.push(Object.fromEntries(countKinds(run.world)));
  const purchases = askAboutPurchases(size.days, size.purchasesADay, seed);
  return {
    months,
    purchases,
    votes: run.people.told.accepted,
    votings: scenario.votings.length,
    problems: [
      ...(run.broken === undefined ? [] : [run.broken]),
      ...alarmsOf(run),
      ...growth(months),
      ...pileUp(purchases),
      ...[1, 30, 90, 180].flatMap((every) => followKeys(BEGINNING, size.days, every)),
    ],
  };
}

/**
 * Schedules of a minute run every ten: a year has half a million minutes, and in most of them nothing is due. What tidies
 * accounts up works on the user pool, which is not simulated.
 */
function unhurried(program: Program): Program {
  const { deployment } = program;
  const timetables = deployment.timetables
    .filter(({ functionName }) => functionName !== 'tidy-accounts')
    .map((timetable) => ({
      ...timetable,
      every: timetable.every < 3_600_000 ? 10 * timetable.every : timetable.every,
    }));
  return { ...program, deployment: { ...deployment, timetables } };
}

function alarmsOf({ world, simulation }: Run): string[] {
  const rung = [...world.logged, ...simulation.marks].filter(([name]) => RINGING.test(name));
  const failed = [...world.stateMachine.executions.values()].filter(
    ({ status }) => !['SUCCEEDED', 'RUNNING'].includes(status),
  ).length;
  return [
    ...rung.map(([name, times]) => `${name}, ${times} times: an alarm without a cause.`),
    ...(failed > 0 ? [`${failed} recounts did not end well.`] : []),
  ];
}

/** Kinds that nobody wants to keep must be as many in the end as after the first month. */
function growth(months: readonly Record<string, number>[]): string[] {
  const [first, last] = [months[0] ?? {}, months.at(-1) ?? {}];
  return Object.entries(last)
    .filter(([kind, count]) => !Object.hasOwn(KEPT, kind) && count > (first[kind] ?? 0) + TOLERATED)
    .map(([kind, count]) => `${kind} grew from ${first[kind] ?? 0} items to ${count}.`);
}

/** A purchase is asked about for half a year: from then on as many wait in one month as in the next. */
function pileUp({ waiting, purchases }: PurchaseFigures): string[] {
  const most = Math.max(...waiting);
  const last = waiting.slice(-5);
  return waiting.length > 11 && Math.max(...last) > 1.1 * Math.min(...last)
    ? [`${most} of ${purchases} purchases wait to be asked about, and more each month.`]
    : [];
}
