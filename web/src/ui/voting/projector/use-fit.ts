import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { fitRows, largest, type RowFit } from './fit';

/** Shares of the smaller side of the screen: what is smaller than the smallest row is not read in a room. */
const [SMALLEST_ROW, LARGEST_ROW] = [0.0135, 0.062];
const SMALLEST_QUESTION = 0.025;
const [SMALLEST_STANDING, LARGEST_STANDING] = [0.0145, 0.036];
const COLUMNS = 3;

/** The more rows there are, the less of the height the question takes, and the smaller it is. */
function questionRoom(rows: number): { height: number; largest: number } {
  if (rows <= 6) return { height: 0.3, largest: 0.1 };
  return rows <= 12 ? { height: 0.24, largest: 0.08 } : { height: 0.17, largest: 0.06 };
}
const STANDING_SHARE = 0.11;

/** What is written as large as it fits. */
export interface Fitted {
  frame: RefObject<HTMLDivElement | null>;
  question: RefObject<HTMLHeadingElement | null>;
  rows: RefObject<HTMLUListElement | null>;
  standing: RefObject<HTMLParagraphElement | null>;
  /** Options that are named; the others are summed up. */
  named: number;
}

/**
 * Writes question, rows and standing as large as they fit into the screen, by measuring them: at first, when the window
 * changes, and when `content` does.
 * @param count how many options there are. Rows say by `data-rank` in which order they stay; the last one is that of the rest.
 * @param content changes with everything that takes room.
 */
export function useFit(count: number, content: string): Fitted {
  const frame = useRef<HTMLDivElement>(null);
  const question = useRef<HTMLHeadingElement>(null);
  const rows = useRef<HTMLUListElement>(null);
  const standing = useRef<HTMLParagraphElement>(null);
  const [named, setNamed] = useState(count);
  const [size, setSize] = useState('');
  useEffect(() => {
    const measure = (): void => {
      setSize(
        [frame, rows].map(({ current }) => [current?.clientWidth, current?.clientHeight].join()).join(),
      );
    };
    // A row's size changes nothing of the list's own: this ends.
    const observer = new ResizeObserver(measure);
    for (const { current } of [frame, rows]) if (current) observer.observe(current);
    // Fonts that arrive later have other widths.
    void document.fonts.ready.then(measure);
    return () => {
      observer.disconnect();
    };
  }, []);
  useLayoutEffect(() => {
    if (!frame.current || !question.current || !rows.current) return;
    const unit = Math.min(frame.current.clientWidth, frame.current.clientHeight);
    const height = frame.current.clientHeight;
    const room = questionRoom(count);
    fitText(question.current, room.height * height, [SMALLEST_QUESTION * unit, room.largest * unit]);
    if (standing.current)
      fitText(standing.current, STANDING_SHARE * height, [SMALLEST_STANDING * unit, LARGEST_STANDING * unit]);
    const list = rows.current;
    const fit = fitRows(
      count,
      { smallest: SMALLEST_ROW * unit, largest: LARGEST_ROW * unit, columns: COLUMNS },
      (tried) => {
        writeRows(list, tried, count);
        return !isCut(list);
      },
    );
    writeRows(list, fit, count);
    setNamed(fit.named);
  }, [count, content, size]);
  return { frame, question, rows, standing, named };
}

/** Writes a text as large as it fits below a height, with whole words if that is not much smaller. */
function fitText(element: HTMLElement, height: number, [min, max]: [number, number]): void {
  const sizeWith = (broken: boolean): number => {
    element.dataset['broken'] = String(broken);
    return largest(min, max, (size) => {
      element.style.fontSize = `${size}px`;
      return element.scrollHeight <= height && element.scrollWidth <= element.clientWidth;
    });
  };
  const whole = sizeWith(false);
  element.style.fontSize = `${whole}px`;
  if (element.scrollHeight <= height && element.scrollWidth <= element.clientWidth) return;
  element.style.fontSize = `${sizeWith(true)}px`;
}

function writeRows(
  list: HTMLUListElement,
  { size, columns, broken, below, named }: RowFit,
  count: number,
): void {
  const shown = named < count ? named + 1 : count;
  list.style.fontSize = `${size}px`;
  list.style.setProperty('--columns', String(columns));
  list.style.setProperty('--rows', String(Math.ceil(shown / columns)));
  list.dataset['broken'] = String(broken);
  list.dataset['below'] = String(below);
  for (const row of list.children as HTMLCollectionOf<HTMLElement>) {
    const { rank } = row.dataset;
    row.hidden = rank === 'rest' ? named === count : Number(rank) >= named;
  }
}

/** Whether anything of a list lies outside of it, or of a row outside of the row. */
function isCut(list: HTMLUListElement): boolean {
  if (list.scrollHeight > list.clientHeight || list.scrollWidth > list.clientWidth) return true;
  return [...list.children].some((row) => row.scrollWidth > row.clientWidth);
}
