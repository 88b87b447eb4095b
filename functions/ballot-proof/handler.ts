import type { BallotProofAnswer, BallotProofCall } from '../../model/calls';
import { ballotIn } from '../../proof/ballots';
import { blockOf, pathOf, type BlockIndex } from '../../proof/blocks';
import { resultIn, resultPath, type PublishedResult } from '../../proof/result';
import { nodeHash } from '../lib/ballots/node-hash';

/** Published files, as proving reads them. */
export interface PublishedReader {
  /** Undefined when there is no such file. */
  text(key: string): Promise<string | undefined>;
  /** A range of a file, both ends included. */
  range(key: string, from: number, to: number): Promise<string>;
}

/** Indexes of blocks that are kept: each at most some hundred kilobytes. */
const KEPT = 20;

const VOTING_ID = /^[0-9A-Za-z-]{1,64}$/;
const BALLOT_ID = /^[0-9a-f-]{36}$/;

/**
 * Answers the way from a ballot to the root, from what is published alone: it knows neither table nor voters. It reads the
 * result, an index of the blocks, which it keeps, and the one block that may hold the ballot: 1,024 lines at most.
 */
export function createHandler(files: PublishedReader) {
  const indexes = new Map<string, BlockIndex>();

  async function indexOf(key: string): Promise<BlockIndex> {
    const known = indexes.get(key);
    if (known) return known;
    const index = JSON.parse((await files.text(key)) ?? '') as BlockIndex;
    const [oldest] = indexes.keys();
    if (indexes.size >= KEPT && oldest !== undefined) indexes.delete(oldest);
    indexes.set(key, index);
    return index;
  }

  async function prove(result: PublishedResult, ballotId: string): Promise<BallotProofAnswer> {
    const ballotsKey = new URL(result.ballotsUrl).pathname.slice(1);
    const index = await indexOf(ballotsKey.replace(/[^/]+$/, 'blocks.json'));
    const block = blockOf(index, ballotId);
    if (!block) return null;
    const lines = await files.range(ballotsKey, block.from, block.to);
    const ballots = lines.split('\n').flatMap((line) => ballotIn(line) ?? []);
    const way = await pathOf(nodeHash, index, block.number, ballots, ballotId);
    const ballot = ballots.find((each) => each.ballotId === ballotId);
    return way && ballot ? { ...ballot, ...way, root: result.ballotRoot } : null;
  }

  return async ({ votingId, ballotId }: BallotProofCall): Promise<BallotProofAnswer> => {
    if (!VOTING_ID.test(votingId) || !BALLOT_ID.test(ballotId)) return null;
    const text = await files.text(resultPath(votingId));
    const result = text === undefined ? undefined : resultIn(text);
    return result ? prove(result, ballotId) : null;
  };
}
