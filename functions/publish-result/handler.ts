import type { Context } from 'aws-lambda';
import { resultOf, validProof, type Proof, type VotingDefinition } from '../../model/voting';
import { canonicalJson } from '../../proof/canonical';
import { ballotFile, type BallotFile } from '../../proof/publication';
import { resultPath } from '../../proof/result';
import { nodeHash } from '../lib/ballots/node-hash';
import type { Log } from '../lib/log';
import type { BallotReader } from './ballots';
import { publishVersion, type PublishingParts } from './publish';

/** What the state machine hands over. */
export interface PublicationTask {
  votingId: string;
  publication?: { nextAttempt?: number };
}

/** What the state machine goes on with. */
export type PublicationAnswer =
  | { outcome: 'PUBLISHED' }
  /** There is no such voting, or it has no result, or no longer the one that was published. */
  | { outcome: 'SUPERSEDED' }
  /** The index does not show the votes of the result: look again after a pause. */
  | { outcome: 'NOT_SHOWN'; waitSeconds: number; nextAttempt: number }
  /** It did not for hours. */
  | { outcome: 'DIFFERS'; cause: string };

/** The table, as publishing sees it. */
export interface PublicationStore {
  /** Read strongly consistently. */
  voting(votingId: string): Promise<VotingDefinition | undefined>;
  /** Marks a voting with its proof, with an entry in the audit trail. False when it has another result, or a proof. */
  note(voting: VotingDefinition, proof: Proof): Promise<boolean>;
}

/** What the handler works with. */
export interface PublicationParts extends PublishingParts {
  store: PublicationStore;
  readBallots: BallotReader;
  log: Log;
  now: () => number;
}

/** Milliseconds that must be left once the ballots are read: to hash a million of them takes seconds. */
const TIME_TO_PUBLISH = 120_000;

/** Seconds of the longest pause, and looks that are taken: some two hours. */
const LONGEST_PAUSE = 300;
const MAX_ATTEMPTS = 31;

/**
 * Publishes the result of a voting that is final. It may be repeated from any point: files are written once, then the
 * voting is marked, and the one file that changes, `results/<voting>/result.json`, comes last.
 */
export function createHandler(parts: PublicationParts) {
  const { store, readBallots, log, now } = parts;
  return async (
    { votingId, publication }: PublicationTask,
    { getRemainingTimeInMillis }: Pick<Context, 'getRemainingTimeInMillis'>,
  ): Promise<PublicationAnswer> => {
    const voting = await store.voting(votingId);
    if (!voting?.recount) return { outcome: 'SUPERSEDED' };
    if (!validProof(voting)) {
      const endsAt = performance.now() + getRemainingTimeInMillis() - TIME_TO_PUBLISH;
      const ballots = await ballotFile(nodeHash, await readBallots(votingId, endsAt));
      const differs = differenceOf(voting, ballots);
      if (differs) return lookAgain(publication?.nextAttempt ?? 1, differs);
      if (!(await publishAndNote(voting, ballots))) return { outcome: 'SUPERSEDED' };
    }
    await point(votingId);
    return { outcome: 'PUBLISHED' };
  };

  async function publishAndNote(voting: VotingDefinition, ballots: BallotFile): Promise<boolean> {
    const { id: votingId, options } = voting;
    const { total, counts, version } = voting.recount!;
    const published = await publishVersion(parts, version, ballots, {
      votingId,
      counts: options.map(({ id: optionId }, index) => ({ optionId, votes: counts[index] ?? 0 })),
      total,
    });
    const { ballotRoot, ballotsUrl, signature, publicKeyUrl } = published;
    const at = new Date(now()).toISOString();
    const noted = await store.note(voting, { version, at, ballotRoot, ballotsUrl, signature, publicKeyUrl });
    if (noted) log('info', 'ResultPublished', { votingId, version, ballots: ballots.index.ballots });
    return noted;
  }

  /** Points to the result that stands. Another one may have been published since it was read: then to that. */
  async function point(votingId: string): Promise<void> {
    let pointed: number | undefined;
    for (;;) {
      const voting = await store.voting(votingId);
      const result = voting && resultOf(voting);
      if (!result || pointed === voting.proof?.version) return;
      const content = canonicalJson(result);
      await parts.files.replace({
        key: resultPath(votingId),
        content,
        contentType: 'application/json; charset=utf-8',
      });
      pointed = voting.proof?.version;
    }
  }
}

/** For how many options there are other ballots than votes; nothing if for none. Never which, nor how many. */
function differenceOf(
  { id, options, recount }: VotingDefinition,
  { counts }: BallotFile,
): string | undefined {
  const votes = new Map(options.map((option, index) => [option.id, recount?.counts[index] ?? 0]));
  const differing = [...new Set([...votes.keys(), ...counts.keys()])].filter(
    (optionId) => (votes.get(optionId) ?? 0) !== (counts.get(optionId) ?? 0),
  );
  if (differing.length === 0) return undefined;
  return `Voting ${id}: the ballots of ${differing.length} options are not as many as the votes of the result.`;
}

function lookAgain(attempt: number, cause: string): PublicationAnswer {
  if (attempt >= MAX_ATTEMPTS) return { outcome: 'DIFFERS', cause };
  const waitSeconds = Math.min(2 ** attempt, LONGEST_PAUSE);
  return { outcome: 'NOT_SHOWN', waitSeconds, nextAttempt: attempt + 1 };
}
