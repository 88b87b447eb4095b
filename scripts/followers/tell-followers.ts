/** Whether who follows a voting is told once that it closes, in the web app, whatever is killed on the way. */
import { chromium, type Browser, type Page } from 'playwright-core';
import { setTimeout as pause } from 'node:timers/promises';
import { sendWrites } from '../../functions/lib/dynamodb/writes';
import { followWrite } from '../../model/message';
import { newPage, signInOn } from '../../test/browser/web-pages';
import { chromiumFlags, chromiumShellPath } from '../../test/support/chromium';
import { freshAccount, organiserAccount, signedIn, voterWith, type Caller } from '../../test/support/clients';
import { startStack, type StackProcess } from '../../test/support/stack';
import { castVoteMutation, createVoting, inSeconds, type TestVoting } from '../../test/support/votings';
import { target } from '../operator/target';

/** Seconds before a voting closes at which its followers are told. */
const ALERT_SECONDS = 300;
/** Seconds until then, once everything is there. */
const LEAD_SECONDS = 25;
/** Items of one transaction ("TransactWriteItems", DynamoDB). */
const TOGETHER = 100;
/** Milliseconds: what is told every minute has been told again by then, if it ever is. */
const LONG_ENOUGH_MS = 75_000;

const TITLE = 'Who is told of it?';
const FOLLOW = 'mutation($id: ID!) { followVoting(votingId: $id) { following } }';

/** Somebody who has the web app open. */
interface Watcher {
  name: string;
  page: Page;
  isTold: boolean;
  /** How often a message about the voting came up. */
  shown: number;
}

/**
 * Has so many follow a voting, and kills the stack around the instant at which they are told.
 * @param tell is told what happens.
 * @returns what was wrong. Empty: nothing.
 */
export async function tellFollowers(followers: number, tell: (line: string) => void): Promise<string[]> {
  const args = ['--no-seed', '--quiet'];
  let stack = await startStack({ args: [...args, '--fresh'] });
  const browser = await chromium.launch({ executablePath: chromiumShellPath(), args: chromiumFlags });
  try {
    const organiser = await signedIn(organiserAccount, stack.baseUrl);
    const voting = await createVoting(organiser, { title: TITLE, closesAt: inSeconds(7200) });
    await follow(stack, voting, followers);
    tell(`${followers} follow a voting.`);
    const watchers = await Promise.all(
      (['follows it', 'follows it and has voted', 'follows nothing'] as const).map((name) =>
        watch(browser, stack, voting, name),
      ),
    );
    const due = Date.now() + LEAD_SECONDS * 1000;
    await organiser.expect('mutation($input: UpdateVotingInput!) { updateVoting(input: $input) { id } }', {
      input: { id: voting.id, closesAt: new Date(due + ALERT_SECONDS * 1000).toISOString() },
    });
    await pause(due - 3000 - Date.now());
    stack = await killed(stack, args);
    tell(`Killed 3 s before they are told; it was back ${seconds(Date.now() - due)} s after that instant.`);
    const [follower] = watchers as [Watcher, Watcher, Watcher];
    await unread(follower.page).waitFor();
    const told = Date.now() - due;
    tell(`Who follows it was told ${seconds(told)} s after the instant.`);
    stack = await killed(stack, args);
    tell('Killed once more.');
    await pause(LONG_ENOUGH_MS);
    const wrong = (await Promise.all(watchers.map(wrongOf))).flat();
    if (told >= ALERT_SECONDS * 1000) wrong.push('Told when the voting had closed.');
    if (wrong.length === 0) tell('Told once, in time, and nobody else.');
    return wrong;
  } finally {
    await browser.close();
    await stack.stop();
  }
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1);

/** As `followVoting` writes it, for voters who are not looking. */
async function follow({ dataDirectory }: StackProcess, { id }: TestVoting, followers: number): Promise<void> {
  const { client, tableName } = target({ data: dataDirectory });
  const at = new Date();
  const writes = Array.from({ length: followers }, (_, index) =>
    followWrite(`follower-${index}`, id, at.toISOString(), Math.floor(at.getTime() / 1000) + 7200),
  );
  for (let first = 0; first < writes.length; first += TOGETHER)
    await sendWrites(client, tableName, writes.slice(first, first + TOGETHER));
}

async function watch(
  browser: Browser,
  { baseUrl, port }: StackProcess,
  { id, options }: TestVoting,
  name: 'follows it' | 'follows it and has voted' | 'follows nothing',
): Promise<Watcher> {
  const account = freshAccount('follower');
  const voter: Caller = await voterWith(account, baseUrl);
  if (name !== 'follows nothing') await voter.expect(FOLLOW, { id });
  if (name === 'follows it and has voted')
    await voter.expect(castVoteMutation, { input: { votingId: id, optionId: options[0]!.id } });
  const page = await newPage(browser, []);
  const watcher: Watcher = { name, page, isTold: name === 'follows it', shown: 0 };
  await page.exposeFunction('tellShown', () => (watcher.shown += 1));
  await page.addInitScript(`
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        for (const node of addedNodes)
          if (node instanceof Element && (node.matches('.arrival') || node.querySelector('.arrival'))) tellShown();
    }).observe(document, { childList: true, subtree: true });`);
  await signInOn(page, account, `http://localhost:${port + 1}`);
  await page.getByText('Live', { exact: true }).waitFor();
  return watcher;
}

async function killed({ process, port, dataDirectory }: StackProcess, args: string[]): Promise<StackProcess> {
  process.kill('SIGKILL');
  return startStack({ port, dataDirectory, args });
}

const unread = (page: Page) => page.getByRole('link', { name: 'Messages 1 new message', exact: true });

/** What is not as it must be on a page, as it stands and once it was loaded again. */
async function wrongOf({ name, page, isTold, shown }: Watcher): Promise<string[]> {
  const wrong: string[] = [];
  if (shown > (isTold ? 1 : 0)) wrong.push(`Who ${name} was shown it ${shown} times.`);
  await page.goto(new URL('/messages', page.url()).href);
  await page.getByRole('heading', { name: 'Messages', level: 1 }).waitFor();
  const list = page.getByRole('main').getByRole('listitem').filter({ hasText: TITLE });
  if (isTold) await list.first().waitFor();
  else await page.getByText('Live', { exact: true }).waitFor();
  const listed = await list.count();
  if (listed !== (isTold ? 1 : 0)) wrong.push(`Who ${name} has it ${listed} times in the list.`);
  return wrong;
}
