/** UTF-8, by hand: the code runs where neither `TextEncoder` nor `Buffer` exists. */

/** The bytes of a text. Lone surrogates become U+FFFD, as everywhere. */
export function encodeUtf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const point = toScalarValue(character.codePointAt(0)!);
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), continuation(point, 0));
    else if (point < 0x10000)
      bytes.push(0xe0 | (point >> 12), continuation(point, 6), continuation(point, 0));
    else
      bytes.push(
        0xf0 | (point >> 18),
        continuation(point, 12),
        continuation(point, 6),
        continuation(point, 0),
      );
  }
  return bytes;
}

const replacement = 0xfffd;
const isSurrogate = (point: number) => point >= 0xd800 && point <= 0xdfff;
const toScalarValue = (point: number) => (isSurrogate(point) ? replacement : point);
const continuation = (point: number, shift: number) => 0x80 | ((point >> shift) & 0x3f);

/** The text of bytes. Bytes that are not UTF-8 become U+FFFD. */
export function decodeUtf8(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const { point, length } = decodePoint(bytes, at);
    text += String.fromCodePoint(point);
    at += length;
  }
  return text;
}

/** By count of continuation bytes: the marker of the first byte, and the least point (shorter forms are errors). */
const sequences = [
  { extra: 1, mask: 0xe0, marker: 0xc0, least: 0x80 },
  { extra: 2, mask: 0xf0, marker: 0xe0, least: 0x800 },
  { extra: 3, mask: 0xf8, marker: 0xf0, least: 0x10000 },
];

function decodePoint(bytes: readonly number[], at: number): { point: number; length: number } {
  const first = bytes[at]!;
  if (first < 0x80) return { point: first, length: 1 };
  const sequence = sequences.find(({ mask, marker }) => (first & mask) === marker);
  const invalid = { point: replacement, length: 1 };
  if (!sequence) return invalid;
  let point = first & ~sequence.mask & 0xff;
  for (let offset = 1; offset <= sequence.extra; offset += 1) {
    const byte = bytes[at + offset] ?? 0;
    if ((byte & 0xc0) !== 0x80) return invalid;
    point = (point << 6) | (byte & 0x3f);
  }
  if (point < sequence.least || point > 0x10ffff || isSurrogate(point)) return invalid;
  return { point, length: sequence.extra + 1 };
}
