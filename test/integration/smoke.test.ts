import { setTimeout as sleep } from 'node:timers/promises';
import { smoke } from '../../scripts/smoke/smoke';
import { signInAs } from '../../scripts/smoke/sign-in';
import { organiserAccount, readConfig, signedIn } from '../support/clients';
import { clearVotings, createVoting } from '../support/votings';

const webUrl = process.env['HUSTINGS_WEB_URL'] ?? '';

describe('Smoke tests', () => {
  // Others' votings may take every place.
  beforeAll(async () => clearVotings(await signedIn(organiserAccount)));

  it('pass on a stage that works, vote included', async () => {
    const said: string[] = [];
    const failures = await smoke({
      url: webUrl,
      signIn: (configuration) => signInAs(organiserAccount, configuration),
      sleep,
      say: (line) => said.push(line),
    });
    expect(said.filter((line) => !line.startsWith('ok'))).toEqual([]);
    expect(failures).toBe(0);
  });

  it('say what does not hold', async () => {
    const said: string[] = [];
    const configuration = await readConfig();
    configuration.API.GraphQL.apiKey = 'da2-leaked';
    const real = globalThis.fetch;
    globalThis.fetch = (input, init) =>
      typeof input === 'string' && input.endsWith('/config.json')
        ? Promise.resolve(Response.json(configuration))
        : real(input, init);
    try {
      await expect(smoke({ url: webUrl, sleep, say: (line) => said.push(line) })).resolves.toBeGreaterThan(2);
    } finally {
      globalThis.fetch = real;
    }
    expect(said).toContainEqual(expect.stringMatching(/^FAILED {2}everybody reads the votings/));
  });
});

describe('A link to a voting', () => {
  it('unfolds into its title and its picture, at both of its addresses', async () => {
    const organiser = await signedIn(organiserAccount);
    const { id } = await createVoting(organiser, { title: 'Tea & <coffee>' });
    const { voting } = await organiser.expect<{ voting: { code: string } }>(
      'query($id: ID!) { voting(id: $id) { code } }',
      { id },
    );
    for (const address of [`/votings/${id}`, `/v/${voting.code}`]) {
      const text = await (await fetch(`${webUrl}${address}`)).text();
      expect(text).toContain('<meta property="og:title" content="Tea &amp; &lt;coffee&gt;" />');
      expect(text).toContain('<div id="root">');
      const [, picture] = /<meta property="og:image" content="([^"]+)"/.exec(text) ?? [];
      const { status, headers } = await fetch(picture!);
      expect([status, headers.get('content-type')]).toEqual([200, 'image/png']);
    }
  });
});
