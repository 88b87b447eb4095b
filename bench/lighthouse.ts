import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { serveWebsite, type Website } from '@hustings/aws-local';
import { buildByVite } from '@hustings/web/build';
import { chromiumFlags, chromiumPath } from '../test/support/chromium';
import { projectDirectory } from '../test/support/stack';

const run = promisify(execFile);

/** Scores from 0 to 100, and what the score for performance is made of (milliseconds; layout shift without a unit). */
export interface LighthouseScores {
  page: string;
  performance: number;
  accessibility: number;
  bestPractices: number;
  firstContentfulPaint: number;
  largestContentfulPaint: number;
  totalBlockingTime: number;
  /** What the page's main thread did, in all. */
  mainThreadWork: number;
  cumulativeLayoutShift: number;
}

/** A page of the web app, and how many times what an empty page takes it takes. */
export interface ComparedScores extends LighthouseScores {
  timesEmpty: {
    firstContentfulPaint: number;
    largestContentfulPaint: number;
    mainThreadWork: number;
    /** Null where the empty page blocked nothing. */
    totalBlockingTime: number | null;
  };
}

/** The pages, and the empty one that was loaded in between. */
export interface LighthouseFigures {
  empty: LighthouseScores;
  pages: ComparedScores[];
}

/** What is read of Lighthouse's report. */
interface Report {
  categories: Record<'performance' | 'accessibility' | 'best-practices', { score: number }>;
  audits: Record<string, { numericValue: number }>;
}

/** Lighthouse advises to take the middle of several runs ("Score variability"). */
const RUNS = 5;

/**
 * Runs Lighthouse with its mobile settings on pages of the built app and, by turns with them, on a page of the same React
 * that shows nothing: scores scatter with the machine, ratios do not. Of the runs of each page the one with the middle
 * performance counts.
 * @param addresses of the pages, by their names.
 */
export async function measureLighthouse(addresses: Record<string, string>): Promise<LighthouseFigures> {
  const emptyPage = await serveEmptyPage();
  try {
    const reports: Record<string, Report[]> = {};
    for (let index = 0; index < RUNS; index += 1)
      for (const [page, address] of Object.entries({ empty: emptyPage.url, ...addresses }))
        (reports[page] ??= []).push(await report(address));
    const { empty, ...pages } = Object.fromEntries(
      Object.entries(reports).map(([page, all]) => [page, middleOf(page, all)]),
    );
    return { empty: empty!, pages: Object.values(pages).map((scores) => compare(scores, empty!)) };
  } finally {
    await emptyPage.close();
  }
}

/** Serves the empty page as the web app is served: the same encodings, and no headers that only the app needs. */
async function serveEmptyPage(): Promise<Website> {
  await buildByVite(path.join(__dirname, 'empty-page', 'vite.config.mjs'));
  return serveWebsite({
    port: 0,
    directory: path.join(projectDirectory, 'build', 'empty-page'),
    headers: {},
  });
}

function middleOf(page: string, reports: Report[]): LighthouseScores {
  const byPerformance = reports.toSorted(
    (left, right) => left.categories.performance.score - right.categories.performance.score,
  );
  const { categories, audits } = byPerformance[Math.floor(reports.length / 2)]!;
  const audit = (name: string): number => audits[name]?.numericValue ?? NaN;
  return {
    page,
    performance: Math.round(categories.performance.score * 100),
    accessibility: Math.round(categories.accessibility.score * 100),
    bestPractices: Math.round(categories['best-practices'].score * 100),
    firstContentfulPaint: Math.round(audit('first-contentful-paint')),
    largestContentfulPaint: Math.round(audit('largest-contentful-paint')),
    totalBlockingTime: Math.round(audit('total-blocking-time')),
    mainThreadWork: Math.round(audit('mainthread-work-breakdown')),
    cumulativeLayoutShift: Math.round(audit('cumulative-layout-shift') * 1000) / 1000,
  };
}

function compare(page: LighthouseScores, empty: LighthouseScores): ComparedScores {
  const times = (name: 'firstContentfulPaint' | 'largestContentfulPaint' | 'mainThreadWork'): number =>
    Math.round((100 * page[name]) / empty[name]) / 100;
  return {
    ...page,
    timesEmpty: {
      firstContentfulPaint: times('firstContentfulPaint'),
      largestContentfulPaint: times('largestContentfulPaint'),
      mainThreadWork: times('mainThreadWork'),
      totalBlockingTime:
        empty.totalBlockingTime === 0
          ? null
          : Math.round((100 * page.totalBlockingTime) / empty.totalBlockingTime) / 100,
    },
  };
}

/** What Lighthouse says where the browser's recording failed, whatever the page: nothing was measured. */
const AGAIN = 'Please run Lighthouse again';
const TRIES = 3;

async function report(url: string, tries = TRIES): Promise<Report> {
  const cli = path.join(path.dirname(require.resolve('lighthouse/package.json')), 'cli', 'index.js');
  try {
    const { stdout } = await run(
      process.execPath,
      [
        cli,
        url,
        '--quiet',
        '--output=json',
        '--only-categories=performance,accessibility,best-practices',
        `--chrome-flags=--headless=new ${chromiumFlags.join(' ')}`,
      ],
      { env: { ...process.env, CHROME_PATH: chromiumPath() }, maxBuffer: 64 * 1024 * 1024 },
    );
    return JSON.parse(stdout) as Report;
  } catch (error) {
    if (tries > 1 && String((error as { stderr?: string }).stderr).includes(AGAIN))
      return report(url, tries - 1);
    throw error;
  }
}
