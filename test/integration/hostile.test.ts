import { beHostile } from '../../scripts/hostile/run';
import { stackUrl } from '../support/clients';

/** A short run of `npm run hostile`, by a seed of its own. */
it('no hostile request is answered with a fault, hangs, or ends a port', async () => {
  const report = await beHostile({ baseUrl: stackUrl(), requests: 640, seed: 10 });
  expect(report).toMatchObject({ serverErrors: [], unanswered: [] });
  expect(Object.keys(report.ports)).toHaveLength(6);
});
