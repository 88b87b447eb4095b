import { largest } from './fit';

/** Sizes of a text in pixels. */
export interface TextSizes {
  /** What it is written in if it fits at no size. */
  smallest: number;
  /** Words stay whole down to here. */
  readable: number;
  largest: number;
}

/**
 * Writes a text as large as it fits into its element's width and below a height: with broken words only if whole ones could
 * not be read. The element's `data-broken` says which.
 * @param height pixels.
 */
export function fitText(element: HTMLElement, height: number, sizes: TextSizes): void {
  const write = (size: number): void => {
    element.style.fontSize = `${size}px`;
  };
  const fits = (size: number): boolean => {
    write(size);
    return element.scrollHeight <= height && element.scrollWidth <= element.clientWidth;
  };
  const largestWith = (broken: boolean, smallest: number): number => {
    element.dataset['broken'] = String(broken);
    return largest(smallest, sizes.largest, fits);
  };
  const whole = largestWith(false, sizes.readable);
  write(fits(whole) ? whole : largestWith(true, sizes.smallest));
}
