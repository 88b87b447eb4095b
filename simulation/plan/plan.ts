import { SETTINGS } from '../../infra/settings';
import { partitionsFor } from '../dynamodb/partitions';
import { PRICED_REGION } from '../prices/list';
import { costsOf } from './cost';
import { needsOf, type Crowd } from './needs';
import { quotasFor, type Audience } from './quotas';

/** Milliseconds of the quickest pace, the default of `announcingPaceMilliseconds`. */
const QUICKEST = 1000;

/** Messages a second that the pace keeps to, the default of `announcedMessagesPerSecond`. */
const MESSAGES_PER_SECOND = SETTINGS.announcedMessagesPerSecond.byDefault.PRODUCTION;

/** People behind one address, the default of `peopleBehindOneAddress`. */
const HALL = SETTINGS.peopleBehindOneAddress.byDefault.PRODUCTION;

/** What to ask AWS for before a crowd comes, what to deploy, and what it will cost, as text. */
export function planFor(crowd: Crowd, watching: number): string {
  const needs = needsOf(crowd);
  const paceMilliseconds = Math.max(QUICKEST, Math.ceil((watching / MESSAGES_PER_SECOND) * 1000));
  const audience: Audience = { watching, paceMilliseconds };
  const number = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 0 });
  const quotas = quotasFor(crowd, needs, audience);
  const asked = quotas.filter(({ need, byDefault }) => need > byDefault);
  const counting = 2 * partitionsFor(needs.table);
  const costs = costsOf(crowd, needs, audience);
  const total = costs.reduce((sum, { usd }) => sum + usd, 0);
  const context = {
    tableWarmWrites: needs.table.writes,
    tableWarmReads: needs.table.reads,
    indexWarmWrites: needs.index.writes,
    indexWarmReads: needs.index.reads,
    countingConcurrency: counting,
    announcingPaceMilliseconds: QUICKEST,
  };
  return [
    `${number(crowd.people)} people, ${number(crowd.seconds)} seconds, ${crowd.votings} voting${crowd.votings === 1 ? '' : 's'} (${crowd.access}): ${number(needs.rate)} votes a second.`,
    `${number(watching)} watch.`,
    '',
    'Quotas (us-east-1)',
    ...table(
      ['service', 'quota', 'default', 'need', 'ask', 'days before', 'source'],
      quotas.map(({ service, name, unit, byDefault, need, leadDays, source }) => [
        service,
        `${name} ${unit}`,
        number(byDefault),
        number(need),
        need > byDefault ? 'yes' : 'no',
        need > byDefault ? String(leadDays) : '',
        source,
      ]),
    ),
    '',
    `Ask for ${asked.length === 0 ? 'nothing' : asked.map(({ service, name }) => `${service} ${name}`).join(', ')}.`,
    `The web ACLs let ${number(HALL)} people through behind one address in five minutes: set peopleBehindOneAddress if a hall or a carrier brings more.`,
    '',
    `Deploy at least a day before, so that DynamoDB has made room (a voting's gates and boxes fall on partitions by chance; with this many next to nobody is turned away on 99 of 100 days)`,
    `  npm run deploy -- --context stage=prod ${Object.entries(context)
      .map(([name, value]) => `--context ${name}=${value}`)
      .join(' ')}`,
    `Warm throughput: table ${number(needs.table.writes)} writes and ${number(needs.table.reads)} reads a second, index votes-by-voting ${number(needs.index.writes)} and ${number(needs.index.reads)}. It cannot be lowered again: set it for the stage in hustings.config.ts, so that later deployments keep it.`,
    `Reserved for count-votes: ${counting} environments, two a shard.`,
    `Pace: one announcement each ${number(paceMilliseconds)} ms with that many watching; it slows to that by itself.`,
    '',
    `Cost in USD (${PRICED_REGION})`,
    ...table(
      ['what', 'USD'],
      [...costs.map(({ what, usd }) => [what, usd.toFixed(2)]), ['together', total.toFixed(2)]],
    ),
  ].join('\n');
}

/** Columns beside each other. */
export function table(head: string[], rows: string[][]): string[] {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]!.length)),
  );
  const line = (cells: string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)];
}
