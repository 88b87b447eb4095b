/** A voting's tally: what the parent field knows already, or the sum of the slots. */
import { runtime, type Context, type DynamoDBQueryRequest } from '@aws-appsync/utils';
import { SLOT_PREFIX, tallySlotKey } from '../model/keys';
import { tallyFrom, type TallySlot } from '../model/tally';
import type { Tally } from '../schema/generated/types';
import { failWith } from './lib/failures';
import { typed } from './lib/table';
import type { VotingView } from './votings/view';

export const dataSource = 'table';

type Ctx = Context<object, object, undefined, VotingView, { items: TallySlot[] }>;

export function request(ctx: Ctx): DynamoDBQueryRequest {
  if (ctx.source?.tally) runtime.earlyReturn(ctx.source.tally);
  const { PK } = tallySlotKey(ctx.source?.id ?? '', 0);
  return {
    operation: 'Query',
    query: {
      expression: 'PK = :tally AND begins_with(SK, :slot)',
      expressionValues: typed({ ':tally': PK, ':slot': SLOT_PREFIX }),
    },
  };
}

export function response(ctx: Ctx): Tally | null {
  if (ctx.error) failWith(ctx.error);
  return ctx.source ? tallyFrom(ctx.source, ctx.result.items) : null;
}
