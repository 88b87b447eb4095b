import sharp from 'sharp';
import { LINE_HEIGHT, type Typesetter } from './typesetter';

/** Pixels of a picture, as Facebook, LinkedIn, X and WhatsApp show it whole ("Sharing, Images in Link Shares"). */
export const PICTURE_SIZE = { width: 1200, height: 630 } as const;

/** What is in a picture. */
export interface PictureWords {
  /** {@link UNDRAWN} stands for one whose letters no font has. */
  title: string;
  /** Below the title: when votes are taken. */
  line: string;
  /** What a vote costs, in a corner. Empty: nothing there. */
  label: string;
}

/** What a picture says in the place of letters that it cannot draw; the tags have the title beside it. */
export const UNDRAWN = 'Vote once, and watch the tally move.';

/** Of the light theme: `web/src/ui/styles/tokens.css`. */
const COLOURS = {
  paper: '#f6f2e7',
  sheet: '#fffdf7',
  ink: '#1b1a17',
  inkSoft: '#57534a',
  line: '#d9d2c0',
  blue: '#2a3bd1',
  blueInk: '#ffffff',
  blueSoft: '#e3e6fb',
};

const EDGE = 40;
const MARGIN = 96;
const INNER_WIDTH = PICTURE_SIZE.width - 2 * MARGIN;
const TITLE = { sizes: [84, 72, 62, 54, 47, 41, 36], width: INNER_WIDTH, height: 280, middle: 326 };

/** The mark of the header, on a square of 24. */
const MARK = `<rect x="2" y="2" width="20" height="20" rx="4" fill="${COLOURS.blue}"/>
<path d="M7.2 7.2 L16.8 16.8 M16.8 7.2 L7.2 16.8" stroke="${COLOURS.blueInk}" stroke-width="2.6" stroke-linecap="round"/>`;

/** Draws a picture as PNG: a ballot paper with the product’s mark. */
export async function drawPicture(typesetter: Typesetter, words: PictureWords): Promise<Buffer> {
  return sharp(Buffer.from(svgOf(typesetter, words)))
    .png({ palette: true, compressionLevel: 9 })
    .toBuffer();
}

/** Nothing of the words is in it as text: glyphs are shapes, so that no word can be taken for markup. */
function svgOf(typesetter: Typesetter, { title, line, label }: PictureWords): string {
  const { width, height } = PICTURE_SIZE;
  const drawn = typesetter.hasLettersOf(title) ? title : UNDRAWN;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<rect width="${width}" height="${height}" fill="${COLOURS.paper}"/>
<rect x="${EDGE}" y="${EDGE}" width="${width - 2 * EDGE}" height="${height - 2 * EDGE}" rx="20" fill="${COLOURS.sheet}" stroke="${COLOURS.line}" stroke-width="2"/>
<g transform="translate(${MARGIN - 5} 84) scale(2.5)">${MARK}</g>
${at(MARGIN + 64, 130, COLOURS.ink, typesetter.set('Hustings', 40, 'ltr').shapes)}
${label === '' ? '' : labelOf(typesetter, label)}
${titleOf(typesetter, drawn)}
${at(MARGIN, height - 86, COLOURS.inkSoft, typesetter.set(line, 32, 'ltr').shapes)}
</svg>`;
}

function titleOf(typesetter: Typesetter, title: string): string {
  const direction = typesetter.directionOf(title);
  const { size, lines } = typesetter.fit(title, TITLE);
  const top = TITLE.middle - ((lines.length - 1) * size * LINE_HEIGHT) / 2 + size * 0.36;
  return lines
    .map((line, index) => {
      const { shapes, width } = typesetter.set(line, size, direction);
      const x = direction === 'rtl' ? PICTURE_SIZE.width - MARGIN - width : MARGIN;
      return at(x, top + index * size * LINE_HEIGHT, COLOURS.ink, shapes);
    })
    .join('\n');
}

function labelOf(typesetter: Typesetter, label: string): string {
  const { shapes, width } = typesetter.set(label, 28, 'ltr');
  const left = PICTURE_SIZE.width - MARGIN - width - 22;
  return `<rect x="${left - 22}" y="88" width="${width + 44}" height="54" rx="27" fill="${COLOURS.blueSoft}"/>
${at(left, 125, COLOURS.blue, shapes)}`;
}

function at(x: number, y: number, colour: string, shapes: string): string {
  return `<g transform="translate(${x} ${y})" fill="${colour}">${shapes}</g>`;
}
