import { largest, WORTH_BROKEN_WORDS } from './fit';

/**
 * Writes a text as large as it fits into its element's width and below a height: with whole words, if broken ones would not
 * be much larger. The element's `data-broken` says which.
 * @param height pixels.
 * @param sizes pixels, the smallest and the largest. A text that fits at none of them has the smallest.
 */
export function fitText(element: HTMLElement, height: number, [smallest, most]: [number, number]): void {
  const write = (size: number): void => {
    element.style.fontSize = `${size}px`;
  };
  const fits = (size: number): boolean => {
    write(size);
    return element.scrollHeight <= height && element.scrollWidth <= element.clientWidth;
  };
  const breakWords = (broken: boolean): void => {
    element.dataset['broken'] = String(broken);
  };
  breakWords(false);
  const whole = largest(smallest, most, fits);
  const broken = fits(whole) ? Math.ceil(whole * WORTH_BROKEN_WORDS) : smallest;
  if (broken > most) return;
  breakWords(true);
  if (broken === smallest || fits(broken)) {
    write(largest(broken, most, fits));
    return;
  }
  breakWords(false);
  write(whole);
}
