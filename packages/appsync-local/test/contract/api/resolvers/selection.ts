import type { Context } from '@aws-appsync/utils';

export function request(ctx: Context) {
  return { payload: ctx.info.selectionSetList };
}

/** Answers what the caller selected. */
export function response(ctx: Context): unknown {
  const { selectionSetList, selectionSetGraphQL, variables } = ctx.info;
  return {
    list: selectionSetList,
    text: selectionSetGraphQL,
    json: JSON.stringify(ctx.info),
    variables,
    inner: {},
  };
}
