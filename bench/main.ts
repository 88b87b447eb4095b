import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildWebApp } from '@hustings/web/build';
import { measureWebApp } from '@hustings/web/sizes';
import { newVoter, newVoters, organiserAccount, signedIn, type Caller } from '../test/support/clients';
import { startStack, type StackProcess } from '../test/support/stack';
import { clearVotings } from '../test/support/votings';
import { measureBeside, printBeside } from './beside';
import { measureUnits } from './consumed-units';
import { measureCreditLatency } from './credit-latency';
import { measureLighthouse } from './lighthouse';
import { measureNewcomer } from './newcomer';
import { measurePresenter } from './presenter-load';
import { report, type Results } from './report';
import { measurePublishing } from './publishing';
import { measureRuntime } from './runtime-throughput';
import { measureStart } from './start-time';
import { measureTallyLag } from './tally-lag';
import { measureTallyLatency } from './tally-latency';
import { compareThroughput, type VoteThroughput } from './vote-throughput';
import { measureWallReads } from './wall-reads';

/** A stack, its organiser, and where both are reached. */
interface Site {
  stack: StackProcess;
  webUrl: string;
  organiser: Caller;
}

const PRESENTER_VOTES = Number(process.env['BENCH_PRESENTER_VOTES'] ?? 3000);

/** How each figure is measured, in this order: what starts stacks of its own comes before the shared one is open. */
const measurements: { [Name in keyof Results]: (site: () => Promise<Site>) => Promise<Results[Name]> } = {
  start: () => measureStart(),
  publishing: () => measurePublishing([20_000, 1_000_000]),
  webApp: async () => {
    await buildWebApp();
    return measureWebApp();
  },
  lighthouse: async () => {
    // Pages as they are met: with votings, pictures and votes.
    const demo = await startStack({ args: ['--fresh', '--quiet'] });
    try {
      const url = `http://localhost:${demo.port + 1}`;
      const [voting] = await openVotings(demo);
      const pages = { wall: '/', voting: `/votings/${voting}`, 'sign-in': '/sign-in' };
      return await measureLighthouse(
        Object.fromEntries(Object.entries(pages).map(([page, address]) => [page, `${url}${address}`])),
      );
    } finally {
      await demo.stop();
    }
  },
  newcomer: () => measureNewcomer(),
  throughput: async (site) => {
    const { stack, organiser } = await site();
    const rounds: VoteThroughput[] = [];
    for (const atOnce of [1, 8, 32])
      rounds.push(
        await compareThroughput(stack.baseUrl, organiser, atOnce, (text) => {
          console.log(text);
        }),
      );
    await clearVotings(organiser);
    return rounds;
  },
  latency: async (site) => {
    const { stack, organiser } = await site();
    return measureTallyLatency(stack.baseUrl, organiser, await newVoters(100, stack.baseUrl));
  },
  tallyLag: () => measureTallyLag(console.log),
  credits: async (site) => {
    const { stack } = await site();
    return measureCreditLatency(stack.baseUrl, await newVoter(stack.baseUrl));
  },
  units: async (site) => {
    const { stack, organiser } = await site();
    return measureUnits(stack.baseUrl, organiser);
  },
  wall: async (site) => {
    const { stack, organiser } = await site();
    return measureWallReads(stack.baseUrl, organiser, await newVoter(stack.baseUrl));
  },
  runtime: async (site) => {
    const { stack } = await site();
    return measureRuntime(stack.baseUrl, await newVoter(stack.baseUrl), 4000, 32);
  },
  presenter: async (site) => {
    const { stack, webUrl, organiser } = await site();
    const voters = await newVoters(PRESENTER_VOTES, stack.baseUrl);
    return measurePresenter(stack.baseUrl, webUrl, organiser, voters);
  },
};

async function openSite(): Promise<Site> {
  const stack = await startStack({ args: ['--no-seed', '--quiet'] });
  const organiser = await signedIn(organiserAccount, stack.baseUrl);
  return { stack, organiser, webUrl: `http://localhost:${stack.port + 1}` };
}

async function openVotings(stack: StackProcess): Promise<string[]> {
  const caller = await signedIn(organiserAccount, stack.baseUrl);
  const { votings } = await caller.expect<{ votings: { items: { id: string }[] } }>(
    'query { votings(filter: { status: OPEN, access: FREE }) { items { id } } }',
  );
  return votings.items.map(({ id }) => id);
}

/**
 * `npm run bench`: measures everything, prints it as tables and keeps it in bench/results.json.
 * `npm run bench -- lighthouse presenter` measures only what it names and keeps the other figures.
 * `npm run bench -- tallyLag` takes a quarter of an hour and is measured only when it is named.
 * `npm run bench -- beside DIRECTORY` compares this checkout with another one, whose packages are installed.
 */
async function main(names: string[]): Promise<void> {
  if (names[0] === 'beside') {
    if (names.length !== 2) throw new Error('Name one other checkout: npm run bench -- beside DIRECTORY');
    printBeside(await measureBeside(names[1]!, console.log));
    return;
  }
  const known = Object.keys(measurements) as (keyof Results)[];
  const unknown = names.filter((name) => !known.includes(name as keyof Results));
  if (unknown.length > 0)
    throw new Error(`There is no figure named ${unknown.join(', ')}; there are ${known.join(', ')}.`);
  const chosen = known.filter((name) => (names.length === 0 ? name !== 'tallyLag' : names.includes(name)));
  const file = path.join(__dirname, 'results.json');
  const results: Record<string, unknown> = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>)
    : {};
  let site: Promise<Site> | undefined;
  try {
    for (const name of chosen) {
      console.log(`Measuring: ${name} …`);
      results[name] = await measurements[name](() => (site ??= openSite()));
    }
  } finally {
    await (await site)?.stack.stop();
  }
  report(results, chosen);
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
