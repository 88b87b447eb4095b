/** What may be wrong with a published result. */
export type Problem =
  /** The result is not written as results are. */
  | { kind: 'ResultUnreadable' }
  /** It is that of another voting. */
  | { kind: 'OtherVoting'; votingId: string }
  /** The public key is none. */
  | { kind: 'KeyUnreadable' }
  /** It is another key than the one that was asked for. */
  | { kind: 'OtherKey'; fingerprint: string }
  /** The signature is not one by the key over this result. */
  | { kind: 'SignatureWrong' }
  /** The counts do not add up to the total. */
  | { kind: 'TotalWrong'; total: number; sum: number }
  /** A line of the ballots is not written as ballots are. Lines count from 1. */
  | { kind: 'BallotUnreadable'; line: number }
  /** A ballot stands before one that it should stand behind. */
  | { kind: 'OrderWrong'; line: number; ballotId: string }
  /** A ballot is there twice. */
  | { kind: 'BallotTwice'; line: number; ballotId: string }
  /** There are more or fewer ballots than votes. */
  | { kind: 'NumberWrong'; ballots: number; total: number }
  /** An option has other votes than ballots. */
  | { kind: 'CountWrong'; optionId: string; ballots: number; votes: number }
  /** The ballots are not those that the root stands for. */
  | { kind: 'RootWrong'; computed: string; signed: string }
  /** The receipt is of another voting. */
  | { kind: 'ReceiptOfOtherVoting'; votingId: string }
  /** The ballot of the receipt is not among those published. */
  | { kind: 'BallotMissing'; ballotId: string }
  /** The ballot of the receipt is published for another option. */
  | { kind: 'BallotForOtherOption'; ballotId: string; kept: string; published: string };

/** What a problem means, in English. */
export function wordsFor(problem: Problem): string {
  switch (problem.kind) {
    case 'ResultUnreadable':
      return 'result.json is not a result.';
    case 'OtherVoting':
      return `The result is that of another voting, ${problem.votingId}.`;
    case 'KeyUnreadable':
      return 'The public key cannot be read.';
    case 'OtherKey':
      return `The result was signed with another key, ${problem.fingerprint}.`;
    case 'SignatureWrong':
      return 'The signature does not fit the result: the result was changed after it was signed, or the signature was.';
    case 'TotalWrong':
      return `The counts add up to ${problem.sum}, but the result says ${problem.total} votes.`;
    case 'BallotUnreadable':
      return `Line ${problem.line} of the ballots is not a ballot.`;
    case 'OrderWrong':
      return `The ballots are not in order: ${problem.ballotId} in line ${problem.line} belongs further up.`;
    case 'BallotTwice':
      return `Ballot ${problem.ballotId} is there twice, again in line ${problem.line}.`;
    case 'NumberWrong':
      return `There are ${problem.ballots} ballots, but the result says ${problem.total} votes.`;
    case 'CountWrong':
      return `Option ${problem.optionId} has ${problem.ballots} ballots, but the result says ${problem.votes} votes.`;
    case 'RootWrong':
      return `The ballots are not those that the result was signed for: their hash tree comes to ${problem.computed}, and the result says ${problem.signed}.`;
    case 'ReceiptOfOtherVoting':
      return `The receipt is of another voting, ${problem.votingId}.`;
    case 'BallotMissing':
      return `Ballot ${problem.ballotId} of the receipt is not among those published.`;
    case 'BallotForOtherOption':
      return `Ballot ${problem.ballotId} was cast for ${problem.kept} by the receipt, and is published for ${problem.published}.`;
  }
}
