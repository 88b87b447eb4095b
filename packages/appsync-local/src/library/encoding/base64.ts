import { decodeUtf8, encodeUtf8 } from './utf8';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const digits = new Map(Array.from(alphabet, (character, digit) => [character, digit]));
// The URL-safe letters are read too, as Apache Commons Codec reads both.
digits.set('-', 62).set('_', 63);

/** `util.base64Encode`: Base64 of the text's UTF-8 bytes, padded, on one line. */
export function base64Encode(text: string): string {
  const bytes = encodeUtf8(text);
  let encoded = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const present = Math.min(3, bytes.length - at);
    const group = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let digit = 0; digit < 4; digit += 1) {
      encoded += digit <= present ? alphabet.charAt((group >> (18 - 6 * digit)) & 0x3f) : '=';
    }
  }
  return encoded;
}

/**
 * `util.base64Decode`: the text whose UTF-8 bytes were encoded. Letters outside the alphabet are passed over and
 * padding may be missing, so that every text decodes to something: the guide names no error.
 */
export function base64Decode(encoded: string): string {
  const bytes: number[] = [];
  let pending = 0;
  let bits = 0;
  for (const character of encoded) {
    const digit = digits.get(character);
    if (digit === undefined) continue;
    pending = ((pending << 6) | digit) & 0xfff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((pending >> bits) & 0xff);
    }
  }
  return decodeUtf8(bytes);
}
