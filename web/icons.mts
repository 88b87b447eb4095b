import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import type { Plugin } from 'vite';

const MARK = readFileSync(path.join(import.meta.dirname, 'public', 'mark.svg'));

/** The mark's box; in full where the device itself cuts the icon's outline. */
const BOX = '#2a3bd1';

/** Units of `mark.svg`, which are pixels at 72 points an inch. */
const MARK_SIZE = 64;

/**
 * The icons of the installed app, as `app.webmanifest` and `index.html` name them. The mark's cross stays within the circle
 * of four fifths that no device cuts off ("Web Application Manifest", W3C, on maskable icons).
 */
const ICONS = [
  { fileName: 'icon-192.png', size: 192, inFull: false },
  { fileName: 'icon-512.png', size: 512, inFull: false },
  { fileName: 'icon-maskable-512.png', size: 512, inFull: true },
  { fileName: 'icon-apple-180.png', size: 180, inFull: true },
];

/** Draws the icons from the mark into the built app: devices install with pictures of pixels. */
export const drawIcons: Plugin = {
  name: 'draw-icons',
  apply: 'build',
  async generateBundle() {
    for (const { fileName, size, inFull } of ICONS) {
      const source = await sharp(MARK, { density: (72 * size) / MARK_SIZE })
        .resize(size, size)
        .flatten(inFull && { background: BOX })
        .png({ compressionLevel: 9, palette: true })
        .toBuffer();
      this.emitFile({ type: 'asset', fileName, source });
    }
  },
};
