import type { HandlerInput } from '../isolate/program';
import type { DataSourceOutcome, RunContext, RunState } from '../protocol';

/** The context of `aws appsync evaluate-code`: whatever part of `ctx` the code needs. */
export type EvaluationContext = Partial<
  Omit<RunContext, 'authType' | 'operation' | 'info' | 'request'> &
    Pick<RunState, 'stash' | 'prev'> &
    DataSourceOutcome & { info: Partial<RunContext['info']>; request: Partial<RunContext['request']> }
>;

/** The name under which the code is loaded, which is what the service calls it. */
export const codeName = 'code.js';

/** One handler with a context, the missing parts of which are empty. */
export function handlerInput(
  resolver: string,
  handler: HandlerInput['handler'],
  context: EvaluationContext,
): HandlerInput {
  const { identity = null, source = null, env = {}, stash = {}, prev = null, result = null, error } = context;
  const args = context.arguments ?? {};
  return {
    resolver,
    handler,
    context: {
      arguments: args,
      identity,
      source,
      env,
      request: { headers: {}, domainName: null, ...context.request },
      info: {
        fieldName: '',
        parentTypeName: '',
        variables: {},
        selectionSetList: [],
        selectionSetGraphQL: '',
        ...context.info,
      },
      authType: authTypeOf(identity),
      operation: 'query',
    },
    state: { position: -1, arguments: args, stash, prev, appendedErrors: [] },
    outcome: { result, error: error ?? undefined },
  };
}

/**
 * `util.authType()` has no place in an evaluation's context: it is read off the shape of the identity ("AWS AppSync
 * JavaScript resolver context object reference").
 */
function authTypeOf(identity: unknown): string {
  const has = (key: string): boolean => Object(identity) === identity && key in (identity as object);
  if (has('resolverContext')) return 'Lambda Authorization';
  if (has('userArn')) return 'IAM Authorization';
  if (has('claims')) return has('username') ? 'User Pool Authorization' : 'Open ID Connect Authorization';
  return 'API Key Authorization';
}
