/** `npm run cost -- --voters 100000 --votings 3 --viewers 50000 [--hours 1] [--purchases 0] [--tier LITE] [--region us-east-1]` */
import { parseArgs } from 'node:util';
import { PRICED_REGION, USER_BANDS } from '../prices/list';
import type { Month } from './model';
import { billTable, unitCosts } from './print';

try {
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
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
