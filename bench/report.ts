import type { measureWebApp } from '@hustings/web/sizes';
import type { UnitsOfVotes } from './consumed-units';
import type { LighthouseFigures } from './lighthouse';
import type { CreditLatency } from './credit-latency';
import type { NewcomersWay } from './newcomer';
import type { Frames, PresenterLoad } from './presenter-load';
import type { Publishing } from './publishing';
import type { RuntimeThroughput } from './runtime-throughput';
import type { LagOverTime } from './tally-lag';
import type { TallyLatency } from './tally-latency';
import type { VoteThroughput } from './vote-throughput';
import type { WallReads } from './wall-reads';

/** Every figure that the project states, as bench/results.json keeps them. */
export interface Results {
  start: { fresh: number; again: number };
  publishing: Publishing[];
  throughput: VoteThroughput[];
  latency: TallyLatency;
  tallyLag: LagOverTime[];
  credits: CreditLatency;
  units: UnitsOfVotes;
  wall: WallReads;
  runtime: RuntimeThroughput;
  presenter: PresenterLoad;
  webApp: ReturnType<typeof measureWebApp>;
  lighthouse: LighthouseFigures;
  newcomer: NewcomersWay[];
}

const round = (value: number): number => Math.round(value * 100) / 100;

const frames = ({
  p50,
  p99,
  longest,
  late,
  longTasks,
  longestTask,
}: Frames): Record<string, string | number> => ({
  'p50 ms': round(p50),
  'p99 ms': round(p99),
  'longest ms': round(longest),
  'late %': round(late * 100),
  'long tasks': longTasks,
  'longest task ms': round(longestTask),
});

const roundedTimes = ({ write, verified, proved }: Publishing) => ({
  write: Math.round(write),
  verified: Math.round(verified),
  proved: round(proved),
});

/** How each figure is printed. */
const printers: { [Name in keyof Results]: (result: Results[Name]) => void } = {
  start: (start) => {
    console.log('npm start to ready (ms)');
    console.table([start]);
  },
  publishing: (figures) => {
    console.log('Publishing and verifying a result (ms of a processor, bytes)');
    console.table(figures.map((figure) => ({ ...figure, ...roundedTimes(figure) })));
  },
  throughput: (rounds) => {
    console.log('castVote FREE over HTTP beside the same two DynamoDB calls made bare');
    console.table(
      rounds.map(({ atOnce, api, bare, overhead }) => ({
        'at once': atOnce,
        'API votes/s': Math.round(api.perSecond),
        'API p50 ms': round(api.p50),
        'API p99 ms': round(api.p99),
        'bare pairs/s': Math.round(bare.perSecond),
        'bare p50 ms': round(bare.p50),
        'bare p99 ms': round(bare.p99),
        'API / bare': round(overhead),
      })),
    );
  },
  latency: (latency) => {
    console.log('Vote to subscriber (ms)');
    console.table([latency]);
  },
  tallyLag: (scenarios) => {
    for (const { name, minutes, untold } of scenarios) {
      console.log(`From the vote to onTally, ${name}; not told at the end: ${untold}`);
      console.table(minutes);
    }
  },
  credits: ({ openings, ...credits }) => {
    console.log(
      'Payment to balance at the subscriber (ms), and how many times what opening a checkout takes',
    );
    console.table([{ ...credits, openings: round(openings) }]);
  },
  units: (units) => {
    console.log('DynamoDB request units a vote');
    console.table(units);
  },
  wall: (reads) => {
    console.log('DynamoDB requests and read units of a wall of sixteen votings with tallies');
    console.table(reads);
  },
  runtime: ({ requests, spent: { operations: _, ...parts } }) => {
    console.log('The local AppSync by itself: a None data source, a signed-in caller, 32 at once');
    console.table([
      {
        'requests/s': Math.round(requests.perSecond),
        'p50 ms': round(requests.p50),
        'p99 ms': round(requests.p99),
      },
    ]);
    console.log('Milliseconds that such a request spends in each part');
    console.table([Object.fromEntries(Object.entries(parts).map(([part, ms]) => [part, round(ms)]))]);
  },
  presenter: ({ atRest, underLoad, screen, bare, ...votes }) => {
    console.log('The presenter’s screen in Chromium: its frames at rest and while votes pour in');
    console.table({ 'at rest': frames(atRest), 'under load': frames(underLoad) });
    console.log(
      'From the answer to a vote until its total is told (ms), and how many votes it is behind at most',
    );
    console.table({ 'on the screen': screen, 'to a bare subscriber': bare });
    console.log(`At the median ${round(screen.p50 / bare.p50)} times what the bare subscriber waits`);
    console.table([{ ...votes, votesPerSecond: round(votes.votesPerSecond) }]);
  },
  webApp: (sizes) => {
    console.log('The web app (bytes)');
    console.table(sizes);
  },
  lighthouse: ({ empty, pages }) => {
    console.log('Lighthouse, mobile settings, the middle of five runs (times in ms)');
    console.table([empty, ...pages.map(({ timesEmpty: _, ...scores }) => scores)]);
    console.log('How many times what a page of the same React takes that shows nothing');
    console.table(pages.map(({ page, timesEmpty }) => ({ page, ...timesEmpty })));
  },
  newcomer: (ways) => {
    console.log(
      'From the scanned code to the receipt on a throttled phone, the middle of five newcomers (ms)',
    );
    console.table(ways.map(({ fields, ...way }) => ({ ...way, fields: fields.join(', ') })));
  },
};

/** Prints the named figures as tables. */
export function report(results: Partial<Results>, names: (keyof Results)[]): void {
  for (const name of names) {
    // Every printer takes the figure of its own name, which a loop over names cannot tell.
    const print = printers[name] as (result: unknown) => void;
    console.log();
    print(results[name]);
  }
}
