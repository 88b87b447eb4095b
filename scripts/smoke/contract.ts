import { PublicVotingDocument, PublicVotingsDocument } from '../../schema/generated/operations';
import { ask, get, type Answer, type Deployed } from './client';

/** What a case says when it is not as it must be. */
export type Fault = string | undefined;

/** One thing that must hold of every deployment. */
export interface Case {
  name: string;
  run: (deployed: Deployed) => Promise<Fault>;
}

const byKey = ({ apiKey }: Deployed) => ({ 'x-api-key': apiKey });

/** A query of the public, and what its answer must be. */
function asked(
  name: string,
  query: string,
  check: (answer: Answer) => boolean,
  variables: Readonly<Record<string, unknown>> = {},
): Case {
  return {
    name,
    run: async (deployed) => {
      const answer = await ask(deployed, byKey(deployed), query, variables);
      return check(answer) ? undefined : JSON.stringify(answer);
    },
  };
}

const refused =
  (type: string) =>
  ({ errors }: Answer): boolean =>
    errors.includes(type);

/** The page: what a browser needs of it before it asks anything. */
const PAGE: Case[] = [
  {
    name: 'the page is there, at any of its addresses, under its policy',
    run: async ({ url }) => {
      for (const path of ['/', '/votings/none', '/index.html']) {
        const answer = await get(`${url}${path}`);
        const text = await answer.text();
        const policy = answer.headers.get('content-security-policy') ?? '';
        if (!answer.ok || !/<div id="root"/.test(text)) return `${path}: ${answer.status}`;
        if (!policy.includes("default-src 'none'") && !policy.includes("default-src 'self'"))
          return `${path} has no content security policy`;
      }
      return undefined;
    },
  },
  {
    name: 'a link unfolds into a title and a picture',
    run: async ({ url }) => {
      const text = await (await get(`${url}/`)).text();
      const [, address] = /<meta property="og:image" content="([^"]+)"/.exec(text) ?? [];
      if (address === undefined || !text.includes('property="og:title"'))
        return 'the page says nothing of it';
      // Where it lies the page says by the address that people have.
      const picture = await get(`${url}${new URL(address).pathname}`);
      await picture.arrayBuffer();
      if (!picture.ok) return `${address}: ${picture.status}`;
      return picture.headers.get('content-type') === 'image/png' ? undefined : `${address} is no picture`;
    },
  },
  {
    name: 'every file that the page names is there',
    run: async ({ url }) => {
      const text = await (await get(`${url}/`)).text();
      const files = [...text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, file]) => file!);
      if (files.length === 0) return 'it names none';
      for (const file of files) {
        const answer = await get(`${url}${file}`);
        await answer.arrayBuffer();
        if (!answer.ok) return `${file}: ${answer.status}`;
      }
      return undefined;
    },
  },
];

/** The contract with clients: what everybody may ask, and what nobody may. */
const API: Case[] = [
  asked(
    'everybody reads the votings with the key of the page',
    String(PublicVotingsDocument),
    ({ data, errors }) => errors.length === 0 && data !== null,
    { limit: 2 },
  ),
  asked(
    'a voting that is not there is null',
    String(PublicVotingDocument),
    ({ data, errors }) => errors.length === 0 && data?.['voting'] === null,
    { id: '00000000-0000-4000-8000-000000000000' },
  ),
  asked('the key says nothing of anybody', '{ me { displayName } }', refused('Unauthorized')),
  asked('the key changes nothing', 'mutation { closeVoting(id: "none") { id } }', refused('Unauthorized')),
  asked(
    'nobody tells tallies but the system',
    'mutation($input: PublishTallyInput!) { publishTally(input: $input) { votingId } }',
    refused('Unauthorized'),
    {
      input: {
        votingId: 'none',
        total: 0,
        counts: [],
        version: 1,
        final: false,
        updatedAt: '2026-01-01T00:00:00Z',
      },
    },
  ),
  asked('a field that is not in the schema is refused', '{ nothing }', ({ errors }) => errors.length === 1),
  {
    name: 'a key of nobody’s is refused',
    run: async (deployed) => {
      const answer = await ask(deployed, { 'x-api-key': 'da2-nobodys' }, '{ __typename }');
      return answer.errors.includes('UnauthorizedException') ? undefined : JSON.stringify(answer);
    },
  },
];

export const CASES: readonly Case[] = [...PAGE, ...API];
