import { MAX_PAGE_SIZE } from '../../../../model/limits';
import type { Page } from './use-paged';

/** Everything that a list has, a page after the other. */
export async function fetchAllPages<Item>(
  fetchPage: (nextToken: string | null, limit: number) => Promise<Page<Item>>,
): Promise<Item[]> {
  const all: Item[] = [];
  let nextToken: string | null = null;
  do {
    const page: Page<Item> = await fetchPage(nextToken, MAX_PAGE_SIZE);
    all.push(...page.items);
    ({ nextToken } = page);
  } while (nextToken !== null);
  return all;
}
