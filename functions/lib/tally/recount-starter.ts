import { ExecutionAlreadyExists, StartExecutionCommand, type SFNClient } from '@aws-sdk/client-sfn';
import { createHash } from 'node:crypto';
import { LAST_VOTE_LANDS_SECONDS } from '../../../model/limits';

/** Milliseconds after which a recount that did not end well is started again, and up to half as many more. */
const RESTART_PAUSE = 3 * 3600_000;

/** What a recount is started with. */
export interface RecountInput {
  votingId: string;
  /** The closing time that the recount is for. A voting that closes at another time has another recount. */
  closesAt: string;
  /** The first instant at which no vote can land any more. */
  recountAt: string;
}

/**
 * Starts the recount of a voting, once for each closing time.
 * @param version of a conclusion that a repair made: then once for that, to publish it.
 */
export type StartRecount = (votingId: string, closesAt: string, version?: number) => Promise<void>;

/** The name of an execution and its input: the same for everybody who starts the recount within the same hours. */
export function recountOf(
  votingId: string,
  closesAt: string,
  now: number,
): { name: string; input: RecountInput } {
  const closing = Date.parse(closesAt);
  const recountAt = closing + LAST_VOTE_LANDS_SECONDS * 1000;
  const restarts = Math.max(0, Math.floor((now - recountAt) / restartPause(votingId)));
  return {
    name: `${votingId}-${closing}${restarts > 0 ? `-${restarts}` : ''}`,
    input: { votingId, closesAt, recountAt: new Date(recountAt).toISOString() },
  };
}

/** Another one for each voting: recounts that failed together do not start again together. */
function restartPause(votingId: string): number {
  const part = createHash('sha256').update(votingId).digest().readUInt32BE() / 2 ** 32;
  return RESTART_PAUSE * (1 + part / 2);
}

/**
 * Starts recounts by name: Step Functions keeps a name for 90 days, so that starting one again changes nothing. A
 * voting that is not final some three hours later, longer than a recount waits for a tally to catch up, gets another name,
 * and with it another recount.
 */
export function createRecountStarter(client: SFNClient, stateMachineArn: string): StartRecount {
  return async (votingId, closesAt, version) => {
    const { name: usual, input } = recountOf(votingId, closesAt, Date.now());
    const name = version === undefined ? usual : `${votingId}-v${version}`;
    try {
      await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  };
}
