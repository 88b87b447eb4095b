import { COUNTING_GB_SECONDS, VOTE_UNITS } from '../plan/cost';
import { FILES_ON_ARRIVAL, OPERATIONS_ON_ARRIVAL } from '../plan/quotas';
import { PRICES, usersCost, type USER_BANDS } from '../prices/list';

/** What a month is asked about. */
export interface Month {
  /** People who sign in, each of whom votes in every voting. */
  voters: number;
  votings: number;
  /** People who watch live at the same time. */
  viewers: number;
  /** Hours for which they watch and the votings are open. */
  hours: number;
  purchases: number;
  tier: keyof typeof USER_BANDS;
}

/** What a part of the bill grows with. */
export type GrowsWith = 'month' | 'voter' | 'vote' | 'open hour' | 'viewer-hour' | 'purchase';

/** A part of the bill. */
export interface Part {
  what: string;
  growsWith: GrowsWith;
  /** USD for one of what it grows with. */
  each: number;
}

const HOURS = 730;
const MINUTES = HOURS * 60;

/** What the stacks of production have, held to the templates by a test. */
export const HELD = {
  webAcls: 3,
  firewallRules: 7,
  secrets: 4,
  signingKeys: 1,
  alarmMetrics: 124,
  compositeAlarms: 3,
  logMetrics: 17,
};

/** What a production stage has and a `TRIAL` has not: the web ACLs of the API and of the user pool, and their rules. */
export const NOT_IN_TRIAL = { webAcls: 2, firewallRules: 4 };

/** Gigabytes of one who arrives. */
const GIGABYTES_ON_ARRIVAL = 0.45e-3;

/** Milliseconds of a pace, the default. */
const PACE = 1000;

/** Votings that are open at once, and change all the time. */
const ANNOUNCED = 16;

/** What a board that is open asks of health in an hour, the metrics in each question, and the units that it reads. */
const BOARD = { questions: 120, metrics: 14, reads: 3 };

/** Units a second of the announcer's lease and of the schedule, as docs/decisions/0020 has them. */
const ANNOUNCER = { reads: 3.5, writes: 1.25 };

/** AppSync and Lambda record the first request of a second and one of twenty beyond it: X-Ray's default rule. */
const TRACED = 0.05;

/** GB-seconds of an invocation. */
const run = (megabytes: number, milliseconds: number): number =>
  (megabytes / 1024) * (milliseconds / 1000) * PRICES.compute.usd + PRICES.invocation.usd;

/** What a vote costs of the table and of its index. */
const voteUnits = (access: keyof typeof VOTE_UNITS): number =>
  VOTE_UNITS[access].reads * PRICES.read.usd + VOTE_UNITS[access].writes * PRICES.write.usd;

/** USD that a paid vote costs more. */
export const paidVoteExtra = (): number => voteUnits('PAID') - voteUnits('FREE');

/** USD for a month of a stage of the kind `TRIAL`, whatever happens. */
export function trialMonth(): number {
  const all = parts().filter(({ growsWith }) => growsWith === 'month');
  return all.reduce((sum, { each }) => sum + each, -HOURS * PRICES.apiCache.usd - firewalls(NOT_IN_TRIAL));
}

const firewalls = ({ webAcls, firewallRules }: typeof NOT_IN_TRIAL): number =>
  webAcls * PRICES.webAcl.usd + firewallRules * PRICES.firewallRule.usd;

const operation = PRICES.operation.usd + PRICES.firewall.usd + TRACED * PRICES.trace.usd;

