import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromiumFlags, chromiumPath } from '../test/support/chromium';

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
  cumulativeLayoutShift: number;
}

/** What is read of Lighthouse's report. */
interface Report {
  categories: Record<'performance' | 'accessibility' | 'best-practices', { score: number }>;
  audits: Record<string, { numericValue: number }>;
}

/** Lighthouse advises to take the middle of several runs ("Score variability"). */
const RUNS = 3;

/** Runs Lighthouse with its mobile settings on the built app: of three runs the one with the middle performance. */
export async function measureLighthouse(url: string, page: string): Promise<LighthouseScores> {
  const reports: Report[] = [];
  for (let index = 0; index < RUNS; index += 1) reports.push(await report(url));
  reports.sort((left, right) => left.categories.performance.score - right.categories.performance.score);
  const { categories, audits } = reports[Math.floor(RUNS / 2)]!;
  const audit = (name: string): number => audits[name]?.numericValue ?? NaN;
  return {
    page,
    performance: Math.round(categories.performance.score * 100),
    accessibility: Math.round(categories.accessibility.score * 100),
    bestPractices: Math.round(categories['best-practices'].score * 100),
    firstContentfulPaint: Math.round(audit('first-contentful-paint')),
    largestContentfulPaint: Math.round(audit('largest-contentful-paint')),
    totalBlockingTime: Math.round(audit('total-blocking-time')),
    cumulativeLayoutShift: Math.round(audit('cumulative-layout-shift') * 1000) / 1000,
  };
}

async function report(url: string): Promise<Report> {
  const cli = path.join(path.dirname(require.resolve('lighthouse/package.json')), 'cli', 'index.js');
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
}
