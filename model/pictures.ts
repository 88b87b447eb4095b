/** Pictures that organisers upload. Pure and APPSYNC_JS-safe. */

/** Most bytes of a file. */
export const MAX_PICTURE_BYTES = 10485760;

/** What a file may be. */
export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp'];

/** Most pixels of a picture: those of any telephone's ordinary photograph. */
export const MAX_PICTURE_PIXELS = 64000000;

/** The sizes that a picture is kept in: the most pixels of its longer edge. */
export const PICTURE_SIZES = { small: 320, medium: 640, large: 1280 } as const;
export type PictureSize = keyof typeof PICTURE_SIZES;

/** What the path of a picture's address is, and the key in the bucket behind a slash: what is shown is the largest size. */
export const PICTURE_PATH = '^/pictures/[0-9a-f]{32}/large$';

/** Why an upload became no picture. */
export type PictureRefusal = 'NOT_A_PICTURE' | 'OTHER_TYPE' | 'ANIMATED' | 'TOO_MANY_PIXELS' | 'DAMAGED';

/** What became of an upload, in the file `outcome` beside its sizes. */
export type PictureOutcome = { status: 'READY' } | { status: 'REFUSED'; reason: PictureRefusal };

/** The key of a picture in one size, or of what became of its upload. */
export function pictureKey(id: string, name: PictureSize | 'outcome'): string {
  return `pictures/${id}/${name}`;
}
