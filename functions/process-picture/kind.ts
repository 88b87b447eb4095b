/** What a file is by its first bytes, whatever its name or its header says. Only these are ever decoded. */
export function contentTypeOf(content: Buffer): string | undefined {
  if (content.subarray(0, 3).equals(JPEG)) return 'image/jpeg';
  if (content.subarray(0, 8).equals(PNG)) return 'image/png';
  const isWebp = content.toString('latin1', 0, 4) === 'RIFF' && content.toString('latin1', 8, 12) === 'WEBP';
  return isWebp ? 'image/webp' : undefined;
}

const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Whether a PNG or WebP file has more than one picture in it. */
export function isAnimated(content: Buffer): boolean {
  const type = contentTypeOf(content);
  if (type === 'image/webp') return isAnimatedWebp(content);
  return type === 'image/png' && isAnimatedPng(content);
}

/** The flags of the extended format (RFC 9649, "WebP Image Format", section 2.7). */
function isAnimatedWebp(content: Buffer): boolean {
  const flags = content.toString('latin1', 12, 16) === 'VP8X' ? (content[20] ?? 0) : 0;
  return (flags & 0b10) !== 0;
}

/** A chunk `acTL` before the first `IDAT` ("Portable Network Graphics (PNG) Specification (Third Edition)", acTL). */
function isAnimatedPng(content: Buffer): boolean {
  let at = PNG.length;
  while (at + 8 <= content.length) {
    const name = content.toString('latin1', at + 4, at + 8);
    if (name === 'acTL') return true;
    if (name === 'IDAT') return false;
    at += 12 + content.readUInt32BE(at);
  }
  return false;
}
