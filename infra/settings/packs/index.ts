import type { Setting } from '../setting';
import type { PackSetting } from './pack-setting';
import { problemsOf } from './problems';

/** What is for sale where nothing else is configured. */
export const DEFAULT_PACKS: PackSetting[] = [
  { id: 'starter', credits: 10, label: '10 credits', prices: { EUR: '5.00', USD: '5.50' } },
  { id: 'regular', credits: 25, label: '25 credits', prices: { EUR: '10.00' } },
  { id: 'campaign', credits: 100, label: '100 credits', prices: { EUR: '35.00', USD: '39.00' } },
];

/** The packs for sale. */
export const packsSetting: Setting<PackSetting[]> = {
  says: 'The credits for sale: packs, each with an `id`, `credits`, a `label`, `prices` by currency, and if it is not for sale at all times `from` and `until`. `promotions` lower prices from an instant `until` another. Buyers choose the currency; a price that changes touches no purchase that was begun. `infra/settings/packs/currencies.ts` has the currencies that both providers take.',
  takes: 'a list of packs',
  byDefault: { TRIAL: DEFAULT_PACKS, PRODUCTION: DEFAULT_PACKS },
  read: (given) => {
    const packs = listIn(given);
    return packs && problemsOf(packs).length === 0 ? packs : undefined;
  },
  problems: (given) => {
    const packs = listIn(given);
    return packs ? problemsOf(packs) : [];
  },
};

/** A command line has only text. */
function listIn(given: unknown): PackSetting[] | undefined {
  if (typeof given !== 'string') return Array.isArray(given) ? (given as PackSetting[]) : undefined;
  try {
    return listIn(JSON.parse(given));
  } catch {
    return undefined;
  }
}
