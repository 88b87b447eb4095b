import { chromium, type Page } from 'playwright-core';
import { chromiumFlags, chromiumPath } from '../test/support/chromium';
import type { Caller } from '../test/support/clients';
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
}

/** The presenter's screen at rest, and while votes pour in. */
export interface PresenterLoad {
  votes: number;
  votesPerSecond: number;
  atRest: Frames;
  underLoad: Frames;
  /** Different totals that were shown while voting went on. */
  totalsShown: number;
  /** Whether a total ever fell below one shown before, or differed from the sum of its bars. */
  wentWrong: boolean;
  /** What it showed at the end; right if it is the number of votes. */
  shownAtTheEnd: number;
}

const PER_SECOND = 200;
const REST_MS = 8_000;

/** What a page records of itself. */
interface Recording {
  frames: number[];
  totals: { total: number; sum: number }[];
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
  const voting = await createVoting(organiser, { title: 'Bench: the big screen' });
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumFlags });
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await page.goto(`${webUrl}/votings/${voting.id}/present`);
    await page.locator('.bar-row').first().waitFor();
    // The subscription has begun once it is acknowledged; the page says nothing of it on a projector.
    await page.waitForTimeout(3_000);
    const atRest = await record(page, () => page.waitForTimeout(REST_MS));
    let votesPerSecond = 0;
    const underLoad = await record(page, async () => {
      votesPerSecond = await voteAtRate(baseUrl, voters, voting.id, voting.options);
      await page
        .locator('.presenter-total strong')
        .getByText(new Intl.NumberFormat('en').format(voters.length), { exact: true })
        .waitFor({ timeout: 30_000 })
        .catch(() => undefined);
    });
    const totals = underLoad.totals.map(({ total }) => total);
    return {
      votes: voters.length,
      votesPerSecond,
      atRest: framesOf(atRest),
      underLoad: framesOf(underLoad),
      totalsShown: new Set(totals).size,
      wentWrong: underLoad.totals.some(
        ({ total, sum }, index) => total !== sum || total < (totals[index - 1] ?? 0),
      ),
      shownAtTheEnd: totals.at(-1) ?? 0,
    };
  } finally {
    await browser.close();
  }
}

/** Begins a vote every five milliseconds, whether or not those before have been answered. */
async function voteAtRate(
  baseUrl: string,
  voters: Caller[],
  votingId: string,
  options: { id: string }[],
): Promise<number> {
  const url = new URL(`${baseUrl}/graphql`);
  const started = performance.now();
  const votes: Promise<void>[] = [];
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
      }),
    );
  }
  await Promise.all(votes);
  return (voters.length * 1000) / (performance.now() - started);
}

/** Runs in the page; as a text, since this project's types are those of Node.js. */
const RECORDER = `{
  const recording = { on: true, frames: [], totals: [] };
  globalThis.recording = recording;
  const numberIn = (element) => Number((element?.textContent ?? '').replace(/\\D/g, ''));
  let before = performance.now();
  const onFrame = (now) => {
    recording.frames.push(now - before);
    before = now;
    const total = numberIn(document.querySelector('.presenter-total strong'));
    const counts = [...document.querySelectorAll('.bar-count')].map(numberIn);
    const sum = counts.reduce((votes, count) => votes + count, 0);
    if (recording.totals.at(-1)?.total !== total) recording.totals.push({ total, sum });
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

function framesOf({ frames }: Recording): Frames {
  return {
    frames: frames.length,
    p50: percentile(frames, 0.5),
    p99: percentile(frames, 0.99),
    longest: Math.max(...frames),
    late: frames.filter((each) => each > 2 * (1000 / 60) + 1).length / frames.length,
  };
}
