import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createHandler as createProver } from '../../../functions/ballot-proof/handler';
import {
  createHandler,
  type PublicationAnswer,
  type PublicationTask,
} from '../../../functions/publish-result/handler';
import { nodeHash } from '../../../functions/lib/ballots/node-hash';
import type { ResultFiles } from '../../../functions/lib/results/published-files';
import { resultOf, validProof, type Proof, type Recount, type VotingDefinition } from '../../../model/voting';
import type { PublishedBallot } from '../../../proof/ballots';
import { resultIn, resultPath } from '../../../proof/result';
import { isIncluded, verify, type PublishedFiles } from '../../../proof/verify';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const spki = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }));
const WEB = 'https://vote.example.com';

/** A crash, at the step that a test chooses. */
class Crash extends Error {}

/** A bucket, a table and a key, and a process that may end before any of their calls, or after it. */
class World implements ResultFiles {
  readonly bucket = new Map<string, Buffer>();
  readonly audit: Proof[] = [];
  readonly log: unknown[][] = [];
  voting: VotingDefinition;
  ballots: PublishedBallot[] = [];
  signatures = 0;
  calls = 0;
  crashAt = Infinity;

  constructor(votes: number) {
    const options = ['V-1', 'V-2'].map((id) => ({ id, label: id, imageUrl: null }));
    const at = '2026-01-01T00:00:00.000Z';
    const window = { opensAt: at, closesAt: at, createdAt: at, updatedAt: at };
    this.voting = { id: 'V', title: 'Lunch?', access: 'FREE', options, version: 1, ...window };
    this.ballots = Array.from({ length: votes }, (_, index) => ({
      ballotId: randomUUID(),
      optionId: index % 3 === 0 ? 'V-1' : 'V-2',
    })).sort((one, other) => (one.ballotId < other.ballotId ? -1 : 1));
    this.conclude(3);
  }

  conclude(version: number): void {
    const counts = ['V-1', 'V-2'].map((id) => this.ballots.filter(({ optionId }) => optionId === id).length);
    const recount: Recount = { at: this.voting.closesAt, total: this.ballots.length, counts, version };
    this.voting = { ...this.voting, recount };
  }

  /** One call of a service: the process may end before it, or before it gets the answer. */
  private async call<T>(work: () => T): Promise<T> {
    this.calls += 1;
    if (this.calls === this.crashAt) throw new Crash();
    const answer = await Promise.resolve(work());
    this.calls += 1;
    if (this.calls === this.crashAt) throw new Crash();
    return answer;
  }

  publish: ResultFiles['publish'] = ({ key, content }) =>
    this.call(() => {
      const known = this.bucket.get(key);
      if (known && !known.equals(Buffer.from(content)))
        throw new Error(`${key} was published with another content.`);
      this.bucket.set(key, Buffer.from(content));
    });
  publishFirst: ResultFiles['publishFirst'] = ({ key, content }) =>
    this.call(() => {
      if (!this.bucket.has(key)) this.bucket.set(key, Buffer.from(content));
      return this.bucket.get(key)!.toString();
    });
  replace: ResultFiles['replace'] = ({ key, content }) =>
    this.call(() => void this.bucket.set(key, Buffer.from(content)));

  run(task: Partial<PublicationTask> = {}): Promise<PublicationAnswer> {
    const handler = createHandler({
      files: this,
      webOrigin: WEB,
      signer: {
        publicKey: () => this.call(() => spki),
        sign: (message) =>
          this.call(() => {
            this.signatures += 1;
            return new Uint8Array(sign('sha256', message, privateKey));
          }),
      },
      store: {
        voting: () => this.call(() => this.voting),
        note: (voting, proof) =>
          this.call(() => {
            if (this.voting.recount?.version !== proof.version || validProof(this.voting)) return false;
            this.voting = { ...this.voting, proof };
            this.audit.push(proof);
            return voting.id === 'V';
          }),
      },
      readBallots: () => this.call(() => this.ballots),
      log: (...line) => void this.log.push(line),
      now: () => 0,
    });
    return handler({ votingId: 'V', ...task }, { getRemainingTimeInMillis: () => 900_000 });
  }

  get files(): PublishedFiles {
    const at = (url: string): Buffer => this.bucket.get(new URL(url).pathname.slice(1))!;
    return {
      text: (url) => Promise.resolve(at(url).toString()),
      async *pieces(url) {
        yield await Promise.resolve(new Uint8Array(at(url)));
      },
    };
  }

  verify() {
    return verify(this.files, `${WEB}/${resultPath('V')}`, { votingId: 'V' }, nodeHash);
  }
}

const contents = (world: World): Map<string, string> =>
  new Map([...world.bucket].map(([key, bytes]) => [key, createHash('sha256').update(bytes).digest('hex')]));

