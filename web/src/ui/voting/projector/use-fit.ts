import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { fitRows, type RowFit } from './fit';
import { fitText } from './fit-text';

/** Shares of the smaller side of the screen: what is smaller than the smallest row is not read in a room. */
const [SMALLEST_ROW, LARGEST_ROW] = [0.0135, 0.062];
const [SMALLEST_QUESTION, READABLE_QUESTION] = [0.025, 0.036];
const [SMALLEST_STANDING, READABLE_STANDING, LARGEST_STANDING] = [0.0145, 0.02, 0.036];
const COLUMNS = 3;

/** The more rows there are, the less of the height the question takes, and the smaller it is: least if not all are named. */
function questionRoom(rows: number, isTight: boolean): { height: number; largest: number } {
  if (isTight) return { height: 0.12, largest: 0.05 };
  if (rows <= 6) return { height: 0.3, largest: 0.1 };
  return rows <= 12 ? { height: 0.24, largest: 0.08 } : { height: 0.17, largest: 0.06 };
}
const STANDING_SHARE = 0.11;
const TIGHT_STANDING_SHARE = 0.07;

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
 * changes, and when `content` does. With every tally only the standing is written; the rows follow if that took or gave them
 * room, or if not all of them are named.
 * @param count how many options there are. Rows say by `data-rank` in which order they stay; the last one is that of the rest.
 * @param content changes with everything that takes room, but for what follows.
 * @param tally changes with the standing's words and with every count.
 */
export function useFit(count: number, content: string, tally: string): Fitted {
  const frame = useRef<HTMLDivElement>(null);
  const question = useRef<HTMLHeadingElement>(null);
  const rows = useRef<HTMLUListElement>(null);
  const standing = useRef<HTMLParagraphElement>(null);
  const [named, setNamed] = useState(count);
  const [size, setSize] = useState('');
  useEffect(() => {
    const measure = (): void => {
      setSize([frame, rows].map(({ current }) => current && roomOf(current)).join());
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
    let fitting = 0;
    for (const isTight of [false, true]) {
      fitQuestion(question.current, frame.current, count, isTight);
      fitStanding(standing.current, frame.current, isTight);
      fitting = fitList(rows.current, frame.current, count);
      if (fitting === count) break;
    }
    setNamed(fitting);
  }, [count, content, size]);
  useLayoutEffect(() => {
    if (!frame.current || !rows.current) return;
    const before = roomOf(rows.current);
    fitStanding(standing.current, frame.current, named < count);
    if (named < count || roomOf(rows.current) !== before)
      setNamed(fitList(rows.current, frame.current, count));
  }, [count, named, tally]);
  return { frame, question, rows, standing, named };
}

/** The smaller side of the screen, which sizes are shares of. */
const unitOf = (frame: HTMLElement): number => Math.min(frame.clientWidth, frame.clientHeight);

function fitQuestion(question: HTMLElement, frame: HTMLElement, count: number, isTight: boolean): void {
  const room = questionRoom(count, isTight);
  const unit = unitOf(frame);
  fitText(question, room.height * frame.clientHeight, {
    smallest: SMALLEST_QUESTION * unit,
    readable: READABLE_QUESTION * unit,
    largest: room.largest * unit,
  });
}

function fitStanding(standing: HTMLElement | null, frame: HTMLElement, isTight: boolean): void {
  const unit = unitOf(frame);
  const share = isTight ? TIGHT_STANDING_SHARE : STANDING_SHARE;
  if (standing)
    fitText(standing, share * frame.clientHeight, {
      smallest: SMALLEST_STANDING * unit,
      readable: READABLE_STANDING * unit,
      largest: LARGEST_STANDING * unit,
    });
}

/** @returns how many options are named. */
function fitList(list: HTMLUListElement, frame: HTMLElement, count: number): number {
  const unit = unitOf(frame);
  const fit = fitRows(
    count,
    { smallest: SMALLEST_ROW * unit, largest: LARGEST_ROW * unit, columns: COLUMNS },
    (tried) => {
      writeRows(list, tried, count);
      return !isCut(list);
    },
  );
  writeRows(list, fit, count);
  return fit.named;
}

const roomOf = ({ clientWidth, clientHeight }: HTMLElement): string => [clientWidth, clientHeight].join();

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
