import { defineStages } from './infra/settings';

/**
 * The stages of this deployment, by name: `npm run deploy -- --context stage=prod`. docs/settings.md says what can be
 * set, with units, defaults and costs.
 */
export default defineStages({
  /** To try things, and what `npm start` runs: nothing is kept when it is destroyed. */
  dev: { kind: 'TRIAL' },
  /** For people: data outlive the stack, and the public is kept from what costs. */
  prod: { kind: 'PRODUCTION' },
  /** Where a release is tried before it goes to people: as they will have it, and nothing is kept when it is destroyed. */
  staging: { kind: 'PRODUCTION', protectData: false },
});
