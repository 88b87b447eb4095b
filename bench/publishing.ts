import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { readBallots } from '../functions/publish-result/ballots';
import { nodeHash } from '../functions/lib/ballots/node-hash';
import { toItem } from '../functions/lib/dynamodb/attributes';
import { BALLOT_BOXES, ballotIn } from '../model/vote';
import { blockOf, pathOf } from '../proof/blocks';
import { ballotIn as ballotInLine } from '../proof/ballots';
import { toBase64 } from '../proof/bytes';
import { canonicalJson, type Json } from '../proof/canonical';
import { ballotFile } from '../proof/publication';
import { signedBytes } from '../proof/result';
import { toPem } from '../proof/signature';
import { verify } from '../proof/verify';

/** What publishing and verifying so many ballots takes: milliseconds of one processor, however busy it is otherwise; bytes. */
export interface Publishing {
  ballots: number;
  write: number;
  verified: number;
  proved: number;
  megabytesHeld: number;
  ballotsFile: number;
  blocksFile: number;
}

/** A voting's id, as long as they are. */
const VOTING = '01M8B24R5GYTKFY31GGJVVAC55';

/**
 * Publishes and verifies ballots in this process, as `publish-result` and `npm run verify` do. The index answers from
 * memory: how long DynamoDB takes follows from its pace (a thousand units a second, 35,000 for a million votes).
 */
export async function measurePublishing(sizes: number[]): Promise<Publishing[]> {
  const figures: Publishing[] = [];
  for (const ballots of sizes) figures.push(await measure(ballots));
  return figures;
}

async function measure(votes: number): Promise<Publishing> {
  const ballots = await readBallots(
    { client: indexOf(votes) as never, tableName: 't', endsAt: Infinity, sleep: () => Promise.resolve() },
    VOTING,
  );
  const wasRead = spent();
  const file = await ballotFile(nodeHash, ballots);
  const wasWritten = spent();
  const megabytesHeld = Math.round(process.memoryUsage().rss / 2 ** 20);
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const counts = [...file.counts].map(([optionId, ofOption]) => ({ optionId, votes: ofOption }));
  const result = { votingId: VOTING, counts, total: votes, ballotRoot: file.root, ballotsUrl: 'http://w/b' };
  const signature = toBase64(new Uint8Array(sign('sha256', signedBytes(result), privateKey)));
  const published = JSON.stringify({ ...result, signature, publicKeyUrl: 'http://w/k' });
  const pem = toPem(publicKey.export({ format: 'der', type: 'spki' }).toString('base64'));
  const { problems } = await verify(
    {
      text: (url) => Promise.resolve(url.endsWith('k') ? pem : published),
      async *pieces() {
        for (const piece of await Promise.resolve(file.pieces)) yield piece;
      },
    },
    'http://w/r',
    { votingId: VOTING },
    nodeHash,
  );
  if (problems.length > 0) throw new Error('What was published does not verify.');
  const wasVerified = spent();
  const one = ballotInLine(Buffer.from(file.pieces.at(-1)!).toString().split('\n')[0]!)!;
  const block = blockOf(file.index, one.ballotId)!;
  const lines = Buffer.from(file.pieces[block.number]!).toString().split('\n');
  const inBlock = lines.flatMap((line) => ballotInLine(line) ?? []);
  await pathOf(nodeHash, file.index, block.number, inBlock, one.ballotId);
  return {
    ballots: votes,
    write: wasWritten - wasRead,
    verified: wasVerified - wasWritten,
    proved: spent() - wasVerified,
    megabytesHeld,
    ballotsFile: file.index.bytes,
    blocksFile: Buffer.byteLength(canonicalJson(file.index as unknown as Json)),
  };
}

/** Milliseconds that this process has computed for. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** An index that makes its votes while it is read, box by box, in order. */
function indexOf(votes: number) {
  const share = Math.round(votes / BALLOT_BOXES.length);
  return {
    send({
      input,
    }: {
      input: { ExpressionAttributeValues: { ':box': { S: string } }; ExclusiveStartKey?: object };
    }) {
      const name = input.ExpressionAttributeValues[':box'].S;
      const box = name.slice(name.indexOf('#') + 1);
      const last = BALLOT_BOXES.at(-1) === box;
      const count = last ? votes - share * (BALLOT_BOXES.length - 1) : share;
      const high = parseInt(box[0]!, 16);
      const ids = Array.from({ length: count }, () => {
        const first = (high + 4 * Math.floor(Math.random() * 4)).toString(16);
        return `${first}${box[1]!}${randomUUID().slice(2)}`;
      }).sort();
      const Items = ids.map((ballotId, index) =>
        toItem({
          PK: 'USER#u',
          SK: `VOTE#${VOTING}`,
          ...ballotIn(VOTING, ballotId),
          optionId: `${VOTING}-${(index % 3) + 1}`,
        }),
      );
      return Promise.resolve({ Items, ConsumedCapacity: { CapacityUnits: 0 } });
    },
  };
}
