import fc from 'fast-check';
import { base64Decode, base64Encode } from '../../src/library/encoding/base64';
import { urlDecode, urlEncode } from '../../src/library/encoding/form-urlencoded';
import { escapeJavaScript } from '../../src/library/encoding/javascript-escape';

const anyText = fc.string({ unit: 'binary' });

describe('base64', () => {
  test('is what Node makes of UTF-8', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(base64Encode(text)).toBe(Buffer.from(text).toString('base64'));
      }),
    );
  });

  test('is read back', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(base64Decode(base64Encode(text))).toBe(text);
      }),
    );
  });

  test('gives the text that Node gives for bytes that are not UTF-8 runs of one byte', () => {
    expect(base64Decode(Buffer.from([0x61, 0xff, 0x62, 0xc0, 0x80]).toString('base64'))).toBe(
      'a\ufffdb\ufffd\ufffd',
    );
  });

  test.each([
    ['aGk', 'hi'],
    ['aGk=', 'hi'],
    ['a\nGk=', 'hi'],
    ['8J-OiQ', '🎉'],
    ['', ''],
  ])('decodes %p', (encoded, text) => {
    expect(base64Decode(encoded)).toBe(text);
  });
});

describe('form encoding', () => {
  test('is what the URL standard makes of a value', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const expected = new URLSearchParams({ key: text }).toString().slice('key='.length);
        expect(urlEncode(text)).toBe(expected);
      }),
    );
  });

  test('is read back', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(urlDecode(urlEncode(text))).toBe(text);
      }),
    );
  });

  test.each(['%', '%4', '%zz', 'a%'])('%p cannot be decoded', (text) => {
    expect(() => urlDecode(text)).toThrow('a percent sign must come before two hexadecimal digits');
  });
});

test.each([
  [`say "it's"`, `say \\"it\\'s\\"`],
  ['a\\b/c', 'a\\\\b\\/c'],
  ['\b\n\t\f\r\v', '\\b\\n\\t\\f\\r\\u000B'],
  ['é🎉', '\\u00E9\\uD83C\\uDF89'],
])('escapeJavaScript(%p)', (text, expected) => {
  expect(escapeJavaScript(text)).toBe(expected);
});
