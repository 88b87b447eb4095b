import bidiFactory from 'bidi-js';
import harfBuzz, { type Font, type HarfBuzz } from 'harfbuzzjs';
import { clustersOf } from './clusters';

/** Whose letters are drawn, the first that has them: Latin, Greek, Cyrillic and Devanagari; Arabic; Hebrew; Chinese and kana. */
const TEXT_FONTS = [
  'NotoSans-Bold.ttf',
  'NotoNaskhArabic-Bold.ttf',
  'NotoSansHebrew-Bold.ttf',
  'NotoSansHans-Bold.otf',
] as const;
const EMOJI_FONT = 'NotoEmoji_700Bold.ttf';

/** The fonts by their files, which `files.json` puts beside the function. */
export const FONT_FILES = [...TEXT_FONTS, EMOJI_FONT] as const;
export type FontFile = (typeof FONT_FILES)[number];

/** A text as it is drawn: one line of it. */
export interface SetLine {
  /** Elements of SVG, as if the line began at 0, 0 of its base line. */
  shapes: string;
  /** Pixels. */
  width: number;
}

/** Where a text has to fit. */
interface Space {
  /** Pixels, the largest first. */
  sizes: readonly number[];
  width: number;
  height: number;
}

/** Lines from base line to base line, by the size of the type. */
export const LINE_HEIGHT = 1.25;

export type Direction = 'ltr' | 'rtl';

/** What is not broken, with its widths by the size of the type, with and without what is blank behind it. */
interface Piece {
  text: string;
  width: number;
  ink: number;
}
interface LoadedFont {
  font: Font;
  upem: number;
  letters: ReadonlySet<number>;
}

interface Run {
  font: LoadedFont;
  level: number;
  text: string;
}

const bidi = bidiFactory();

/** Shown as a picture, whatever the font for letters has of it (Unicode Technical Standard 51, "Presentation Style"). */
const EMOJI = /\p{Emoji_Presentation}|\ufe0f|\u20e3|\p{Regional_Indicator}|\p{Emoji_Modifier}/u;
/** Says how what is beside it is drawn, and is not drawn itself. */
const UNSEEN = /[\u200c\u200d\ufe00-\ufe0f]/;
/** Between any two of these a line may end; but not before what closes. */
const PIECES =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}][^\p{L}\p{N}\s]*\s*|[^\s\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]+\s*/gu;

/**
 * Sets texts of any script: letters join and stack as their font says, and lines that run from right to left do so, whatever
 * stands among them. Glyphs become shapes, so that what draws them needs no fonts.
 */
export class Typesetter {
  private readonly fonts = new Map<FontFile, LoadedFont>();

  private constructor(
    private readonly shaper: HarfBuzz,
    private readonly readFont: (file: FontFile) => Uint8Array,
  ) {}

  /** @param readFont read when a text first needs it: one of them has eight megabytes. */
  static async create(readFont: (file: FontFile) => Uint8Array): Promise<Typesetter> {
    return new Typesetter(await harfBuzz, readFont);
  }

  /** Whether there is a font for every letter and digit of a text. Signs that no font has are left out. */
  hasLettersOf(text: string): boolean {
    return clustersOf(text).every((cluster) => !/[\p{L}\p{N}]/u.test(cluster) || this.fontOf(cluster));
  }

  /** The direction of a text, by its first letter that has one (Unicode Standard Annex 9, rules P2 and P3). */
  directionOf(text: string): Direction {
    return (bidi.getEmbeddingLevels(text).paragraphs[0]?.level ?? 0) % 2 === 1 ? 'rtl' : 'ltr';
  }

  /**
   * Breaks a text into lines, between words, and within a word that is wider than a line, in the largest of some sizes in
   * which they fit. What fits in none of them is cut in the smallest.
   */
  fit(text: string, { sizes, width, height }: Space): { size: number; lines: string[] } {
    const pieces = this.piecesOf(text, width / sizes.at(-1)!);
    const tried = sizes.map((size) => ({ size, lines: linesOf(pieces, width / size) }));
    const isLow = ({ size, lines }: { size: number; lines: string[] }): boolean =>
      lines.length * size * LINE_HEIGHT <= height;
    const { size, lines } = tried.find(isLow) ?? tried.at(-1)!;
    return { size, lines: lines.slice(0, Math.floor(height / (size * LINE_HEIGHT))) };
  }