/** Every part of the bill, Cognito's users left out: they are cheaper by the dozen. */
export function parts(): Part[] {
  const { read, write } = PRICES;
  const part = (growsWith: GrowsWith, what: string, each: number): Part => ({ what, growsWith, each });
  return [
    part('month', 'the API’s cache', HOURS * PRICES.apiCache.usd),
    part('month', 'firewalls', firewalls(HELD)),
    part(
      'month',
      'alarms, and metrics of log lines',
      HELD.alarmMetrics * PRICES.alarmMetric.usd +
        HELD.compositeAlarms * PRICES.compositeAlarm.usd +
        HELD.logMetrics * PRICES.customMetric.usd,
    ),
    part('month', 'secrets', HELD.secrets * PRICES.secret.usd),
    part('month', 'the key that signs', HELD.signingKeys * PRICES.signingKey.usd),
    part(
      'month',
      'what looks every minute: votings, purchases, announcer, messages',
      MINUTES * (2 * run(256, 100) + run(512, 100) + run(512, 200) + 5 * read.usd),
    ),
    part('month', 'logs of schedules', MINUTES * 4 * 600e-9 * PRICES.logs.usd),
    part('voter', 'a mail with a code (SES)', PRICES.mail.usd),
    part('voter', 'accounts are guarded', 4 * run(512, 60) + 8 * write.usd + 4 * read.usd),
    part('voter', 'arriving: API, firewall, traces', OPERATIONS_ON_ARRIVAL * operation),
    part('voter', 'arriving: reads of the table', OPERATIONS_ON_ARRIVAL * read.usd),
    part(
      'voter',
      'arriving: files and their firewall',
      FILES_ON_ARRIVAL * (PRICES.edgeRequest.usd + PRICES.firewall.usd) +
        GIGABYTES_ON_ARRIVAL * PRICES.edgeByte.usd,
    ),
    part('vote', 'API, firewall, traces', operation),
    part('vote', 'the table and its index (free voting)', voteUnits('FREE')),
    part('vote', 'counting', COUNTING_GB_SECONDS * PRICES.compute.usd),
    part('vote', 'the recount, and the ballots', 0.1 * read.usd + 20e-6 * PRICES.compute.usd),
    part('vote', 'kept for a month', 800e-9 * (PRICES.storage.usd + PRICES.recovery.usd)),
    part('open hour', 'announcing while votings are open', 3600 * 1.1 * 0.5 * PRICES.compute.usd),
    part(
      'open hour',
      'reads of tallies, and announcements of sixteen votings',
      3600 * (ANNOUNCER.reads * read.usd + ANNOUNCER.writes * write.usd) +
        // A voting's slots take two units to read; each is told by itself, and all on the wall.
        (3_600_000 / PACE) * (ANNOUNCED * (2 * read.usd + write.usd) + (ANNOUNCED + 1) * operation),
    ),
    part(
      'open hour',
      'a board that says how the system is',
      BOARD.questions *
        (operation + BOARD.metrics * PRICES.metricRead.usd + run(256, 200) + BOARD.reads * read.usd),
    ),
    part('viewer-hour', 'messages', (3600 * 1000 * PRICES.update.usd) / PACE),
    part('viewer-hour', 'the connection', 60 * PRICES.connection.usd),
    part('purchase', 'API, firewall, traces', 5 * operation),
    part(
      'purchase',
      'functions, webhook, queue, receipt',
      2 * run(512, 1500) +
        2 * run(512, 300) +
        2 * run(512, 1000) +
        2 * PRICES.httpRequest.usd +
        8 * PRICES.queueRequest.usd +
        PRICES.notification.usd,
    ),
    part('purchase', 'the table', 30 * write.usd + 30 * read.usd),
    part('purchase', 'asking the provider for half a year', 9 * (run(512, 800) + 6 * write.usd)),
    part('purchase', 'logs', 12e-6 * PRICES.logs.usd),
  ];
}

/** How many there are of what a part grows with. */
export function quantities({ voters, votings, viewers, hours, purchases }: Month): Record<GrowsWith, number> {
  return {
    month: 1,
    voter: voters,
    vote: voters * votings,
    'open hour': votings > 0 ? hours : 0,
    'viewer-hour': viewers * hours,
    purchase: purchases,
  };
}

/** A line of the bill of a month. */
export interface Line extends Part {
  quantity: number;
  usd: number;
}

/** The bill of a month. */
export function billOf(month: Month): { lines: Line[]; total: number } {
  const counts = quantities(month);
  const lines = parts().map((part): Line => {
    const quantity = counts[part.growsWith];
    return { ...part, quantity, usd: quantity * part.each };
  });
  const usd = usersCost(month.tier, month.voters);
  lines.push({
    what: `Cognito ${month.tier}: active users`,
    growsWith: 'voter',
    each: month.voters === 0 ? 0 : usd / month.voters,
    quantity: month.voters,
    usd,
  });
  return { lines, total: lines.reduce((sum, line) => sum + line.usd, 0) };
}
