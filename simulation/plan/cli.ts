import { parseArgs } from 'node:util';
import { run } from '../../scripts/command';
import { planFor } from './plan';

const usage = `Usage: npm run plan -- [--people 1000000] [--minutes 1] [--votings 16] [--watching 1000000] [--paid]

What so many people who vote within so many minutes need of AWS: quotas to be raised before, and what each service is asked for.`;

function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      people: { type: 'string', default: '1000000' },
      minutes: { type: 'string', default: '1' },
      votings: { type: 'string', default: '16' },
      watching: { type: 'string' },
      paid: { type: 'boolean', default: false },
    },
  });
  const number = (name: string, text: string): number => {
    const value = Number(text);
    if (!Number.isFinite(value) || value <= 0)
      throw new Error(`--${name} is a number above zero, not ${text}.`);
    return value;
  };
  const people = number('people', values.people);
  const crowd = {
    people,
    seconds: number('minutes', values.minutes) * 60,
    votings: number('votings', values.votings),
    access: values.paid ? ('PAID' as const) : ('FREE' as const),
  };
  console.log(planFor(crowd, values.watching === undefined ? people : number('watching', values.watching)));
  return Promise.resolve(0);
}

run(async () => main(), usage);