  private piecesOf(text: string, longest: number): Piece[] {
    const piece = (each: string): Piece => ({
      text: each,
      width: this.set(each, 1, 'ltr').width,
      ink: this.set(each.trimEnd(), 1, 'ltr').width,
    });
    return [...text.matchAll(PIECES)]
      .map(([each]) => piece(each))
      .flatMap((each) => (each.ink > longest ? clustersOf(each.text).map(piece) : [each]));
  }

  /** @param size of the type in pixels. @param direction of the paragraph that the line is of. */
  set(line: string, size: number, direction: Direction): SetLine {
    let shapes = '';
    let x = 0;
    for (const run of this.runsOf(line, direction)) {
      const { font, upem } = run.font;
      const scale = size / upem;
      for (const { g, ax, dx, dy } of this.shape(run)) {
        const path = font.glyphToPath(g);
        if (path)
          shapes += `<path transform="translate(${round(x + dx * scale)} ${round(-dy * scale)}) scale(${scale} ${-scale})" d="${path}"/>`;
        x += ax * scale;
      }
    }
    return { shapes, width: x };
  }

  /** What is seen from the left: HarfBuzz turns round what runs from the right, brackets among it. */
  private shape({ font, level, text }: Run) {
    const buffer = this.shaper.createBuffer();
    buffer.addText(text);
    buffer.guessSegmentProperties();
    buffer.setDirection(level % 2 === 1 ? 'rtl' : 'ltr');
    this.shaper.shape(font.font, buffer);
    const glyphs = buffer.json();
    buffer.destroy();
    return glyphs;
  }

  /** Parts of one font and direction, in the order in which they are seen from the left. */
  private runsOf(line: string, direction: Direction): Run[] {
    const { levels } = bidi.getEmbeddingLevels(line, direction);
    const runs: Run[] = [];
    let at = 0;
    for (const cluster of clustersOf(line)) {
      const level = levels[at]!;
      at += cluster.length;
      const last = runs.at(-1);
      const font = this.fontOf(cluster);
      if (!font) continue;
      if (last?.font === font && last.level === level) last.text += cluster;
      else runs.push({ font, level, text: cluster });
    }
    return inSight(runs);
  }

  /** Undefined for what no font has. */
  private fontOf(cluster: string): LoadedFont | undefined {
    const letters = Array.from(cluster).filter((each) => !UNSEEN.test(each));
    const files = EMOJI.test(cluster) ? [EMOJI_FONT, ...TEXT_FONTS] : [...TEXT_FONTS, EMOJI_FONT];
    const file = (files as FontFile[]).find((each) =>
      letters.every((letter) => this.font(each).letters.has(letter.codePointAt(0)!)),
    );
    return file && this.font(file);
  }

  private font(file: FontFile): LoadedFont {
    const known = this.fonts.get(file);
    if (known) return known;
    const face = this.shaper.createFace(this.shaper.createBlob(this.readFont(file)), 0);
    const letters = new Set(face.collectUnicodes());
    const font = { font: this.shaper.createFont(face), upem: face.upem, letters };
    this.fonts.set(file, font);
    return font;
  }
}

function linesOf(pieces: Piece[], width: number): string[] {
  const lines: { text: string; width: number }[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last && last.width + piece.ink <= width) {
      last.text += piece.text;
      last.width += piece.width;
    } else lines.push({ text: piece.text, width: piece.width });
  }
  return lines.map((line) => line.text.trimEnd());
}

/** Turns round what runs from right to left, from the innermost outwards (Unicode Standard Annex 9, rule L2). */
function inSight(runs: Run[]): Run[] {
  const seen = [...runs];
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level--)
    for (let start = 0; start < seen.length; start++) {
      let end = start;
      while (end < seen.length && seen[end]!.level >= level) end++;
      seen.splice(start, end - start, ...seen.slice(start, end).reverse());
      start = Math.max(start, end);
    }
  return seen;
}

function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
