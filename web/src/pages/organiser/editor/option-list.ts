import { emptyOption, type DraftOption } from './draft';

/** What stands before the items of a list: dashes, dots, numbers. */
const BULLET = /^\s*(?:[-*•–]|\d{1,2}[.)])\s+/;

/** The lines of a pasted list, without what stands before them; fewer than two: it is no list. */
export function linesOf(text: string): string[] {
  return text.split(/[\r\n]+/).flatMap((line) => {
    const words = line.replace(BULLET, '').trim();
    return words === '' ? [] : [words];
  });
}

/**
 * Puts one line into each option that is empty, from `index` on, and what is left into new ones. Nothing is dropped: too
 * many options are complained of in the form.
 */
export function withLines(
  options: readonly DraftOption[],
  index: number,
  lines: readonly string[],
): DraftOption[] {
  const left = [...lines];
  const filled = options.map((option, at) =>
    at >= index && option.label.trim() === '' && left.length > 0
      ? { ...option, label: left.shift() ?? '' }
      : option,
  );
  return [...filled, ...left.map((label) => ({ ...emptyOption(), label }))];
}
