import { Random } from '../core/random';
import type { Outage } from '../appsync/faults';
import { BEGINNING } from '../core/simulation';
import { NO_FAULTS, type Faults, type PlannedVote, type PlannedVoting, type Scenario } from './scenario';

/** What a random scenario may be made smaller in, to find the least that still breaks. */
export interface Size {
  voters: number;
  votings: number;
  presses: number;
  /** Kinds of faults that are left out. */
  without: (keyof Faults)[];
}

/** The kinds of faults, in the order in which they are left out first. */
export const FAULT_KINDS: (keyof Faults)[] = ['splits', 'timetables', 'streams', 'api', 'functions', 'table'];

/** The size that a seed asks for. */
export function sizeOf(seed: number): Size {
  const random = new Random(seed);
  const voters = 2 + random.below(19);
  return { voters, votings: 1 + random.below(4), presses: voters * (1 + random.below(4)), without: [] };
}

/** Votes within two minutes, in a few votings, with every kind of fault more or less likely. */
export function randomScenario(seed: number, size: Size = sizeOf(seed)): Scenario {
  const random = new Random(seed ^ 0x5eed);
  const limit = 2 + random.below(3);
  const votings = Array.from({ length: size.votings }, () => randomVoting(random));
  const votes = Array.from({ length: size.presses }, () => randomVote(random, size, votings));
  votes.sort((one, other) => one.at - other.at);
  const faultsEnd =
    Math.max(...votings.map(({ closesAt, moved }) => Math.max(closesAt, moved?.to ?? 0))) +
    random.between(0, 120);
  const faults = randomFaults(random, faultsEnd);
  for (const kind of size.without) Object.assign(faults, { [kind]: NO_FAULTS[kind] });
  return {
    votings,
    votes,
    voters: size.voters,
    credits: votings.some(({ access }) => access === 'PAID') ? 1 + random.below(3) : 0,
    limit,
    faults,
    faultsEnd,
    capacity: {},
  };
}

function randomVoting(random: Random): PlannedVoting {
  const createdAt = random.between(4, 10);
  const opensAt = random.chance(0.5) ? createdAt : createdAt + random.between(10, 30);
  const closesAt = opensAt + random.between(15, 60);
  return {
    access: random.chance(0.4) ? 'PAID' : 'FREE',
    createdAt,
    opensAt,
    closesAt,
    options: 2 + random.below(3),
    ...(random.chance(0.25) && { closedAt: random.between(opensAt + 5, closesAt) }),
    ...(random.chance(0.2) && {
      moved: { at: random.between(createdAt + 2, closesAt), to: closesAt + random.between(-10, 40) },
    }),
  };
}

function randomVote(random: Random, { voters, votings: count }: Size, votings: PlannedVoting[]): PlannedVote {
  const voting = random.below(count);
  const { opensAt, closesAt, closedAt, options } = votings[voting]!;
  // Many press in the last seconds, some too early, some too late.
  const end = closedAt === undefined ? closesAt : Math.min(closesAt, closedAt + 3);
  const at = random.chance(0.3) ? end + random.between(-2, 1) : random.between(opensAt - 1, end + 5);
  return {
    voter: random.below(voters),
    voting,
    option: random.below(options),
    at: Math.max(11, at),
    patience: random.below(4),
  };
}

/** Each kind is left out in some runs, so that every one also meets the others alone. */
function randomFaults(random: Random, faultsEnd: number): Faults {
  const maybe = (most: number): number => (random.chance(0.5) ? random.float() * most : 0);
  const outages: Outage[] = [];
  while (random.chance(0.5)) {
    const from = BEGINNING + random.between(0, faultsEnd) * 1000;
    outages.push({
      from,
      to: Math.min(from + random.between(1, 60) * 1000, BEGINNING + faultsEnd * 1000),
      kind: random.chance(0.5) ? 'ERRORS' : 'HANGS',
    });
  }
  return {
    table: {
      latency: 4,
      slow: maybe(0.1),
      slowest: random.between(1000, 9000),
      lost: maybe(0.03),
      answerLost: maybe(0.05),
      internal: maybe(0.03),
      throttled: maybe(0.1),
    },
    functions: {
      crash: maybe(0.02),
      stall: maybe(0.08),
      clock: maybe(200),
      coldStart: 300,
      zombie: maybe(1),
      refused: maybe(0.1),
    },
    streams: { again: maybe(0.2), cut: maybe(0.5) },
    timetables: { late: maybe(0.3), twice: maybe(0.3) },
    api: { latency: 10, outages, answerLost: maybe(0.1), error: maybe(0.1), clock: maybe(20) },
    splits: maybe(6),
  };
}
