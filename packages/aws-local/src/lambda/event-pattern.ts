type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Whether a value, or its absence, fits. */
type Matcher = (value: Json | undefined) => boolean;

/**
 * Compiles an event pattern as event source mappings use it ("Lambda event filtering": rules in arrays are
 * alternatives, keys hold together). Numbers are compared as they are written: DynamoDB's are texts.
 * @throws Error that names a rule which is not known here.
 */
export function compileEventPattern(pattern: unknown): (event: unknown) => boolean {
  const matches = group(pattern as Json, '');
  return (event) => matches(event as Json);
}

function group(pattern: Json, path: string): Matcher {
  if (Array.isArray(pattern)) return alternatives(pattern.map((rule) => ruleOf(rule, path)));
  if (typeof pattern !== 'object' || pattern === null)
    throw new Error(`the filter pattern at ${path || 'its top'} must be an object or a list of rules.`);
  const parts = Object.entries(pattern).map(([key, part]): Matcher => {
    if (key === '$or') return either(part, path);
    const matches = group(part, `${path}/${key}`);
    return (value) => matches(isObject(value) ? value[key] : undefined);
  });
  return (value) => parts.every((matches) => matches(value));
}

function either(pattern: Json, path: string): Matcher {
  if (!Array.isArray(pattern)) throw new Error(`$or at ${path || 'the top'} takes a list of patterns.`);
  const groups = pattern.map((part) => group(part, path));
  return (value) => groups.some((matches) => matches(value));
}

function alternatives(rules: Matcher[]): Matcher {
  return (value) => rules.some((matches) => matches(value));
}

/** One rule of a list. A value that is a list fits when one of its elements does. */
function ruleOf(rule: Json, path: string): Matcher {
  if (isObject(rule) && 'exists' in rule) {
    const wanted = rule['exists'];
    return (value) => (value !== undefined && !isObject(value)) === wanted;
  }
  const matches = valueRule(rule, path);
  return (value) =>
    value !== undefined && (Array.isArray(value) ? value.some((item) => matches(item)) : matches(value));
}

function valueRule(rule: Json, path: string): Matcher {
  if (!isObject(rule)) return (value) => value === rule;
  const [operator, ...others] = Object.keys(rule);
  const operand = operator === undefined ? undefined : rule[operator];
  if (others.length === 0) {
    if (operator === 'prefix' && typeof operand === 'string')
      return text((value) => value.startsWith(operand));
    if (operator === 'suffix' && typeof operand === 'string') return text((value) => value.endsWith(operand));
    if (operator === 'equals-ignore-case' && typeof operand === 'string')
      return text((value) => value.toLowerCase() === operand.toLowerCase());
    if (operator === 'anything-but' && operand !== undefined) {
      const excluded = alternatives(
        (Array.isArray(operand) ? operand : [operand]).map((item) => valueRule(item, path)),
      );
      return (value) => !excluded(value);
    }
  }
  throw new Error(`the filter rule ${JSON.stringify(rule)} at ${path} is not known here.`);
}

function text(matches: (value: string) => boolean): Matcher {
  return (value) => typeof value === 'string' && matches(value);
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
