import type { Browser } from 'playwright-core';
import { demoAccounts } from '../local/demo/accounts';
import { signInOn } from '../test/browser/web-pages';
import { publicCaller } from '../test/support/clients';
import type { StackProcess } from '../test/support/stack';

/** As whom a picture of a page is taken. */
export type Who = 'visitor' | 'voter' | 'organiser';

/** Votings of the demo, each by what it shows: their ids. */
export type DemoVotings = Record<'free' | 'hidden' | 'paid' | 'upcoming' | 'closed', string>;

/** What a browser keeps of each visitor's session, as JSON. */
export async function signInAll(browser: Browser, web: string): Promise<Record<Who, string>> {
  const kept: Record<Who, string> = { visitor: '{}', voter: '{}', organiser: '{}' };
  for (const account of demoAccounts) {
    if (account.name === 'voter2') continue;
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    await signInOn(page, account, web);
    kept[account.name] = await page.evaluate<string>('JSON.stringify(localStorage)');
    await context.close();
  }
  return kept;
}

/** Finds the votings that a fresh stack begins with. */
export async function demoVotings(stack: StackProcess): Promise<DemoVotings> {
  const anyone = await publicCaller(stack.baseUrl);
  const all = async (filter: string): Promise<{ id: string; results: string }[]> => {
    const { votings } = await anyone.expect<{ votings: { items: { id: string; results: string }[] } }>(
      `query { votings(filter: { ${filter} }) { items { id results } } }`,
    );
    return votings.items;
  };
  const first = async (filter: string): Promise<string> => (await all(filter)).at(-1)?.id ?? '';
  // The demo's first voting closes within seconds of the start.
  let closed = '';
  while (closed === '') closed = await first('status: CLOSED');
  const free = await all('status: OPEN, access: FREE');
  return {
    free: free.findLast(({ results }) => results === 'ALWAYS')?.id ?? '',
    hidden: free.find(({ results }) => results !== 'ALWAYS')?.id ?? '',
    paid: await first('status: OPEN, access: PAID'),
    upcoming: await first('status: UPCOMING'),
    closed,
  };
}
