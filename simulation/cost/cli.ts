import { parseArgs } from 'node:util';
import { run } from '../../scripts/command';
import { PRICED_REGION, USER_BANDS } from '../prices/list';
import type { Month } from './model';
import { billTable, unitCosts } from './print';

const usage = `Usage: npm run cost -- [--voters 0] [--votings 1] [--viewers 0] [--hours 1] [--purchases 0] [--tier LITE] [--region us-east-1]

What a month costs, by the price list of the project: so many voters who vote in each of so many votings, so many who watch them
for so many hours, and so many purchases.`;

function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      voters: { type: 'string', default: '0' },
      votings: { type: 'string', default: '1' },
      viewers: { type: 'string', default: '0' },
      hours: { type: 'string', default: '1' },
      purchases: { type: 'string', default: '0' },
      tier: { type: 'string', default: 'LITE' },
      region: { type: 'string', default: PRICED_REGION },
    },
  });
  const number = (name: 'voters' | 'votings' | 'viewers' | 'hours' | 'purchases'): number => {
    const value = Number(values[name]);
    if (values[name].trim() === '' || !Number.isFinite(value) || value < 0)
      throw new Error(`--${name} is a number from 0 on, not ${values[name]}.`);
    return value;
  };
  if (values.region !== PRICED_REGION)
    throw new Error(`Prices are known of ${PRICED_REGION} only: simulation/prices/list.ts.`);
  if (!Object.hasOwn(USER_BANDS, values.tier))
    throw new Error(`--tier is one of ${Object.keys(USER_BANDS).join(', ')}, not ${values.tier}.`);
  const month: Month = {
    voters: number('voters'),
    votings: number('votings'),
    viewers: number('viewers'),
    hours: number('hours'),
    purchases: number('purchases'),
    tier: values.tier as Month['tier'],
  };
  console.log(`${billTable(month)}\n\n${unitCosts()}`);
  return Promise.resolve(0);
}

run(async () => main(), usage);
