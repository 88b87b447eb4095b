import type { Context } from '@aws-appsync/utils';

export function request(ctx: Context<{ kind: string }>) {
  return {
    payload: {
      __typename: ctx.args.kind,
      id: '1',
      seen: ctx.info.selectionSetList,
      colour: 'green',
      length: 3,
    },
  };
}

/** Answers one of the types behind an interface. */
export function response(ctx: Context): unknown {
  return ctx.result;
}
