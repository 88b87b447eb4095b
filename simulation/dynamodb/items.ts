/** An attribute in DynamoDB's protocol, `{ S: 'text' }`. */
export type Value = {
  S?: string;
  N?: string;
  BOOL?: boolean;
  NULL?: boolean;
  M?: Item;
  L?: Value[];
  SS?: string[];
  NS?: string[];
  BS?: string[];
};

/** Attributes by name. */
export type Item = { [name: string]: Value };

/** Bytes of an item ("Item sizes and formats", developer guide): names and values, numbers two digits a byte. */
export function sizeOf(item: Item): number {
  let size = 0;
  for (const name in item) size += textSize(name) + valueSize(item[name]!);
  return size;
}

function valueSize({ S, N, M, L, SS, NS, BS }: Value): number {
  if (S !== undefined) return textSize(S);
  if (N !== undefined) return Math.ceil(N.replace(/[-.]/g, '').length / 2) + 1;
  if (M !== undefined) {
    let size = 3;
    for (const name in M) size += textSize(name) + valueSize(M[name]!) + 1;
    return size;
  }
  if (L !== undefined) return L.reduce((size, part) => size + valueSize(part) + 1, 3);
  return (SS ?? NS ?? BS)?.reduce((size, part) => size + textSize(part), 0) ?? 1;
}

/** Texts here are plain ASCII but for titles; a second byte for what is not. */
function textSize(text: string): number {
  let size = text.length;
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 127) size += 1;
  return size;
}

/** Units of writing an item once. */
export function writeUnits(size: number): number {
  return Math.max(1, Math.ceil(size / 1024));
}

/** Units of reading that many bytes strongly consistently. */
export function readUnits(size: number): number {
  return Math.max(1, Math.ceil(size / 4096));
}

/** The text of a key attribute. */
export function keyText(value: Value | undefined): string {
  return value?.S ?? value?.N ?? '';
}

/** What kind of item has such a partition key, for what is told of it: `USER` of `USER#…`. */
export function kindOf(partition: string): string {
  const end = partition.indexOf('#');
  return end < 0 ? partition : partition.slice(0, end);
}

/** A name for an item of the one table. */
export function nameOf(partition: string, sort: string): string {
  return `${partition}\u0000${sort}`;
}

/** What compares and sorts values of one type; types differ: undefined. */
export function compareValues(one: Value | undefined, other: Value | undefined): number | undefined {
  if (!one || !other) return undefined;
  if (one.N !== undefined && other.N !== undefined) return compareNumbers(one.N, other.N);
  if (one.S !== undefined && other.S !== undefined) return one.S < other.S ? -1 : one.S > other.S ? 1 : 0;
  return undefined;
}

function compareNumbers(one: string, other: string): number {
  if (/^\d{16,}$/.test(one) || /^\d{16,}$/.test(other)) {
    const [left, right] = [BigInt(one), BigInt(other)];
    return left < right ? -1 : left > right ? 1 : 0;
  }
  return Number(one) - Number(other);
}

/** Whether two values are the same to DynamoDB. */
export function equalValues(one: Value | undefined, other: Value | undefined): boolean {
  if (!one || !other) return one === other;
  const compared = compareValues(one, other);
  return compared === undefined ? JSON.stringify(one) === JSON.stringify(other) : compared === 0;
}
