import type { RunContext, RunState } from '../../protocol';

/** What handlers of one run share: `ctx.args` and `ctx.stash` are the same objects for all of them. */
export type Shared = Pick<RunState, 'arguments' | 'stash'> & Pick<RunContext, 'info' | 'env'>;

/** `ctx` beyond what a run shares. */
export interface Moment {
  prev: RunState['prev'];
  result: unknown;
  error: unknown;
}

/**
 * The selection properties of `ctx.info` are read by name; `JSON.stringify(ctx)` leaves them out ("AWS AppSync
 * JavaScript resolver context object reference"). `ctx.env` is read-only there.
 */
export function share(context: RunContext, state: RunState | undefined): Shared {
  const { fieldName, parentTypeName, variables, selectionSetList, selectionSetGraphQL } = context.info;
  const info = Object.defineProperties(
    { fieldName, parentTypeName, variables },
    { selectionSetList: { value: selectionSetList }, selectionSetGraphQL: { value: selectionSetGraphQL } },
  ) as RunContext['info'];
  return {
    arguments: state?.arguments ?? context.arguments,
    stash: state?.stash ?? {},
    info,
    env: Object.freeze(context.env),
  };
}

/** `ctx` for one handler ("AWS AppSync JavaScript resolver context object reference"). */
export function handlerContext(context: RunContext, shared: Shared, { prev, result, error }: Moment): object {
  const { identity = null, source = null, request } = context;
  const { arguments: args, stash, info, env } = shared;
  return { arguments: args, args, identity, source, stash, prev, result, error, info, request, env };
}
