import { PICTURE_PATH, PICTURE_SIZES } from '../../../../model/pictures';

/** What an `img` shows a picture from. */
export interface PictureSources {
  src: string;
  srcSet: string;
}

/**
 * Where a picture is loaded from: always this page's own host, whatever host its address names. Other addresses, which
 * votings may have from before pictures were uploaded, lead nowhere.
 */
export function pictureSources(address: string | null | undefined): PictureSources | undefined {
  const path = picturePath(address);
  if (path === undefined) return undefined;
  const sizes = Object.entries(PICTURE_SIZES);
  return {
    src: path,
    srcSet: sizes.map(([size, pixels]) => `${path.replace(/large$/, size)} ${pixels}w`).join(', '),
  };
}

/** The path of an uploaded picture's address, or undefined for any other address. */
export function picturePath(address: string | null | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined;
  const { protocol, pathname } = new URL(address);
  return /^https?:$/.test(protocol) && new RegExp(PICTURE_PATH).test(pathname) ? pathname : undefined;
}
