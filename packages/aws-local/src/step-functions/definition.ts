/** A state of Amazon States Language, as far as it matters here. */
export interface State {
  Type: string;
  Resource?: string;
  TimeoutSeconds?: number;
  TimeoutSecondsPath?: string;
  Branches?: StateGroup[];
  Iterator?: StateGroup;
  ItemProcessor?: StateGroup & { ProcessorConfig?: { Mode?: string } };
  ItemReader?: unknown;
  Credentials?: unknown;
  QueryLanguage?: string;
}

/** States that refer to each other: a state machine, a branch, an iteration. */
export interface StateGroup {
  StartAt: string;
  States: Record<string, State>;
  QueryLanguage?: string;
}

/** How a task calls Lambda. */
export type LambdaTask =
  | { state: string; via: 'arn'; functionArn: string }
  /** The optimised integration: `Parameters` name the function, the answer is wrapped. */
  | { state: string; via: 'invoke' };

/** As long as a timer can be set. The library's own limit for a task would be 60 s, the service has none. */
const LONGEST_TASK_SECONDS = 2_147_483;
const INVOKE = /^arn:[^:]+:states:::lambda:invoke$/;
const FUNCTION = /^arn:[^:]+:lambda:[^:]+:[^:]+:function:/;

/**
 * Reads a definition and finds its tasks.
 * @throws Error naming the state that cannot run on this machine.
 */
export function readDefinition(
  text: string,
  substitutions: Record<string, unknown>,
): { definition: StateGroup; tasks: LambdaTask[] } {
  const filled = text.replace(/\$\{([^}]+)\}/g, (whole, name: string) =>
    Object.hasOwn(substitutions, name) ? String(substitutions[name]) : whole,
  );
  const definition = JSON.parse(filled) as StateGroup;
  return { definition, tasks: visit(definition) };
}

function visit(group: StateGroup): LambdaTask[] {
  if (group.QueryLanguage === 'JSONata') throw new Error('JSONata is not executed locally, only JSONPath.');
  return Object.entries(group.States).flatMap(([name, state]) => {
    if (state.QueryLanguage === 'JSONata')
      throw new Error(`State "${name}": JSONata is not executed locally, only JSONPath.`);
    if (state.ItemReader !== undefined || state.ItemProcessor?.ProcessorConfig?.Mode === 'DISTRIBUTED')
      throw new Error(`State "${name}": distributed maps are not executed locally.`);
    const inner = [...(state.Branches ?? []), state.Iterator, state.ItemProcessor].filter(
      (g) => g !== undefined,
    );
    return [...(state.Type === 'Task' ? [task(name, state)] : []), ...inner.flatMap(visit)];
  });
}

function task(name: string, state: State): LambdaTask {
  if (state.TimeoutSecondsPath === undefined) state.TimeoutSeconds ??= LONGEST_TASK_SECONDS;
  const resource = state.Resource ?? '';
  if (INVOKE.test(resource)) return { state: name, via: 'invoke' };
  if (FUNCTION.test(resource)) return { state: name, via: 'arn', functionArn: resource };
  throw new Error(`State "${name}": tasks of ${resource} are not executed locally, only Lambda functions.`);
}
