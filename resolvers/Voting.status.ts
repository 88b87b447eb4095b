/** Where a voting stands now, though the voting itself may have been read a moment ago, for somebody else. */
import type { Context, NONERequest } from '@aws-appsync/utils';
import { statusAt } from '../model/voting';
import type { VotingStatus } from '../schema/generated/types';
import { fromInstant, now } from './lib/time';
import type { VotingView } from './votings/view';

export const dataSource = 'none';

type Ctx = Context<object, object, undefined, VotingView | undefined, VotingStatus | null>;

export function request({ source }: Ctx): NONERequest {
  return {
    payload: source ? statusAt(now(), fromInstant(source.opensAt), fromInstant(source.closesAt)) : null,
  };
}

export function response(ctx: Ctx): VotingStatus | null {
  return ctx.result;
}
