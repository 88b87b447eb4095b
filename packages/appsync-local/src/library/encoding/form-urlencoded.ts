import { decodeUtf8, encodeUtf8 } from './utf8';

/** What `application/x-www-form-urlencoded` leaves as it is (URL standard; the same set as Java's `URLEncoder`). */
const unreserved = /^[A-Za-z0-9*\-._]$/;

/** `util.urlEncode`: a space becomes `+`, as the format that the guide names has it. */
export function urlEncode(text: string): string {
  return encodeUtf8(text)
    .map((byte) => {
      const character = String.fromCharCode(byte);
      if (character === ' ') return '+';
      return unreserved.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}

/**
 * `util.urlDecode`.
 * @throws Error for a percent sign without two hexadecimal digits, as Java's `URLDecoder` does.
 */
export function urlDecode(text: string): string {
  const spaced = text.replace(/\+/g, ' ');
  return spaced.replace(/(?:%[0-9A-Fa-f]{2})+|%/g, (run) => {
    if (run === '%')
      throw new Error('util.urlDecode: a percent sign must come before two hexadecimal digits.');
    return decodeUtf8(
      run
        .slice(1)
        .split('%')
        .map((digits) => parseInt(digits, 16)),
    );
  });
}
