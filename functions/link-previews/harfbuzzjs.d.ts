/** What is used of HarfBuzz (harfbuzzjs, "hbjs.js"), which comes without types. */
declare module 'harfbuzzjs' {
  interface Blob {
    readonly ptr: number;
  }
  interface Face {
    /** Units of a font by the size of its type. */
    readonly upem: number;
    /** Code points that there are glyphs for. */
    collectUnicodes(): Uint32Array;
  }
  interface Font {
    /** @returns the `d` of an SVG path, in units of the font, upwards. */
    glyphToPath(glyphId: number): string;
  }
  interface Buffer {
    addText(text: string): void;
    guessSegmentProperties(): void;
    setDirection(direction: 'ltr' | 'rtl'): void;
    /** Once it was shaped, from the left: glyph, advance and offset. */
    json(): { g: number; ax: number; dx: number; dy: number }[];
    destroy(): void;
  }
  interface HarfBuzz {
    createBlob(content: Uint8Array): Blob;
    createFace(blob: Blob, index: number): Face;
    createFont(face: Face): Font;
    createBuffer(): Buffer;
    shape(font: Font, buffer: Buffer): void;
  }
  const ready: Promise<HarfBuzz>;
  export type { Font, HarfBuzz };
  export default ready;
}
