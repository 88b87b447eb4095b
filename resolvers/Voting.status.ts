/** Where a voting stands now, though the voting itself may have been read a moment ago, for somebody else. */
import type { Context, NONERequest } from '@aws-appsync/utils';
import type { VotingStatus } from '../schema/generated/types';
import { now } from './lib/time';
import { standingAt } from './votings/standing';
import type { VotingView } from './votings/view';

export const dataSource = 'none';

type Ctx = Context<object, object, undefined, VotingView | undefined, VotingStatus | null>;

export function request({ source }: Ctx): NONERequest {
  return {
    payload: source ? standingAt({ ...source, draft: source.status === 'DRAFT' }, now()) : null,
  };
}

export function response(ctx: Ctx): VotingStatus | null {
  return ctx.result;
}
