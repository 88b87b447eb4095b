/** One statement of a policy document, its `Action` and the like as lists. */
export interface Statement {
  effect: 'Allow' | 'Deny';
  actions: Pattern[];
  /** Whether `actions` lists what the statement is not about (`NotAction`). */
  actionsExcluded: boolean;
  resources: Pattern[];
  resourcesExcluded: boolean;
  /** Conditions are not evaluated: such a statement never allows, and always denies. */
  conditional: boolean;
}

type Pattern = (text: string) => boolean;

/**
 * Reads a policy document ("IAM JSON policy element reference").
 * @throws Error when it is none.
 */
export function statementsOf(document: unknown): Statement[] {
  const { Statement } = document as { Statement?: unknown };
  if (Statement === undefined) throw new Error('a policy document has statements.');
  return list(Statement).map((value) => {
    const statement = value as Record<string, unknown>;
    const { Effect } = statement;
    if (Effect !== 'Allow' && Effect !== 'Deny')
      throw new Error('the Effect of a statement is Allow or Deny.');
    return {
      effect: Effect,
      actions: list(statement['Action'] ?? statement['NotAction']).map((text) => pattern(String(text), 'i')),
      actionsExcluded: statement['Action'] === undefined,
      resources: list(statement['Resource'] ?? statement['NotResource']).map((text) => pattern(String(text))),
      resourcesExcluded: statement['Resource'] === undefined,
      conditional: Object.keys(statement['Condition'] ?? {}).length > 0,
    };
  });
}

/** Whether the statements allow an action: one allows it and none denies it ("Policy evaluation logic"). */
export function allows(statements: Statement[], action: string, resource: string): boolean {
  const about = statements.filter((statement) => isAbout(statement, action, resource));
  return (
    about.some(({ effect, conditional }) => effect === 'Allow' && !conditional) &&
    !about.some(({ effect }) => effect === 'Deny')
  );
}

/** Whether a statement speaks of an action on a resource. */
export function isAbout(statement: Statement, action: string, resource: string): boolean {
  return (
    statement.actions.some((matches) => matches(action)) !== statement.actionsExcluded &&
    statement.resources.some((matches) => matches(resource)) !== statement.resourcesExcluded
  );
}

/** `*` stands for any characters, `?` for one. @param flags of the regular expression: `i` ignores case. */
export function pattern(text: string, flags = ''): Pattern {
  const source = text
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  const expression = new RegExp(`^${source}$`, `${flags}s`);
  return (candidate) => expression.test(candidate);
}

/** Policies write a list of one without its brackets. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [value];
}
