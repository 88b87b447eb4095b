import { execFile } from 'node:child_process';
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { nodeHash } from '../../../functions/lib/ballots/node-hash';
import { publishVersion } from '../../../functions/publish-result/publish';
import { ballotFile } from '../../../proof/publication';
import { resultPath, signedBytes, type PublishedResult } from '../../../proof/result';
import { verify } from '../../../proof/verify';
import { filesIn } from '../../../scripts/verify/sources';

const script = path.resolve(__dirname, '../../../docs/verify-result.py');
const folder = mkdtempSync(path.join(tmpdir(), 'results-'));
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ballots = Array.from({ length: 1500 }, (_, index) => ({
  ballotId: randomUUID(),
  optionId: `V-${(index % 3) + 1}`,
})).sort((one, other) => (one.ballotId < other.ballotId ? -1 : 1));
const resultFile = path.join(folder, resultPath('V'));
const ballotsFile = path.join(folder, 'results/V/1/ballots.jsonl');
let server: Server;

/** What the strangers' verifier says of the files in the folder, beside ours. */
async function bothVerify(receipt: object): Promise<{ wrong: string[]; problems: string[] }> {
  const receiptFile = path.join(folder, 'receipt.json');
  writeFileSync(receiptFile, JSON.stringify(receipt));
  const { port } = server.address() as AddressInfo;
  const call = [script, `http://127.0.0.1:${port}`, 'V', receiptFile];
  const output = await promisify(execFile)('python3', call).then(
    ({ stdout }) => stdout,
    (error: unknown) => (error as { stdout: string }).stdout,
  );
  const [fingerprint, ...findings] = output.trim().split('\n');
  expect(findings).toHaveLength(8);
  const question = { votingId: 'V', receipt: receipt as (typeof ballots)[0] & { votingId: string } };
  const { problems, keyFingerprint } = await verify(filesIn(folder), resultPath('V'), question, nodeHash);
  expect(fingerprint).toBe(`The key's fingerprint is ${keyFingerprint}`);
  return {
    wrong: [...output.matchAll(/^WRONG.*NOT hold: (.*)$/gm)].map(([, what]) => what ?? ''),
    problems: problems.map(({ kind }) => kind),
  };
}

beforeAll(async () => {
  const put = (key: string, content: string | Uint8Array): void => {
    mkdirSync(path.dirname(path.join(folder, key)), { recursive: true });
    writeFileSync(path.join(folder, key), content);
  };
  const files = {
    publish: ({ key, content }: { key: string; content: string | Uint8Array }) => {
      put(key, content);
      return Promise.resolve();
    },
    publishFirst: ({ key, content }: { key: string; content: string }) => {
      put(key, content);
      return Promise.resolve(content);
    },
    replace: () => Promise.resolve(),
  };
  const signer = {
    publicKey: () => Promise.resolve(new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }))),
    sign: (message: Uint8Array) => Promise.resolve(new Uint8Array(sign('sha256', message, privateKey))),
  };
  const written = await ballotFile(nodeHash, ballots);
  const counts = ['V-1', 'V-2', 'V-3', 'V-4'].map((optionId) => ({
    optionId,
    votes: written.counts.get(optionId) ?? 0,
  }));
  const parts = { files, signer, webOrigin: 'https://vote.example.com' };
  const fields = { votingId: 'V', counts, total: ballots.length };
  put(resultPath('V'), JSON.stringify(await publishVersion(parts, 1, written, fields)));
  server = createServer((request, response) => {
    response.end(readFileSync(path.join(folder, request.url ?? '')));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const receipt = { votingId: 'V', ...ballots[700]! };

it('a verifier in Python, written from the documentation, agrees that a result holds', async () => {
  expect(await bothVerify(receipt)).toEqual({ wrong: [], problems: [] });
});

it.each([
  [
    'a ballot flipped',
    (lines: string[]) =>
      lines.splice(
        700,
        1,
        lines[700]!.replace(/V-\d/, (id) => (id === 'V-1' ? 'V-2' : 'V-1')),
      ),
    {
      wrong: [
        'has the ballots that were signed for',
        'has each option once, with its ballots',
        'has the ballot of the receipt',
      ],
    },
  ],
  [
    'one dropped',
    (lines: string[]) => lines.splice(3, 1),
    { wrong: expect.arrayContaining(['has as many ballots as votes']) as string[] },
  ],
  [
    'one doubled',
    (lines: string[]) => lines.splice(3, 0, lines[3]!),
    { wrong: expect.arrayContaining(['has ballots in order, none twice']) as string[] },
  ],
])('and on what is wrong with %s', async (_, change, expected) => {
  const intact = readFileSync(ballotsFile, 'utf8');
  const lines = intact.trimEnd().split('\n');
  change(lines);
  writeFileSync(ballotsFile, lines.map((line) => `${line}\n`).join(''));
  const { wrong, problems } = await bothVerify(receipt);
  writeFileSync(ballotsFile, intact);
  expect({ wrong }).toEqual(expected);
  expect(problems).toContain('RootWrong');
});

it('and on a tally, a root and a signature that were changed', async () => {
  const intact = readFileSync(resultFile, 'utf8');
  const result = JSON.parse(intact) as PublishedResult;
  const { counts, ballotRoot, signature } = result;
  const [first, ...others] = counts;
  const flipped = (text: string, at: number): string =>
    `${text.slice(0, at)}${text[at] === '1' ? '2' : '1'}${text.slice(at + 1)}`;
  for (const change of [
    { counts: [{ ...first!, votes: first!.votes + 1 }, ...others] },
    { ballotRoot: flipped(ballotRoot, 5) },
    { signature: flipped(signature, 40) },
    { signature: flipped(signature, 80) },
  ]) {
    writeFileSync(resultFile, JSON.stringify({ ...result, ...change }));
    const { wrong, problems } = await bothVerify(receipt);
    expect(wrong).toContain('is signed');
    expect(problems).toContain('SignatureWrong');
  }
  writeFileSync(resultFile, intact);
});

it('and on a result that lists an option twice, in the place of another one, however it is signed', async () => {
  const intact = readFileSync(resultFile, 'utf8');
  const { signature: _, ...result } = JSON.parse(intact) as PublishedResult;
  // As many ballots have each of the three options: the sum is right, and so is each entry by itself.
  const changed = {
    ...result,
    counts: result.counts.map((count, at) => (at === 1 ? result.counts[0]! : count)),
  };
  const signature = sign('sha256', signedBytes(changed), privateKey).toString('base64');
  writeFileSync(resultFile, JSON.stringify({ ...changed, signature }));
  expect(await bothVerify(receipt)).toEqual({
    wrong: ['has each option once, with its ballots'],
    problems: ['CountWrong'],
  });
  writeFileSync(resultFile, intact);
});
