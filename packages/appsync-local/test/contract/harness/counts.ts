import { appendFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

const LINE = /^(passed|failed|left out)$/;

/** Notes how a case of a topic ended; the notes of all test files meet in one folder. */
export function noteCase(topic: string, outcome: 'passed' | 'failed' | 'left out'): void {
  const directory = process.env['CONTRACT_COUNTS'];
  if (directory !== undefined) appendFileSync(path.join(directory, topic), `${outcome}\n`);
}

/** A table of the cases by topic, for people; the notes are gone afterwards. */
export function countsByTopic(): string {
  const directory = process.env['CONTRACT_COUNTS'];
  if (directory === undefined) return '';
  const rows = readdirSync(directory)
    .sort()
    .map((topic) => {
      const outcomes = readFileSync(path.join(directory, topic), 'utf8')
        .split('\n')
        .filter((line) => LINE.test(line));
      const count = (outcome: string): number => outcomes.filter((line) => line === outcome).length;
      return { topic, passed: count('passed'), failed: count('failed'), leftOut: count('left out') };
    });
  rmSync(directory, { recursive: true, force: true });
  const total = (key: 'passed' | 'failed' | 'leftOut'): number =>
    rows.reduce((sum, row) => sum + row[key], 0);
  rows.push({
    topic: 'all topics',
    passed: total('passed'),
    failed: total('failed'),
    leftOut: total('leftOut'),
  });
  const line = ({ topic, passed, failed, leftOut }: (typeof rows)[number]): string =>
    `${topic.padEnd(28)}${String(passed).padStart(5)} passed${String(failed).padStart(5)} failed` +
    (leftOut > 0 ? `${String(leftOut).padStart(5)} left out\n` : '\n');
  return `\nContract cases\n${rows.map(line).join('')}`;
}
