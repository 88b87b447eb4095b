import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import type { S3Event } from 'aws-lambda';
import { processPictureHandler } from '../../../functions/process-picture/handler';
import type { PublicFile } from '../../../functions/lib/public-files';

const id = '0123456789abcdef0123456789abcdef';
const event = { Records: [{ s3: { bucket: { name: 'uploads' }, object: { key: id } } }] } as S3Event;

/** What is published when this file was uploaded, by its name. */
async function published(content: Buffer, contentType: string): Promise<Map<string, PublicFile>> {
  const files = new Map<string, PublicFile>();
  const handle = processPictureHandler({
    read: (bucket, key) =>
      bucket === 'uploads' && key === id
        ? Promise.resolve({ content, contentType })
        : Promise.reject(new Error('not there')),
    publish: (file) => {
      if (!files.has(file.key)) files.set(file.key, file);
      return Promise.resolve(true);
    },
    log: () => undefined,
  });
  await handle(event);
  await handle(event);
  return new Map([...files].map(([key, file]) => [key.replace(`pictures/${id}/`, ''), file]));
}

const outcomeOf = (files: Map<string, PublicFile>): unknown =>
  JSON.parse(String(files.get('outcome')?.content)) as unknown;

function solid(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#c33' } });
}

/** A photograph that was taken with the camera upright, and says where. */
function photograph(): Promise<Buffer> {
  return solid(1600, 800)
    .withExif({ IFD0: { Orientation: '6', Copyright: 'Jane Doe' }, IFD3: { GPSLatitude: '52/1 30/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

describe('A picture that was uploaded', () => {
  it('is drawn again in three sizes, upright, without what the file told', async () => {
    const source = await photograph();
    expect(source.includes('Exif')).toBe(true);
    const files = await published(source, 'image/jpeg');
    expect(outcomeOf(files)).toEqual({ status: 'READY' });
    for (const [name, width, height] of [
      ['small', 160, 320],
      ['medium', 320, 640],
      ['large', 640, 1280],
    ] as const) {
      const { content, contentType } = files.get(name)!;
      const seen = await sharp(content as Buffer).metadata();
      expect([contentType, seen.format, seen.width, seen.height]).toEqual([
        'image/webp',
        'webp',
        width,
        height,
      ]);
      expect([seen.exif, seen.icc, seen.xmp, seen.orientation]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
    }
  });

  it.each(['png', 'webp'] as const)('may be a %s file, and is not made larger', async (format) => {
    const files = await published(await solid(40, 20).toFormat(format).toBuffer(), `image/${format}`);
    expect((await sharp(files.get('large')!.content as Buffer).metadata()).width).toBe(40);
  });

  it('carries no second file that hid in it', async () => {
    const hidden = Buffer.from('<script>alert(1)</script>PK\u0003\u0004');
    const files = await published(Buffer.concat([await solid(40, 20).png().toBuffer(), hidden]), 'image/png');
    expect(outcomeOf(files)).toEqual({ status: 'READY' });
    for (const { content } of files.values()) expect(Buffer.from(content).includes('script')).toBe(false);
  });
});

/** A chunk of a PNG file; checksums of what is not decoded do not matter. */
function chunk(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)]);
}

describe('An upload becomes no picture', () => {
  const refusals: [string, () => Promise<Buffer> | Buffer, string, string][] = [
    [
      'a drawing with scripts',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'image/png',
      'NOT_A_PICTURE',
    ],
    ['a page', () => Buffer.from('<!doctype html>'), 'image/jpeg', 'NOT_A_PICTURE'],
    ['nothing', () => Buffer.alloc(0), 'image/png', 'NOT_A_PICTURE'],
    ['an old moving picture', () => Buffer.from('GIF89a'), 'image/png', 'NOT_A_PICTURE'],
    ['a file of another type', () => solid(4, 4).png().toBuffer(), 'image/jpeg', 'OTHER_TYPE'],
    [
      'a moving WebP',
      () =>
        sharp(Buffer.from(Array.from({ length: 96 }, (_, at) => (at < 48 ? 1 : 200))), {
          raw: { width: 4, height: 8, channels: 3, pageHeight: 4 },
        })
          .webp()
          .toBuffer(),
      'image/webp',
      'ANIMATED',
    ],
    [
      'a moving PNG',
      async () => {
        const still = await solid(4, 4).png().toBuffer();
        return Buffer.concat([still.subarray(0, 33), chunk('acTL', Buffer.alloc(8)), still.subarray(33)]);
      },
      'image/png',
      'ANIMATED',
    ],
    [
      'a small file that unfolds to a huge one',
      async () => {
        const still = await solid(4, 4).png().toBuffer();
        still.writeUInt32BE(30_000, 16);
        still.writeUInt32BE(30_000, 20);
        still.writeUInt32BE(crc32(still.subarray(12, 29)), 29);
        return still;
      },
      'image/png',
      'TOO_MANY_PIXELS',
    ],
    [
      'a damaged PNG, of which nothing is told',
      async () => {
        const noise = Buffer.from(Array.from({ length: 400 * 300 * 3 }, (_, at) => (at * 7919) % 251));
        const file = await sharp(noise, { raw: { width: 400, height: 300, channels: 3 } })
          .png()
          .toBuffer();
        return file.subarray(0, file.length >> 1);
      },
      'image/png',
      'DAMAGED',
    ],
    [
      'half a WebP file',
      async () => {
        const file = await solid(400, 300).webp({ lossless: true }).toBuffer();
        return file.subarray(0, file.length - 4);
      },
      'image/webp',
      'DAMAGED',
    ],
    ['half a file', async () => (await photograph()).subarray(0, 3000), 'image/jpeg', 'DAMAGED'],
  ];

  it.each(refusals)('when it is %s', async (_, make, contentType, reason) => {
    const files = await published(await make(), contentType);
    expect(outcomeOf(files)).toEqual({ status: 'REFUSED', reason });
    expect([...files.keys()]).toEqual(['outcome']);
  });
});

it('fails where the reason lies with us, so that it is tried again', async () => {
  const handle = processPictureHandler({
    read: () => Promise.reject(new Error('away')),
    publish: () => Promise.resolve(true),
    log: () => undefined,
  });
  await expect(handle(event)).rejects.toThrow('away');
});

it.each(['vips_tracked: out of memory --- size == 99MB', 'webp2vips: out of memory', 'no such library'])(
  'fails, and refuses nobody, when drawing says “%s”',
  async (message) => {
    jest.spyOn(sharp.prototype as ReturnType<typeof sharp>, 'toBuffer').mockRejectedValue(new Error(message));
    const content = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    await expect(published(content, 'image/png')).rejects.toThrow(message);
    jest.restoreAllMocks();
  },
);
