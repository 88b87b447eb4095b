/** Verifies a published result, from what is published alone. The same in Node and in browsers. */
import { BLOCK_SIZE, ballotIn, leafOf, linesIn, type PublishedBallot } from './ballots';
import { blockRoot, type InclusionPath } from './blocks';
import { fromBase64, fromHex, toHex, utf8, type Bytes } from './bytes';
import { hashLeaves, levelsAbove, rootFromPath, rootOf, type HashAll } from './hash-tree';
import type { Problem } from './problems';
import type { KeptReceipt } from './receipt';
import { resultIn, signedBytes, type PublishedResult } from './result';
import { isSignedBy, publicKeyIn } from './signature';

/** What was asked for. */
export interface Question {
  votingId: string;
  receipt?: KeptReceipt;
  /** The fingerprint of the key that is known to be the right one. */
  keyFingerprint?: string;
}

/** Where what is published comes from. */
export interface PublishedFiles {
  /** The text of a file at an address. */
  text(url: string): Promise<string>;
  /** The bytes of a file at an address, piece by piece. */
  pieces(url: string): AsyncIterable<Bytes>;
}

/** What was found. */
export interface Report {
  problems: Problem[];
  result?: PublishedResult;
  keyFingerprint?: string;
  /** How many ballots were read. */
  ballots?: number;
  /** The place of the receipt's ballot, from 0, if it is there. */
  place?: number;
}

/** Problems of one kind that are listed: of a file that is wrong throughout, a few lines say it. */
const LISTED = 5;

/** Verifies signature, tally, number, order and root, and that the ballot of a receipt is there. */
export async function verify(
  files: PublishedFiles,
  resultUrl: string,
  question: Question,
  hashAll: HashAll,
): Promise<Report> {
  return verifyBallots(
    files,
    await verifySignedResult(files, resultUrl, question, hashAll),
    question,
    hashAll,
  );
}

/** Adds to what was found of a result by itself what its ballots say, and that the ballot of a receipt is there. */
export async function verifyBallots(
  files: Pick<PublishedFiles, 'pieces'>,
  report: Report,
  question: Question,
  hashAll: HashAll,
): Promise<Report> {
  if (!report.result) return report;
  const { result } = report;
  const problems = [...report.problems];
  const found = await readBallots(files.pieces(result.ballotsUrl), question.receipt, hashAll);
  problems.push(...found.problems, ...compared(result, found));
  const { receipt } = question;
  if (receipt) problems.push(...aboutReceipt(receipt, question.votingId, found.kept));
  return { ...report, problems, ballots: found.ballots, ...(found.kept && { place: found.kept.place }) };
}

/** Verifies a result by itself: that it is one, of this voting, signed, and adds up. */
export async function verifySignedResult(
  files: Pick<PublishedFiles, 'text'>,
  resultUrl: string,
  { votingId, keyFingerprint }: Question,
  hashAll: HashAll,
): Promise<Report> {
  const result = resultIn(await files.text(resultUrl));
  if (!result) return { problems: [{ kind: 'ResultUnreadable' }] };
  const problems: Problem[] = [];
  if (result.votingId !== votingId) problems.push({ kind: 'OtherVoting', votingId: result.votingId });
  const sum = result.counts.reduce((votes, count) => votes + count.votes, 0);
  if (sum !== result.total) problems.push({ kind: 'TotalWrong', total: result.total, sum });
  const key = publicKeyIn(await files.text(result.publicKeyUrl));
  if (!key) return { problems: [...problems, { kind: 'KeyUnreadable' }], result };
  const fingerprint = await fingerprintOf(hashAll, key);
  if (keyFingerprint !== undefined && keyFingerprint !== fingerprint)
    problems.push({ kind: 'OtherKey', fingerprint });
  const signature = fromBase64(result.signature);
  if (!signature || !(await isSignedBy(key, signature, signedBytes(result))))
    problems.push({ kind: 'SignatureWrong' });
  return { problems, result, keyFingerprint: fingerprint };
}

/** What a public key is called: the first half of the SHA-256 of its bytes. */
export async function fingerprintOf(hashAll: HashAll, publicKey: Bytes): Promise<string> {
  const [hash] = await hashAll([publicKey]);
  return toHex(hash!.slice(0, 16));
}

