import sharp from 'sharp';
import {
  MAX_PICTURE_PIXELS,
  PICTURE_SIZES,
  type PictureRefusal,
  type PictureSize,
} from '../../model/pictures';
import { contentTypeOf, isAnimated } from './kind';

/** A picture in one size: WebP, upright, without anything that came with the file. */
export interface SizedPicture {
  size: PictureSize;
  content: Buffer;
}

/** An upload that becomes no picture. */
export class RefusedPicture extends Error {
  constructor(readonly reason: PictureRefusal) {
    super(reason);
  }
}

/** Bounds the time of one size: what takes longer was made to take long. */
const SECONDS = 20;
const QUALITY = 80;

/** A file that is damaged in the middle is refused, and not shown half; what only deserves a warning is taken. */
const READING = { limitInputPixels: MAX_PICTURE_PIXELS, failOn: 'error', autoOrient: true } as const;

/**
 * Draws a picture again from what was uploaded, in all sizes, smallest first. Nothing of the file itself is kept: no place,
 * no camera, no second file that hides in it.
 * @param declared the type that the upload was allowed for.
 * @throws RefusedPicture
 */
export async function drawSizes(content: Buffer, declared: string | undefined): Promise<SizedPicture[]> {
  const type = contentTypeOf(content);
  if (type === undefined) throw new RefusedPicture('NOT_A_PICTURE');
  if (type !== declared) throw new RefusedPicture('OTHER_TYPE');
  if (isAnimated(content)) throw new RefusedPicture('ANIMATED');
  await checkPixels(content);
  const drawn: SizedPicture[] = [];
  for (const [size, edge] of Object.entries(PICTURE_SIZES) as [PictureSize, number][])
    drawn.push({ size, content: await draw(content, edge) });
  return drawn;
}

/** By what the file says of itself: nothing is decoded yet. */
async function checkPixels(content: Buffer): Promise<void> {
  const { width, height } = await orDamaged(
    sharp(content, { ...READING, limitInputPixels: false }).metadata(),
  );
  if (width * height > MAX_PICTURE_PIXELS) throw new RefusedPicture('TOO_MANY_PIXELS');
}

function draw(content: Buffer, edge: number): Promise<Buffer> {
  return orDamaged(
    sharp(content, READING)
      .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
      .timeout({ seconds: SECONDS })
      .webp({ quality: QUALITY })
      .toBuffer(),
  );
}

/**
 * What sharp says, in a line of its message, of a file that it cannot read, by itself or by the reader of its type, and of
 * one that takes too long. libvips has no words for some damaged PNG files.
 */
const DAMAGE =
  /^(Input (buffer|image) |Vips(Jpeg|ForeignLoad\w*): |vipspng: |webp2vips: |timeout: |Unknown error$)/m;

/** What is said in the same places when the machine is at its end, and not the file. */
const OUR_FAULT = /out of memory|allocat/i;

/** Any other error is no fault of the file: it is thrown, so that the event is tried again and the alarm rings. */
async function orDamaged<Result>(reading: Promise<Result>): Promise<Result> {
  try {
    return await reading;
  } catch (error) {
    const { message } = error as Error;
    if (!DAMAGE.test(message) || OUR_FAULT.test(message)) throw error;
    throw new RefusedPicture('DAMAGED');
  }
}
