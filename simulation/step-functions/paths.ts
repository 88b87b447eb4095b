/** The context object of an execution, `$$`. */
export type Context = Record<string, unknown>;

/** What stands at a reference path such as `$.a.b` or `$$.Map.Item.Value`; undefined: nothing. */
export function at(path: string, input: unknown, context: Context): unknown {
  const [start, names] = path.startsWith('$$') ? [context, path.slice(2)] : [input, path.slice(1)];
  let value: unknown = start;
  for (const [, name, index] of names.matchAll(/\.([\w-]+)|\[(\d+)\]/g)) {
    if (value === null || value === undefined) return undefined;
    value =
      index === undefined ? (value as Record<string, unknown>)[name!] : (value as unknown[])[Number(index)];
  }
  return value;
}

/** A payload template: names that end with `.$` hold paths or intrinsic functions. */
export function filled(template: unknown, input: unknown, context: Context): unknown {
  if (Array.isArray(template)) return template.map((part) => filled(part, input, context));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(
    Object.entries(template).map(([name, value]) =>
      name.endsWith('.$')
        ? [name.slice(0, -2), evaluated(value as string, input, context)]
        : [name, filled(value, input, context)],
    ),
  );
}

function evaluated(text: string, input: unknown, context: Context): unknown {
  const intrinsic = /^States\.(\w+)\((.*)\)$/s.exec(text);
  if (!intrinsic) {
    const value = at(text, input, context);
    if (value === undefined) throw new Error(`States.ParameterPathFailure: ${text}`);
    return value;
  }
  const [, name = '', inside = ''] = intrinsic;
  const given = argumentsIn(inside).map((part) => argument(part, input, context));
  switch (name) {
    case 'MathAdd':
      return Number(given[0]) + Number(given[1]);
    case 'ArrayRange': {
      const [first, last, step] = given.map(Number) as [number, number, number];
      return Array.from(
        { length: Math.floor((last - first) / step) + 1 },
        (_, index) => first + index * step,
      );
    }
    case 'Array':
      return given;
    case 'ArrayLength':
      return (given[0] as unknown[]).length;
    case 'Format':
      return String(given[0]).replace(/\{\}/g, () => String(given.splice(1, 1)[0]));
    case 'JsonMerge':
      return { ...(given[0] as object), ...(given[1] as object) };
    default:
      throw new Error(`The intrinsic function States.${name} is not simulated.`);
  }
}

function argumentsIn(text: string): string[] {
  const parts: string[] = [];
  let [depth, quoted, part] = [0, false, ''];
  for (const sign of text) {
    if (sign === "'") quoted = !quoted;
    if (!quoted && sign === '(') depth += 1;
    if (!quoted && sign === ')') depth -= 1;
    if (sign === ',' && depth === 0 && !quoted) {
      parts.push(part.trim());
      part = '';
    } else part += sign;
  }
  return part.trim() === '' ? parts : [...parts, part.trim()];
}

function argument(text: string, input: unknown, context: Context): unknown {
  if (text.startsWith("'")) return text.slice(1, -1);
  if (text.startsWith('$') || text.startsWith('States.')) return evaluated(text, input, context);
  return JSON.parse(text) as unknown;
}

/** Puts a result into the input where `ResultPath` says. */
export function placed(input: unknown, path: string | null | undefined, result: unknown): unknown {
  if (path === null) return input;
  if (path === undefined || path === '$') return result;
  const names = path.slice(2).split('.');
  const put = (value: unknown, [name, ...rest]: string[]): unknown =>
    name === undefined
      ? result
      : { ...(value as object), [name]: put((value as Record<string, unknown> | undefined)?.[name], rest) };
  return put(input, names);
}