it('publishes what verifies, and marks the voting with it once', async () => {
  const world = new World(2500);
  expect(await world.run()).toEqual({ outcome: 'PUBLISHED' });
  expect(await world.verify()).toMatchObject({ problems: [], ballots: 2500 });
  expect([...world.bucket.keys()].sort()).toEqual([
    'results/V/3/ballots.jsonl',
    'results/V/3/blocks.json',
    'results/V/3/result.json',
    'results/V/3/signature.der',
    'results/V/3/signed.json',
    'results/V/result.json',
    expect.stringMatching(/^results\/keys\/[0-9a-f]{32}\.pem$/),
  ]);
  expect(resultIn(world.bucket.get('results/V/result.json')!.toString())).toEqual(resultOf(world.voting));
  const before = contents(world);
  expect(await world.run()).toEqual({ outcome: 'PUBLISHED' });
  expect(contents(world)).toEqual(before);
  expect(world.audit).toHaveLength(1);
  expect(JSON.stringify(world.log)).not.toMatch(/V-1|V-2/);
});

it('comes to the same files whichever call it ended before or after', async () => {
  const whole = new World(50);
  await whole.run();
  const calls = whole.calls;
  expect(calls).toBeGreaterThan(20);
  for (let crashAt = 1; crashAt <= calls; crashAt += 1) {
    const world = new World(50);
    world.crashAt = crashAt;
    await expect(world.run()).rejects.toThrow(Crash);
    world.crashAt = Infinity;
    const published = contents(world);
    expect(await world.run()).toEqual({ outcome: 'PUBLISHED' });
    for (const [key, hash] of published) expect(contents(world).get(key)).toBe(hash);
    expect((await world.verify()).problems).toEqual([]);
    expect(world.audit).toHaveLength(1);
    expect(world.bucket.size).toBe(whole.bucket.size);
  }
});

it('waits for an index that does not show all votes, and gives up after hours', async () => {
  const world = new World(10);
  const late = world.ballots.pop()!;
  expect(await world.run()).toEqual({ outcome: 'NOT_SHOWN', waitSeconds: 2, nextAttempt: 2 });
  expect(world.bucket.size).toBe(0);
  expect(await world.run({ publication: { nextAttempt: 31 } })).toEqual({
    outcome: 'DIFFERS',
    cause: 'Voting V: the ballots of 1 options are not as many as the votes of the result.',
  });
  world.ballots.push(late);
  expect(await world.run({ publication: { nextAttempt: 2 } })).toEqual({ outcome: 'PUBLISHED' });
});

it('publishes nothing of a voting that is not final', async () => {
  const world = new World(1);
  delete world.voting.recount;
  expect(await world.run()).toEqual({ outcome: 'SUPERSEDED' });
  expect(world.bucket.size).toBe(0);
});

it('does not publish other ballots under a version that was published', async () => {
  const world = new World(10);
  await world.run();
  delete world.voting.proof;
  const [first] = world.ballots;
  world.ballots[0] = { ...first!, ballotId: `00${first!.ballotId.slice(2, -1)}0` };
  await expect(world.run()).rejects.toThrow('another content');
});

it('a repaired result is published beside the first, and pointed to', async () => {
  const world = new World(10);
  await world.run();
  const first = new Map(world.bucket);
  world.ballots.splice(3, 1);
  world.conclude(5);
  expect(resultOf(world.voting)).toBeNull();
  expect(await world.run()).toEqual({ outcome: 'PUBLISHED' });
  expect(await world.verify()).toMatchObject({ problems: [], ballots: 9 });
  expect(world.audit.map(({ version }) => version)).toEqual([3, 5]);
  for (const [key, bytes] of first)
    if (key !== 'results/V/result.json') expect(world.bucket.get(key)).toEqual(bytes);
});

it('the one who published the older result points to the newer one in the end', async () => {
  const world = new World(10);
  const replace = world.replace;
  world.replace = async (file) => {
    world.replace = replace;
    world.conclude(5);
    await world.run();
    return replace(file);
  };
  await world.run();
  expect(await world.verify()).toMatchObject({
    problems: [],
    result: { ballotsUrl: `${WEB}/results/V/5/ballots.jsonl` },
  });
});

describe('Proofs', () => {
  const world = new World(2500);
  const prove = createProver({
    text: (key) => Promise.resolve(world.bucket.get(key)?.toString()),
    range: (key, from, to) =>
      Promise.resolve(
        world.bucket
          .get(key)!
          .subarray(from, to + 1)
          .toString(),
      ),
  });
  beforeAll(() => world.run());

  it('lead to the published root, for every kind of place', async () => {
    const result = resultOf(world.voting)!;
    for (const index of [0, 1023, 1024, 2047, 2048, 2499]) {
      const { ballotId, optionId } = world.ballots[index]!;
      const proof = (await prove({ votingId: 'V', ballotId }))!;
      expect(proof).toMatchObject({ ballotId, optionId, index, root: result.ballotRoot });
      expect(proof.path.length).toBeLessThanOrEqual(12);
      expect(await isIncluded({ ballotId, optionId }, proof, result, nodeHash)).toBe(true);
    }
  });

  it.each([
    ['a ballot that is not there', 'V', randomUUID()],
    ['what is no ballot', 'V', '../../keys'],
    ['a voting without a result', 'W', randomUUID()],
    ['what is no voting', '../V', randomUUID()],
  ])('are not answered for %s', async (_, votingId, ballotId) => {
    expect(await prove({ votingId, ballotId })).toBeNull();
  });
});
