import { chromium, type Page } from 'playwright-core';
import { chromiumFlags, chromiumShellPath } from '../test/support/chromium';
import type { Caller } from '../test/support/clients';
import { subscribe } from '../test/support/subscription';
import { castVoteMutation, createVoting } from '../test/support/votings';
import { postJson } from './http-client';
import { percentile } from './measure';

/** Frames of a page over some seconds. Times in milliseconds. */
export interface Frames {
  frames: number;
  p50: number;
  p99: number;
  longest: number;
  /** Share of frames that took longer than two at 60 a second. */
  late: number;
  /** Tasks of the page that held it up for more than 50 ms, and the longest of them; 0 without any. */
  longTasks: number;
  longestTask: number;
}

/** How far behind the votes something is that tells totals: from the answer to a vote until a total counts it. */
export interface Behind {
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** The most votes that were answered and not yet counted in the total that stood. */
  votes: number;
}

/** The presenter's screen at rest, and while votes pour in. */
export interface PresenterLoad {
  votes: number;
  options: number;
  votesPerSecond: number;
  atRest: Frames;
  underLoad: Frames;
  /** What is on the screen, and beside it a bare subscriber of the same voting, which shows nothing. */
  screen: Behind;
  bare: Behind;
  /** Different totals that were shown while voting went on. */
  totalsShown: number;
  /** Whether a total ever fell below one shown before, or differed from the sum of its bars. */
  wentWrong: boolean;
  /** What it showed at the end; right if it is the number of votes. */
  shownAtTheEnd: number;
}

const PER_SECOND = 200;
const REST_MS = 8_000;
const OPTIONS = 20;

/** What a page records of itself. */
interface Recording {
  frames: number[];
  tasks: number[];
  totals: Shown[];
}

/** A total, and since when it stands, in milliseconds since the epoch. */
interface Told {
  total: number;
  at: number;
}

interface Shown extends Told {
  sum: number;
}

/**
 * Watches the presenter's screen in a real browser while 200 voters a second vote.
 * @param voters all of them vote once; their number decides how long it takes.
 */
export async function measurePresenter(
  baseUrl: string,
  webUrl: string,
  organiser: Caller,
  voters: Caller[],
): Promise<PresenterLoad> {
  const voting = await createVoting(organiser, {
    title: 'Bench: the big screen',
    options: Array.from({ length: OPTIONS }, (_, index) => ({ label: `Option ${index + 1}` })),
  });
  const bare = await subscribe<{ onTally: { total: number } }>(
    'subscription($id: ID!) { onTally(votingId: $id) { total } }',
    { id: voting.id },
    { baseUrl },
  );
  // The browser around the engine would take the processor that the stack and the voters need.
  const browser = await chromium.launch({ executablePath: chromiumShellPath(), args: chromiumFlags });
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await page.goto(`${webUrl}/votings/${voting.id}/present`);
    await page.locator('.bar-row').first().waitFor();
    // The subscription has begun once it is acknowledged; the page says nothing of it on a projector.
    await page.waitForTimeout(3_000);
    const atRest = await record(page, () => page.waitForTimeout(REST_MS));
    let answeredAt: number[] = [];
    let votesPerSecond = 0;
    const underLoad = await record(page, async () => {
      ({ answeredAt, votesPerSecond } = await voteAtRate(baseUrl, voters, voting.id, voting.options));
      await page
        .locator('.presenter-total strong')
        .getByText(new Intl.NumberFormat('en').format(voters.length), { exact: true })
        .waitFor({ timeout: 30_000 })
        .catch(() => undefined);
    });
    const totals = underLoad.totals.map(({ total }) => total);
    return {
      votes: voters.length,
      options: OPTIONS,
      votesPerSecond,
      atRest: framesOf(atRest),
      underLoad: framesOf(underLoad),
      screen: behind(underLoad.totals, answeredAt),
      bare: behind(
        bare.received.map(({ at, data }) => ({ at, total: data.onTally.total })),
        answeredAt,
      ),
      totalsShown: new Set(totals).size,
      wentWrong: underLoad.totals.some(
        ({ total, sum }, index) => total !== sum || total < (totals[index - 1] ?? 0),
      ),
      shownAtTheEnd: totals.at(-1) ?? 0,
    };
  } finally {
    bare.close();
    await browser.close();
  }
}

