import { createPrivateKey, randomUUID, sign, type KeyObject } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { newVoter, organiserAccount, signedIn, type Caller } from '../test/support/clients';
import { startStack } from '../test/support/stack';
import { subscribe } from '../test/support/subscription';
import { castVoteMutation, createVoting } from '../test/support/votings';
import { postJson } from './http-client';
import { percentile } from './measure';

/** How far announcements trail the votes of one voting, minute by minute. Times in milliseconds. */
export interface LagOverTime {
  name: string;
  /** `answered`: until the vote's own answer, by which one sees whether the machine keeps up. */
  minutes: { minute: number; votes: number; answered: number; p50: number; p99: number }[];
  /** Votes that were not told within ten seconds of the last one. */
  untold: number;
}

interface Scenario {
  name: string;
  perSecond: number;
  seconds: number;
  /** From when to when, in seconds, the API takes nothing from functions. */
  away?: { from: number; to: number; mood: 'fails' | 'hangs' };
}

const SECONDS = Number(process.env['BENCH_LAG_SECONDS'] ?? 300);

const scenarios: Scenario[] = [
  { name: '3 votes a second', perSecond: 3, seconds: SECONDS },
  { name: '50 votes a second', perSecond: 50, seconds: SECONDS },
  {
    name: '20 votes a second, the API away in the second minute',
    perSecond: 20,
    seconds: Math.max(180, SECONDS / 2),
    away: { from: 60, to: 120, mood: 'fails' },
  },
  {
    name: '20 votes a second, the API hanging in the second minute',
    perSecond: 20,
    seconds: Math.max(180, SECONDS / 2),
    away: { from: 60, to: 120, mood: 'hangs' },
  },
];

/** Votes in one voting at a steady rate for minutes, with a stack of its own for each scenario. */
export async function measureTallyLag(say: (text: string) => void): Promise<LagOverTime[]> {
  const measured: LagOverTime[] = [];
  const wanted = process.env['BENCH_LAG_ONLY'];
  for (const scenario of scenarios) {
    if (wanted !== undefined && !scenario.name.includes(wanted)) continue;
    say(`  ${scenario.name} …`);
    measured.push(await measureScenario(scenario));
  }
  return measured;
}

async function measureScenario({ name, perSecond, seconds, away }: Scenario): Promise<LagOverTime> {
  const switchFile = path.join(tmpdir(), `hustings-away-${randomUUID()}`);
  const stack = await startStack({
    args: ['--no-seed', '--quiet'],
    environment: { HUSTINGS_FAULTS: JSON.stringify({ apiAwayWhile: switchFile }) },
  });
  try {
    const { baseUrl, dataDirectory } = stack;
    const organiser = await signedIn(organiserAccount, baseUrl);
    const tokens = voterTokens(await newVoter(baseUrl), dataDirectory, perSecond * seconds);
    const voting = await createVoting(organiser, { title: 'Bench: lag' });
    const tallies = await subscribe<{ onTally: { total: number } }>(
      'subscription($id: ID!) { onTally(votingId: $id) { total } }',
      { id: voting.id },
      { baseUrl },
    );
    const cast: Cast[] = [];
    const url = new URL(`${baseUrl}/graphql`);
    const started = Date.now();
    const votes: Promise<void>[] = [];
    for (const [index, token] of tokens.entries()) {
      const second = index / perSecond;
      if (away && second === away.from) writeFileSync(switchFile, away.mood);
      if (away && second === away.to) rmSync(switchFile);
      await pause(Math.max(0, started + second * 1000 - Date.now()));
      const input = { votingId: voting.id, optionId: voting.options[index % 2]!.id };
      votes.push(
        postJson<{ data?: { castVote: { castAt: string } } }>(
          url,
          { authorization: token },
          { query: castVoteMutation, variables: { input } },
        ).then(
          ({ data }) => void cast.push({ at: Date.parse(data!.castVote.castAt), answeredAt: Date.now() }),
        ),
      );
    }
    await Promise.all(votes);
    await pause(10_000);
    tallies.close();
    return { name, ...lagByMinute(cast, tallies.received, started) };
  } finally {
    rmSync(switchFile, { force: true });
    await stack.stop();
  }
}

/** A vote's own instant, and when its answer came. */
interface Cast {
  at: number;
  answeredAt: number;
}

/** The n-th vote is told with the first total of n or more. */
function lagByMinute(
  cast: Cast[],
  received: { at: number; data: { onTally: { total: number } } }[],
  started: number,
): Pick<LagOverTime, 'minutes' | 'untold'> {
  const lags = new Map<number, { told: number; answered: number }[]>();
  let next = 0;
  let untold = 0;
  cast
    .sort((one, other) => one.at - other.at)
    .forEach(({ at, answeredAt }, index) => {
      while (next < received.length && received[next]!.data.onTally.total <= index) next += 1;
      const told = received[next];
      if (told === undefined) untold += 1;
      const minute = Math.floor((at - started) / 60_000) + 1;
      const lag = { told: told ? told.at - at : NaN, answered: answeredAt - at };
      lags.set(minute, [...(lags.get(minute) ?? []), lag]);
    });
  const minutes = [...lags].map(([minute, values]) => ({
    minute,
    votes: values.length,
    answered: Math.round(
      percentile(
        values.map(({ answered }) => answered),
        0.5,
      ),
    ),
    p50: Math.round(
      percentile(
        values.map(({ told }) => told),
        0.5,
      ),
    ),
    p99: Math.round(
      percentile(
        values.map(({ told }) => told),
        0.99,
      ),
    ),
  }));
  return { minutes, untold };
}

/**
 * Tokens of voters who never signed up, signed with the stack's own key: signing thousands up would take longer than
 * their voting.
 */
function voterTokens(voter: Caller, dataDirectory: string, count: number): string[] {
  const pem = readFileSync(path.join(dataDirectory, 'cognito', 'signing-key.pem'));
  const key = createPrivateKey(pem);
  const [header = '', body = ''] = voter.token.split('.');
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
  return Array.from({ length: count }, () => signedToken(header, { ...claims, sub: randomUUID() }, key));
}

function signedToken(header: string, claims: object, key: KeyObject): string {
  const signed = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`;
}
