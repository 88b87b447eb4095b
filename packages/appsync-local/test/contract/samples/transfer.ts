import { util, type Context } from '@aws-appsync/utils';
import { transactWrite } from '@aws-appsync/utils/dynamodb';

/** Moves points from one account to another, if there are enough. */
export function request(ctx: Context<{ from: string; to: string; points: number }>) {
  const { from, to, points } = ctx.args;
  if (points <= 0) util.error('Points must be positive.', 'InvalidInput', null, { field: 'points' });
  return transactWrite({
    items: [
      { conditionCheck: { table: 'Accounts', key: { id: from }, condition: { points: { ge: points } } } },
      { putItem: { table: 'Transfers', key: { id: util.autoUlid() }, item: { from, to, points } } },
      { deleteItem: { table: 'Drafts', key: { id: from } } },
    ],
  });
}

export function response(ctx: Context): unknown {
  if (ctx.error) {
    const { cancellationReasons } = ctx.result as { cancellationReasons: { type: string }[] };
    const short = cancellationReasons[0]!.type !== 'None';
    util.error(
      short ? 'Not enough points.' : ctx.error.message,
      short ? 'InsufficientPoints' : ctx.error.type,
    );
  }
  return true;
}
