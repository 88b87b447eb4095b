import { runModel } from '../../../scripts/payments/model';

/** `npm run payments-model` runs more of the same: 5,000 steps a seed, over 50 seeds. */
const STEPS = 350;
const SEEDS = 4;

it('balance, ledger and the providers’ books agree after anything that can happen at both sandboxes', async () => {
  const first = Number(process.env['PAYMENTS_SEED'] ?? Date.now() % 2 ** 31);
  process.stdout.write(`payments at the sandboxes: seed ${first}; again with PAYMENTS_SEED=${first}\n`);
  const happened = new Set<string>();
  for (let seed = first; seed < first + SEEDS; seed += 1) {
    const { wrong, at, changes } = await runModel({ seed, steps: STEPS });
    expect({ seed, at, wrong }).toEqual({ seed, at: STEPS, wrong: [] });
    Object.keys(changes).forEach((name) => happened.add(name));
  }
  expect(happened.size).toBeGreaterThan(10);
});
