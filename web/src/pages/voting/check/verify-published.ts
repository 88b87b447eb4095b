import type { KeptReceipt } from '../../../../../proof/receipt';
import { resultPath } from '../../../../../proof/result';
import {
  aboutReceipt,
  isIncluded,
  verifyBallots,
  verifySignedResult,
  type Report,
} from '../../../../../proof/verify';
import { webHash } from '../../../../../proof/web-hash';
import { BallotProofDocument, VotingResultDocument } from '../../../../../schema/generated/operations';
import { run } from '../../../session/api/client';
import { NotPublished, OtherResult } from './not-published';
import { publishedFiles } from './published-files';

/** Ballots that are all read at once: some 5 MB. Of more, a path to one's own is enough unless all are asked for. */
export const MANY_BALLOTS = 50_000;

/** What was found, and whether all ballots were read for it. */
export interface Verification extends Report {
  complete: boolean;
}

/**
 * Verifies the published result of a voting on this machine, by the browser's own WebCrypto.
 * @param all reads every ballot, however many there are.
 * @throws NotPublished, OtherResult, ApiError
 */
export async function verifyPublished(
  votingId: string,
  receipt: KeptReceipt | undefined,
  all: boolean,
): Promise<Verification> {
  const question = { votingId, ...(receipt && { receipt }) };
  // While a repaired result is published again, the file still has the one before: nothing is wrong then.
  const { voting } = await run(VotingResultDocument, { id: votingId }, 'public');
  const valid = voting?.result;
  if (!valid) throw new NotPublished(votingId);
  const signed = await verifySignedResult(publishedFiles, resultPath(votingId), question, webHash);
  const { result, problems } = signed;
  if (!result) return { ...signed, complete: true };
  const isValid = result.signature === valid.signature && result.publicKeyUrl === valid.publicKeyUrl;
  if (problems.length === 0 && !isValid) throw new OtherResult(votingId);
  if (all || result.total <= MANY_BALLOTS)
    return { ...(await verifyBallots(publishedFiles, signed, question, webHash)), complete: true };
  if (!receipt) return { ...signed, complete: false };
  // Asked as the public: nothing says whose ballot it is.
  const { ballotProof: proof } = await run(
    BallotProofDocument,
    { votingId, ballotId: receipt.ballotId },
    'public',
  );
  problems.push(...aboutReceipt(receipt, votingId, proof ?? undefined));
  if (proof && !(await isIncluded(proof, proof, result, webHash)))
    problems.push({ kind: 'RootWrong', computed: proof.root, signed: result.ballotRoot });
  return { ...signed, complete: false, ...(proof && { place: proof.index }) };
}
