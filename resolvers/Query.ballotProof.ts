/** The way from a published ballot to the root of its voting's hash tree. Who asks is not passed on. */
import { runtime, type Context, type LambdaRequest } from '@aws-appsync/utils';
import type { BallotProofAnswer, BallotProofCall } from '../model/calls';
import type { QueryBallotProofArgs } from '../schema/generated/types';
import { failUnlessAnswered } from './lib/function-answer';

export const dataSource = 'ballotProof';

type Ctx = Context<QueryBallotProofArgs, object, undefined, undefined, BallotProofAnswer>;

/** Ids that cannot be any start no function. */
export function request(ctx: Ctx): LambdaRequest {
  const { votingId, ballotId } = ctx.args;
  if (votingId.length > 64 || ballotId.length !== 36) runtime.earlyReturn(null);
  const payload: BallotProofCall = { votingId, ballotId };
  return { operation: 'Invoke', payload };
}

export function response(ctx: Ctx): BallotProofAnswer {
  failUnlessAnswered(ctx.error, {});
  return ctx.result;
}
