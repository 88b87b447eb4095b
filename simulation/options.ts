import { parseArgs } from 'node:util';
import { wholeNumber } from '../scripts/command';
import type { Crowd } from './plan/needs';

/** What `npm run simulate` is asked for. */
export type Command =
  | { kind: 'seeds'; from: number; count: number }
  | { kind: 'trace'; seed: number }
  | { kind: 'crowd'; crowd: Crowd; seed: number; isPlanned: boolean }
  | { kind: 'designs'; crowd: Crowd; seed: number }
  | { kind: 'closing'; seed: number };

/** How it is asked. */
export const USAGE = `npm run simulate                                   random votings with faults, seed after seed, until it is stopped
npm run simulate -- --seeds 10000 [--seed 1]        as many seeds, from that one on
npm run simulate -- --trace 42                      one seed: what happened in it, and its least part that breaks
npm run simulate -- --votes 1000000 --seconds 60 [--votings 1] [--paid] [--seed 1] [--cold]
                                                    a crowd; ends with one line of JSON. --cold: a table as it is new
npm run simulate -- --closing                       sixteen votings that close together over 100 million stored votes
npm run simulate -- --designs [--votes 20000]       this design beside five others`;

/** @throws Error that says what is wrong. */
export function commandOf(given: string[]): Command {
  const { values } = parseArgs({
    args: given,
    options: {
      votes: { type: 'string' },
      seconds: { type: 'string', default: '60' },
      votings: { type: 'string', default: '1' },
      paid: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      seeds: { type: 'string' },
      trace: { type: 'string' },
      cold: { type: 'boolean', default: false },
      closing: { type: 'boolean', default: false },
      designs: { type: 'boolean', default: false },
    },
  });
  const number = (
    name: 'votes' | 'seconds' | 'votings' | 'seed' | 'seeds' | 'trace',
    otherwise?: number,
  ): number => {
    const text = values[name];
    return text === undefined && otherwise !== undefined ? otherwise : wholeNumber(`--${name}`, text ?? '');
  };
  const seed = number('seed');
  const crowd = (people: number): Crowd => ({
    people,
    seconds: number('seconds'),
    votings: number('votings'),
    access: values.paid ? 'PAID' : 'FREE',
  });
  if (values.trace !== undefined) return { kind: 'trace', seed: number('trace') };
  if (values.closing) return { kind: 'closing', seed };
  if (values.designs) {
    // As many a second as when a million vote in a minute.
    const people = number('votes', 20_000);
    return { kind: 'designs', crowd: { ...crowd(people), seconds: (people * 60) / 1_000_000 }, seed };
  }
  if (values.votes !== undefined)
    return { kind: 'crowd', crowd: crowd(number('votes')), seed, isPlanned: !values.cold };
  return { kind: 'seeds', from: seed, count: number('seeds', Number.MAX_SAFE_INTEGER) };
}
