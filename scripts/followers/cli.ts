import { parseArgs } from 'node:util';
import { run, wholeNumber } from '../command';
import { tellFollowers } from './tell-followers';

const usage = `Usage: npm run followers -- [--followers 10000]

So many follow a voting that is about to close, on a local stack of its own, and people look at its web app in Chromium: one
follows it, one follows it and has voted, one follows nothing. The stack is killed before they are told and after it. The first
has to be told once, in time, and the others not at all. It takes some three minutes.

Exit code: 0 when it is so, 1 when it is not, 2 when it could not be tried.`;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { followers: { type: 'string', default: '10000' } } });
  const wrong = await tellFollowers(wholeNumber('--followers', values.followers), console.log);
  wrong.forEach((line) => console.log(`WRONG ${line}`));
  return wrong.length === 0 ? 0 : 1;
}

run(main, usage);