/**
 * Begins a vote every five milliseconds, whether or not those before have been answered.
 * @returns when each was answered, from the first on, in milliseconds since the epoch.
 */
async function voteAtRate(
  baseUrl: string,
  voters: Caller[],
  votingId: string,
  options: { id: string }[],
): Promise<{ answeredAt: number[]; votesPerSecond: number }> {
  const url = new URL(`${baseUrl}/graphql`);
  const started = performance.now();
  const votes: Promise<void>[] = [];
  const answeredAt: number[] = [];
  for (const [index, voter] of voters.entries()) {
    const due = started + (index * 1000) / PER_SECOND;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const input = { votingId, optionId: options[(index * 7) % options.length]!.id };
    votes.push(
      postJson<{ errors?: unknown[] }>(
        url,
        { authorization: voter.token },
        { query: castVoteMutation, variables: { input } },
      ).then(({ errors }) => {
        if (errors !== undefined) throw new Error(JSON.stringify(errors));
        answeredAt.push(Date.now());
      }),
    );
  }
  await Promise.all(votes);
  return { answeredAt, votesPerSecond: (voters.length * 1000) / (performance.now() - started) };
}

/** Compares when totals were told with when the votes in them were answered. */
function behind(told: Told[], answeredAt: number[]): Behind {
  const waited: number[] = [];
  let counted = 0;
  let votes = 0;
  for (const { total, at } of told) {
    votes = Math.max(votes, answeredAt.filter((answered) => answered <= at).length - counted);
    // A vote may be told before its answer is here.
    for (const answered of answeredAt.slice(counted, total)) waited.push(Math.max(0, at - answered));
    counted = Math.max(counted, total);
  }
  return { p50: percentile(waited, 0.5), p99: percentile(waited, 0.99), votes };
}

/** Runs in the page; as a text, since this project's types are those of Node.js. */
const RECORDER = `{
  const recording = { on: true, frames: [], tasks: [], totals: [] };
  globalThis.recording = recording;
  const numberIn = (element) => Number((element?.textContent ?? '').replace(/\\D/g, ''));
  new PerformanceObserver((list) => {
    if (recording.on) for (const { duration } of list.getEntries()) recording.tasks.push(duration);
  }).observe({ type: 'longtask' });
  let before = performance.now();
  const onFrame = (now) => {
    recording.frames.push(now - before);
    before = now;
    const total = numberIn(document.querySelector('.presenter-total strong'));
    const counts = [...document.querySelectorAll('.bar-row:not([hidden]) .bar-count')].map(numberIn);
    const sum = counts.reduce((votes, count) => votes + count, 0);
    if (recording.totals.at(-1)?.total !== total) recording.totals.push({ total, sum, at: Date.now() });
    if (recording.on) requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
}`;

/** Records every frame and every total that is shown while something goes on. */
async function record(page: Page, during: () => Promise<unknown>): Promise<Recording> {
  await page.evaluate(RECORDER);
  await during();
  return page.evaluate<Recording>('(recording.on = false, recording)');
}

function framesOf({ frames, tasks }: Recording): Frames {
  return {
    frames: frames.length,
    p50: percentile(frames, 0.5),
    p99: percentile(frames, 0.99),
    longest: Math.max(...frames),
    late: frames.filter((each) => each > 2 * (1000 / 60) + 1).length / frames.length,
    longTasks: tasks.length,
    longestTask: Math.max(0, ...tasks),
  };
}
