import { createVerify, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { nodeHash } from '../../../functions/lib/ballots/node-hash';
import { ballotLine, BLOCK_SIZE, type PublishedBallot } from '../../../proof/ballots';
import { blockOf, pathOf } from '../../../proof/blocks';
import { toBase64, utf8, type Bytes } from '../../../proof/bytes';
import { canonicalJson } from '../../../proof/canonical';
import { ballotFile, type BallotFile } from '../../../proof/publication';
import type { Problem } from '../../../proof/problems';
import type { KeptReceipt } from '../../../proof/receipt';
import { signedBytes, type PublishedResult } from '../../../proof/result';
import { rawSignature, toPem } from '../../../proof/signature';
import { isIncluded, verify, type PublishedFiles } from '../../../proof/verify';

const VOTES = 3000;
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const spki = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');

let ballots: PublishedBallot[];
let file: BallotFile;
let result: PublishedResult;

function signed(fields: Omit<PublishedResult, 'signature'>): PublishedResult {
  const signature = toBase64(new Uint8Array(sign('sha256', signedBytes({ ...fields }), privateKey)));
  return { ...fields, signature };
}

/** What is published of a voting with so many votes. */
async function publish(votes: number) {
  const made = Array.from({ length: votes }, (_, index) => ({
    ballotId: randomUUID(),
    optionId: `V-${(index % 3) + 1}`,
  })).sort((one, other) => (one.ballotId < other.ballotId ? -1 : 1));
  const written = await ballotFile(nodeHash, made);
  const counts = ['V-1', 'V-2', 'V-3', 'V-4'].map((optionId) => ({
    optionId,
    votes: written.counts.get(optionId) ?? 0,
  }));
  const fields = { votingId: 'V', counts, total: votes, ballotRoot: written.root };
  const ballotsUrl = 'https://example.com/ballots.jsonl';
  const publicKeyUrl = 'https://example.com/key.pem';
  return { ballots: made, file: written, result: signed({ ...fields, ballotsUrl, publicKeyUrl }) };
}

beforeAll(async () => {
  ({ ballots, file, result } = await publish(VOTES));
});

/** Files in pieces that end wherever they end. */
function filesWith(published: object, lines?: string[]): PublishedFiles {
  const whole = lines ? utf8(lines.map((line) => `${line}\n`).join('')) : undefined;
  return {
    text: (url) => Promise.resolve(url.endsWith('.pem') ? toPem(spki) : JSON.stringify(published)),
    async *pieces() {
      const parts = whole
        ? Array.from({ length: Math.ceil(whole.length / 65_537) }, (_, part) =>
            whole.slice(part * 65_537, (part + 1) * 65_537),
          )
        : file.pieces;
      for (const part of await Promise.resolve(parts)) yield part;
    },
  };
}

async function problemsOf(
  published: object,
  { lines, receipt }: { lines?: string[]; receipt?: KeptReceipt } = {},
): Promise<Problem[]> {
  const question = { votingId: 'V', ...(receipt && { receipt }) };
  const report = await verify(
    filesWith(published, lines),
    'https://example.com/result.json',
    question,
    nodeHash,
  );
  return report.problems;
}

const linesNow = (): string[] => ballots.map(ballotLine);
const kinds = (problems: Problem[]): string[] => [...new Set(problems.map(({ kind }) => kind))].sort();

it('finds nothing wrong with 20,000 ballots, and every receipt among them', async () => {
  const large = await publish(20_000);
  const receipt = { votingId: 'V', ...large.ballots[12_345]! };
  const files = filesWith(large.result, large.ballots.map(ballotLine));
  const report = await verify(files, '', { votingId: 'V', receipt }, nodeHash);
  expect(report).toMatchObject({ problems: [], ballots: 20_000, place: 12_345 });
});

describe('Names what was done to it:', () => {
  const other = (optionId: string): string => (optionId === 'V-1' ? 'V-2' : 'V-1');

  it('one ballot flipped', async () => {
    const lines = linesNow();
    const { ballotId, optionId } = ballots[777]!;
    lines[777] = ballotLine({ ballotId, optionId: other(optionId) });
    expect(kinds(await problemsOf(result, { lines }))).toEqual(['CountWrong', 'RootWrong']);
    const receipt = { votingId: 'V', ballotId, optionId };
    expect(await problemsOf(result, { lines, receipt })).toContainEqual({
      kind: 'BallotForOtherOption',
      ballotId,
      kept: optionId,
      published: other(optionId),
    });
  });

  it('two ballots flipped against each other, so that all counts stay', async () => {
    const lines = linesNow();
    const [one, two] = [ballots[10]!, ballots.find(({ optionId }) => optionId !== ballots[10]!.optionId)!];
    const at = ballots.indexOf(two);
    lines[10] = ballotLine({ ...one, optionId: two.optionId });
    lines[at] = ballotLine({ ...two, optionId: one.optionId });
    expect(kinds(await problemsOf(result, { lines }))).toEqual(['RootWrong']);
  });

  it('one dropped', async () => {
    const lines = linesNow().filter((_, index) => index !== 5);
    expect(kinds(await problemsOf(result, { lines }))).toEqual(['CountWrong', 'NumberWrong', 'RootWrong']);
    const receipt = { votingId: 'V', ...ballots[5]! };
    expect(kinds(await problemsOf(result, { lines, receipt }))).toContain('BallotMissing');
  });

  it('one added', async () => {
    const added = ballotLine({ ballotId: randomUUID(), optionId: 'V-1' });
    const lines = [...linesNow(), added].sort();
    expect(kinds(await problemsOf(result, { lines }))).toEqual(['CountWrong', 'NumberWrong', 'RootWrong']);
  });

  it.each([
    ['behind itself', (lines: string[]) => lines.splice(100, 0, lines[99]!)],
    ['at the end', (lines: string[]) => lines.push(lines[99]!)],
    ['in the place of another', (lines: string[]) => lines.splice(100, 1, lines[99]!)],
  ])('one doubled, %s', async (_, double) => {
    const lines = linesNow();
    double(lines);
    const problems = await problemsOf(result, { lines });
    expect(problems).toContainEqual(
      expect.objectContaining({ kind: 'BallotTwice', ballotId: ballots[99]!.ballotId }),
    );
    expect(kinds(problems)).toContain('RootWrong');
  });

  it('the order', async () => {
    const lines = linesNow();
    lines.push(...lines.splice(3, 1));
    expect(kinds(await problemsOf(result, { lines }))).toEqual(['OrderWrong', 'RootWrong']);
  });

  it('a line that is written otherwise, or none', async () => {
    const lines = linesNow();
    lines[4] = ` ${lines[4]!}`;
    expect(kinds(await problemsOf(result, { lines }))).toContain('BallotUnreadable');
  });

  it('the tally', async () => {
    const [first, second, ...others] = result.counts;
    const counts = [
      { ...first!, votes: first!.votes + 1 },
      { ...second!, votes: second!.votes - 1 },
      ...others,
    ];
    expect(kinds(await problemsOf({ ...result, counts }))).toEqual(['CountWrong', 'SignatureWrong']);
    expect(kinds(await problemsOf({ ...result, total: VOTES - 1 }))).toEqual([
      'NumberWrong',
      'SignatureWrong',
      'TotalWrong',
    ]);
  });

  it('a tally that was signed as it is: what the owner of the key could do', async () => {
    const counts = result.counts.map((count, index) => ({
      ...count,
      votes: count.votes + [1, -1, 0, 0][index]!,
    }));
    expect(kinds(await problemsOf(signed({ ...result, counts })))).toEqual(['CountWrong']);
  });

  it('the root', async () => {
    const ballotRoot = `${result.ballotRoot.slice(0, -1)}${result.ballotRoot.endsWith('0') ? '1' : '0'}`;
    expect(kinds(await problemsOf({ ...result, ballotRoot }))).toEqual(['RootWrong', 'SignatureWrong']);
  });

  it('the signature', async () => {
    const another = signed({ ...result, total: 1 }).signature;
    for (const signature of [another, '', 'AAAA', '%', result.signature.slice(0, 20)])
      expect(kinds(await problemsOf({ ...result, signature }))).toEqual(['SignatureWrong']);
  });

  it('another voting, another key, a receipt from elsewhere, and what is no result', async () => {
    const votingId = 'W';
    expect(kinds(await problemsOf(signed({ ...result, votingId })))).toEqual(['OtherVoting']);
    const receipt = { ...ballots[0]!, votingId };
    expect(kinds(await problemsOf(result, { receipt }))).toEqual(['ReceiptOfOtherVoting']);
    for (const none of [[], {}, 'x', { ...result, counts: [{}] }, { ...result, total: '1' }])
      expect(kinds(await problemsOf(none))).toEqual(['ResultUnreadable']);
    const { problems } = await verify(
      filesWith(result),
      '',
      { votingId: 'V', keyFingerprint: '00' },
      nodeHash,
    );
    expect(kinds(problems)).toEqual(['OtherKey']);
  });
});

it('a path costs one block of the file and leads to the root', async () => {
  const whole = Buffer.concat(file.pieces);
  for (const index of [0, 1, BLOCK_SIZE - 1, BLOCK_SIZE, 1_234, VOTES - 1]) {
    const ballot = ballots[index]!;
    const { number, from, to } = blockOf(file.index, ballot.ballotId)!;
    const lines = whole
      .subarray(from, to + 1)
      .toString()
      .trimEnd()
      .split('\n');
    expect(lines.length).toBeLessThanOrEqual(BLOCK_SIZE);
    const inBlock = lines.map((line) => JSON.parse(line) as PublishedBallot);
    const proof = (await pathOf(nodeHash, file.index, number, inBlock, ballot.ballotId))!;
    expect(proof.index).toBe(index);
    expect(await isIncluded(ballot, proof, result, nodeHash)).toBe(true);
    expect(await isIncluded({ ...ballot, optionId: 'V-9' }, proof, result, nodeHash)).toBe(false);
    expect(await isIncluded(ballot, { ...proof, index: index + 1 }, result, nodeHash)).toBe(false);
  }
  expect(blockOf(file.index, '')).toBeUndefined();
  const { number } = blockOf(file.index, 'zzz')!;
  expect(await pathOf(nodeHash, file.index, number, ballots.slice(-1), 'zzz')).toBeUndefined();
});

it('a voting without votes has a result, too', async () => {
  const empty = await ballotFile(nodeHash, []);
  expect(empty.root).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  const counts = [{ optionId: 'V-1', votes: 0 }];
  const published = signed({ ...result, counts, total: 0, ballotRoot: empty.root });
  expect(await problemsOf(published, { lines: [] })).toEqual([]);
});

it('ballots that are not sorted are not published', async () => {
  await expect(ballotFile(nodeHash, [...ballots].reverse())).rejects.toThrow('not sorted');
  await expect(ballotFile(nodeHash, [ballots[0]!, ballots[0]!])).rejects.toThrow('twice');
});

describe('Signatures', () => {
  it('are read from DER whatever their length, and only from DER', () => {
    for (let turn = 0; turn < 100; turn += 1) {
      const message = Uint8Array.of(turn, turn >> 8);
      const der: Bytes = new Uint8Array(sign('sha256', message, privateKey));
      const raw = rawSignature(der)!;
      const key = { key: publicKey, dsaEncoding: 'ieee-p1363' as const };
      expect(createVerify('sha256').update(message).verify(key, raw)).toBe(true);
      expect(rawSignature(der.slice(0, -1))).toBeUndefined();
      expect(rawSignature(raw)).toBeUndefined();
    }
  });
});

it('canonical JSON is that of RFC 8785', () => {
  const value = { b: [3, { z: null, a: true }], a: 'é"\u0007\u20ac/', '\u00e9': 1, Z: {} };
  expect(canonicalJson(value)).toBe('{"Z":{},"a":"é\\"\\u0007€/","b":[3,{"a":true,"z":null}],"é":1}');
  expect(() => canonicalJson(NaN)).toThrow(TypeError);
});
