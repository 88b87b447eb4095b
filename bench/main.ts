import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RecordedCalls } from '../local/front-door/diagnostics';
import { newVoter, newVoters, organiserAccount, signedIn, type Caller } from '../test/support/clients';
import { startStack } from '../test/support/stack';
import { castVoteMutation, clearVotings, createVoting } from '../test/support/votings';
import { sumOfUnits, type Units } from './consumed-units';
import { measureWebApp } from '../web/sizes';
import { measureRuntime, type RuntimeThroughput } from './runtime-throughput';
import { measureStart } from './start-time';
import { measureTallyLatency } from './tally-latency';
import { measureApi, measureBare, type Bench, type VoteThroughput } from './vote-throughput';

const VOTES = Number(process.env['BENCH_VOTES'] ?? 400);
const ROUNDS = 3;

/** `npm run bench`: every figure that the project states, printed as a table and kept in bench/results.json. */
async function main(): Promise<void> {
  console.log('Starting the stack twice …');
  const start = await measureStart();
  const stack = await startStack({ args: ['--no-seed', '--quiet'] });
  try {
    const details = (await (await fetch(`${stack.baseUrl}/_local/stack.json`)).json()) as Omit<
      Bench,
      'baseUrl'
    >;
    const bench = { ...details, baseUrl: stack.baseUrl };
    const organiser = await signedIn(organiserAccount, stack.baseUrl);
    const throughput: VoteThroughput[] = [];
    for (const atOnce of [1, 8, 32]) throughput.push(await compareThroughput(bench, organiser, atOnce));
    await clearVotings(organiser);
    console.log('Measuring the way to the subscriber …');
    const latency = await measureTallyLatency(stack.baseUrl, organiser, await newVoters(100, stack.baseUrl));
    const units = await measureUnits(stack.baseUrl, organiser);
    console.log('Measuring the local AppSync by itself …');
    const runtime = await measureRuntime(stack.baseUrl, await newVoter(stack.baseUrl), 4000, 32);
    report({ throughput, latency, units, runtime, webApp: measureWebApp(), start });
  } finally {
    await stack.stop();
  }
}

/** Bare and through the API by turns, so that both meet the same state of the machine. */
async function compareThroughput(bench: Bench, organiser: Caller, atOnce: number): Promise<VoteThroughput> {
  const rounds: VoteThroughput[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    console.log(`Votes, ${atOnce} at once, round ${round + 1} of ${ROUNDS} …`);
    const voting = await createVoting(organiser, { title: `Bench: ${atOnce} at once, round ${round + 1}` });
    const voters = await newVoters(VOTES, bench.baseUrl);
    // The signature of a token is checked when it is first seen; a session's other requests are what is measured.
    await Promise.all(voters.map((voter) => voter.expect('query { me { id } }')));
    const bare = await measureBare(bench, voting, VOTES, atOnce);
    const api = await measureApi(bench, voting, voters, atOnce);
    rounds.push({ atOnce, api, bare, overhead: bare.perSecond / api.perSecond });
  }
  return rounds.sort((left, right) => left.overhead - right.overhead)[Math.floor(ROUNDS / 2)]!;
}

async function measureUnits(baseUrl: string, organiser: Caller): Promise<Record<'FREE' | 'PAID', Units>> {
  const voter = await newVoter(baseUrl);
  await organiser.expect('mutation($input: GrantCreditsInput!) { grantCredits(input: $input) { credits } }', {
    input: { userId: voter.userId, credits: 1, reason: 'For the bench' },
  });
  const unitsOfVote = async (access: 'FREE' | 'PAID', query: string): Promise<Units> => {
    const { id, options } = await createVoting(organiser, { access });
    const { recorded } = await dynamoDbCallsAfter(baseUrl, 0);
    await voter.expect(query, { input: { votingId: id, optionId: options[0]!.id } });
    return sumOfUnits((await dynamoDbCallsAfter(baseUrl, recorded)).calls);
  };
  return {
    FREE: await unitsOfVote('FREE', castVoteMutation),
    PAID: await unitsOfVote('PAID', castVoteMutation.replace('creditsSpent', 'creditsSpent credits')),
  };
}

async function dynamoDbCallsAfter(baseUrl: string, count: number): Promise<RecordedCalls> {
  const response = await fetch(`${baseUrl}/_local/dynamodb-calls?after=${count}`);
  return (await response.json()) as RecordedCalls;
}

interface Results {
  throughput: VoteThroughput[];
  latency: { votes: number; p50: number; p99: number };
  units: Record<'FREE' | 'PAID', Units>;
  runtime: RuntimeThroughput;
  webApp: ReturnType<typeof measureWebApp>;
  start: { fresh: number; again: number };
}

function report(results: Results): void {
  const round = (value: number): number => Math.round(value * 100) / 100;
  console.log('\ncastVote FREE over HTTP beside the same two DynamoDB calls made bare');
  console.table(
    results.throughput.map(({ atOnce, api, bare, overhead }) => ({
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
  console.log('Vote to subscriber (ms)');
  console.table([results.latency]);
  console.log('DynamoDB request units a vote');
  console.table(results.units);
  console.log('The local AppSync by itself: a None data source, a signed-in caller, 32 at once');
  console.table([
    {
      'requests/s': Math.round(results.runtime.requests.perSecond),
      'p50 ms': round(results.runtime.requests.p50),
      'p99 ms': round(results.runtime.requests.p99),
    },
  ]);
  console.log('Milliseconds that such a request spends in each part');
  const { operations: _, ...parts } = results.runtime.spent;
  console.table([Object.fromEntries(Object.entries(parts).map(([part, ms]) => [part, round(ms)]))]);
  console.log('The web app (bytes)');
  console.table(results.webApp);
  console.log('npm start to ready (ms)');
  console.table([results.start]);
  const file = path.join(__dirname, 'results.json');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
}

void main();