/** Whether a path leads from a ballot to the root of a result. */
export async function isIncluded(
  ballot: PublishedBallot,
  { index, path }: InclusionPath,
  { ballotRoot, total }: Pick<PublishedResult, 'ballotRoot' | 'total'>,
  hashAll: HashAll,
): Promise<boolean> {
  const neighbours = path.map(fromHex);
  if (!neighbours.every((bytes) => bytes?.length === 32)) return false;
  const [leaf] = await hashLeaves(hashAll, [leafOf(ballot)]);
  const way = { index, size: total, path: neighbours as Bytes[] };
  const root = await rootFromPath(hashAll, leaf!, way);
  return root !== undefined && toHex(root) === ballotRoot;
}

interface ReadBallots {
  ballots: number;
  counts: Map<string, number>;
  root: string;
  kept?: { place: number; optionId: string };
  problems: Problem[];
}

/** Reads all ballots, a block at a time: whole files may be longer than texts may be. */
async function readBallots(
  pieces: AsyncIterable<Bytes>,
  receipt: KeptReceipt | undefined,
  hashAll: HashAll,
): Promise<ReadBallots> {
  const found: ReadBallots = { ballots: 0, counts: new Map(), root: '', problems: [] };
  const roots: Bytes[] = [];
  const ids = new Set<string>();
  let leaves: Bytes[] = [];
  let last = '';
  let line = 0;
  const note = (problem: Problem): void => {
    const alike = found.problems.filter(({ kind }) => kind === problem.kind).length;
    if (alike < LISTED) found.problems.push(problem);
  };
  for await (const text of linesIn(pieces)) {
    line += 1;
    // What cannot be read is a leaf all the same.
    leaves.push(utf8(text));
    if (leaves.length === BLOCK_SIZE) {
      roots.push(await blockRoot(hashAll, leaves));
      leaves = [];
    }
    const ballot = ballotIn(text);
    if (!ballot) {
      note({ kind: 'BallotUnreadable', line });
      continue;
    }
    const { ballotId, optionId } = ballot;
    found.ballots += 1;
    found.counts.set(optionId, (found.counts.get(optionId) ?? 0) + 1);
    if (ballotId === receipt?.ballotId) found.kept ??= { place: line - 1, optionId };
    if (ids.has(ballotId)) note({ kind: 'BallotTwice', line, ballotId });
    else if (ballotId < last) note({ kind: 'OrderWrong', line, ballotId });
    ids.add(ballotId);
    last = ballotId;
  }
  if (leaves.length > 0) roots.push(await blockRoot(hashAll, leaves));
  found.root = toHex(await rootOf(hashAll, await levelsAbove(hashAll, roots)));
  return found;
}

function compared({ counts, total, ballotRoot }: PublishedResult, found: ReadBallots): Problem[] {
  const problems: Problem[] = [];
  if (found.ballots !== total) problems.push({ kind: 'NumberWrong', ballots: found.ballots, total });
  const published = new Map(counts.map(({ optionId, votes }) => [optionId, votes]));
  for (const optionId of new Set([...published.keys(), ...found.counts.keys()])) {
    const [ballots, votes] = [found.counts.get(optionId) ?? 0, published.get(optionId) ?? 0];
    if (ballots !== votes) problems.push({ kind: 'CountWrong', optionId, ballots, votes });
  }
  if (found.root !== ballotRoot)
    problems.push({ kind: 'RootWrong', computed: found.root, signed: ballotRoot });
  return problems;
}

/** What a receipt says, and what is published. @param kept undefined: its ballot is not there. */
export function aboutReceipt(
  { ballotId, optionId, votingId }: KeptReceipt,
  asked: string,
  kept: { optionId: string } | undefined,
): Problem[] {
  if (votingId !== asked) return [{ kind: 'ReceiptOfOtherVoting', votingId }];
  if (!kept) return [{ kind: 'BallotMissing', ballotId }];
  if (kept.optionId === optionId) return [];
  return [{ kind: 'BallotForOtherOption', ballotId, kept: optionId, published: kept.optionId }];
}
