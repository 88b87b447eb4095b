/** A decoded form: strings at the leaves. */
export type Form = { [name: string]: FormValue };
export type FormValue = string | FormValue[] | Form;

/** Names that must not become members of an object. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Decodes Stripe's forms, whose nesting is in brackets: `line_items[0][price_data][currency]=eur`,
 * `expand[]=payment_intent`.
 */
export function parseForm(text: string): Form {
  const tree = new Map<string, unknown>();
  for (const [name, value] of new URLSearchParams(text)) {
    const path = name.split(/[[\]]+/).filter((part, index) => index === 0 || part !== '');
    if (name.endsWith('[]')) path.push('+');
    if (!path.some((part) => FORBIDDEN.has(part))) insert(tree, path, value);
  }
  return plain(tree) as Form;
}

function insert(tree: Map<string, unknown>, [head = '', ...rest]: string[], value: string): void {
  const name = head === '+' ? String(tree.size) : head;
  if (rest.length === 0) {
    tree.set(name, value);
    return;
  }
  const below = tree.get(name);
  const branch = below instanceof Map ? (below as Map<string, unknown>) : new Map<string, unknown>();
  tree.set(name, branch);
  insert(branch, rest, value);
}

function plain(value: unknown): unknown {
  if (!(value instanceof Map)) return value;
  const entries = [...(value as Map<string, unknown>)].map(([name, below]) => [name, plain(below)] as const);
  const isList = entries.length > 0 && entries.every(([name], index) => name === String(index));
  return isList ? entries.map(([, below]) => below) : Object.fromEntries(entries);
}

/** A string in a form, or undefined. */
export function text(form: Form, name: string): string | undefined {
  const value = form[name];
  return typeof value === 'string' ? value : undefined;
}

/** A nested form; empty if there is none. */
export function nested(form: Form, name: string): Form {
  const value = form[name];
  return typeof value === 'object' && !Array.isArray(value) ? value : {};
}

/** A list of strings; empty if there is none. */
export function strings(form: Form, name: string): string[] {
  const value = form[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** String values by name, as `metadata` takes them. */
export function metadata(form: Form): Record<string, string> {
  const entries = Object.entries(nested(form, 'metadata'));
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
