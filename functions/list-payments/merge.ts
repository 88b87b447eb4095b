import type { Checkout } from '../../model/checkouts';
import { paymentPosition } from '../../model/payments';

/** One share of the list as it is read: pages, newest first. */
export interface SharePage {
  items: Checkout[];
  /** Where the page ended, if there is more: nothing newer than this is left to be read. */
  readTo?: string;
}

/** Reads on in one share of the list. */
export type ReadShare = () => Promise<SharePage | undefined>;

/** Some of the newest of several shares. */
export interface Merged {
  items: Checkout[];
  /** Where the next part begins: what is older than this. Absent: there is no more. */
  next?: string;
}

/**
 * The newest of several shares, each of which is read newest first.
 * @param limit how many at most.
 * @param pages how many pages may be read after the first of each share. Where they are used up the part ends, even if it
 * holds less.
 */
export async function mergeNewest(shares: ReadShare[], limit: number, pages: number): Promise<Merged> {
  const heads = await Promise.all(shares.map(headOf));
  const items: Checkout[] = [];
  let left = pages;
  for (;;) {
    const [newest] = heads.filter((head) => head.position !== undefined).sort(newestFirst);
    if (!newest) return { items };
    const [item] = newest.items;
    if (item) {
      if (items.length === limit) return { items, next: paymentPosition(items[limit - 1]!) };
      items.push(item);
      newest.items.shift();
      newest.position = newest.items[0] ? paymentPosition(newest.items[0]) : newest.readTo;
    } else {
      if (left === 0) return { items, next: newest.position };
      left -= 1;
      Object.assign(newest, await headOf(newest.read));
    }
  }
}

interface Head extends SharePage {
  read: ReadShare;
  /** Nothing newer than this is left in the share; undefined: nothing is. */
  position?: string;
}

async function headOf(read: ReadShare): Promise<Head> {
  const { items, readTo } = (await read()) ?? { items: [] };
  return { read, items, readTo, position: items[0] ? paymentPosition(items[0]) : readTo };
}

function newestFirst({ position: one = '' }: Head, { position: other = '' }: Head): number {
  return one < other ? 1 : -1;
}
