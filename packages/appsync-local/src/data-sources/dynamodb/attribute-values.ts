/**
 * Values between the three forms they take: typed as resolver code writes them (`{N: 10}`, `{NULL: null}`), typed as
 * DynamoDB's protocol wants them (`{N: "10"}`, `{NULL: true}`), and plain as `ctx.result` shows them (developer
 * guide, "Type system (response mapping)"). Numbers beyond 2^53 lose digits on the way to plain JSON.
 */

/** An attribute value in DynamoDB's protocol; binary is base64 text. */
export type WireValue = Record<string, unknown>;
/** Attributes by name. */
export type WireMap = Record<string, WireValue>;

/** Typed values of a request object, made fit for the protocol. */
export function toWireMap(typed: Record<string, unknown>): WireMap {
  const wire: WireMap = {};
  for (const name of Object.keys(typed)) wire[name] = toWire(typed[name]);
  return wire;
}

function toWire(typed: unknown): WireValue {
  if (typed === null || typeof typed !== 'object') return typed as WireValue;
  const value = typed as Record<string, unknown>;
  if (typeof value.N === 'number') return { N: String(value.N) };
  if ('NULL' in value) return { NULL: true };
  if (Array.isArray(value.NS)) return { NS: value.NS.map(String) };
  if (Array.isArray(value.L)) return { L: value.L.map(toWire) };
  if (value.M !== null && typeof value.M === 'object')
    return { M: toWireMap(value.M as Record<string, unknown>) };
  return value;
}

/** An item as `ctx.result` shows it. */
export function toPlainItem(item: WireMap): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  for (const name of Object.keys(item)) plain[name] = toPlain(item[name]!);
  return plain;
}

/** The same for an item that may be absent. */
export function toPlainItemOrNull(item: WireMap | undefined | null): Record<string, unknown> | null {
  return item ? toPlainItem(item) : null;
}

function toPlain(value: WireValue): unknown {
  for (const type in value) {
    const content = value[type];
    if (type === 'N') return Number(content);
    if (type === 'NS') return (content as string[]).map(Number);
    if (type === 'L') return (content as WireValue[]).map(toPlain);
    if (type === 'M') return toPlainItem(content as WireMap);
    return type === 'NULL' ? null : content;
  }
  return null;
}

/** Whether two values mean the same to DynamoDB: sets have no order, `1.0` is `1`. */
export function sameValue(left: WireValue | undefined, right: WireValue | undefined): boolean {
  return canonical(left) === canonical(right);
}

/** Text that is equal for equal values. */
export function canonical(value: WireValue | undefined): string {
  if (value === undefined) return '';
  const [type = '', content] = Object.entries(value)[0] ?? [];
  if (type === 'N') return `N${Number(content)}`;
  if (type === 'NS') return `NS${JSON.stringify((content as string[]).map(Number).sort((a, b) => a - b))}`;
  if (type === 'SS' || type === 'BS') return type + JSON.stringify([...(content as string[])].sort());
  if (type === 'L') return `L[${(content as WireValue[]).map(canonical).join()}]`;
  if (type === 'M') return `M{${canonicalMap(content as WireMap)}}`;
  return type + JSON.stringify(content);
}

/** Text that is equal for equal sets of attributes, such as keys. */
export function canonicalMap(map: WireMap): string {
  return Object.keys(map)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(map[name])}`)
    .join();
}
