/**
 * A direct Lambda resolver has no code of its own. The service behaves as if it had this one (developer guide,
 * "Direct Lambda resolvers"): the function gets the whole context, and its failure is the field's error.
 */
export function directLambdaCode(batched: boolean): string {
  return `
import { util } from '@aws-appsync/utils';

export function request(ctx) {
  const { fieldName, parentTypeName, variables, selectionSetList, selectionSetGraphQL } = ctx.info;
  return {
    operation: '${batched ? 'BatchInvoke' : 'Invoke'}',
    payload: {
      arguments: ctx.arguments,
      identity: ctx.identity,
      source: ctx.source,
      request: ctx.request,
      prev: ctx.prev,
      info: { selectionSetList, selectionSetGraphQL, parentTypeName, fieldName, variables },
      stash: ctx.stash,
    },
  };
}

export function response(ctx) {
  if (ctx.error) {
    util.error(ctx.error.message, ctx.error.type, ctx.result);
  }
  return ctx.result;
}
`;
}
